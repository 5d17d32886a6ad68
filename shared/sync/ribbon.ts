/** The commands of the ribbon and of the menu on a cell. The manifest names them, and the add-in gives each its function: both read this list. */
export const ribbonCommands = [
  'checkRows',
  'checkSelected',
  'nextProblem',
  'saveRows',
  'postReady',
  'postAndSendReady',
  'shipOrders',
  'invoiceOrders',
  'shipAndInvoiceOrders',
  'receiveGoods',
  'receiveAndInvoiceGoods',
  'releaseSelected',
  'reopenSelected',
  'makeOrders',
  'makeInvoices',
  'makePurchaseOrders',
  'sendSelected',
  'correctSelected',
  'cancelSelected',
  'creditSelected',
  'undoSelected',
  'showDocument',
  'showEntries',
  'showCustomer',
  'refreshSheets',
  'insertSheets',
] as const

/** Functions that only the workbench has a button for. */
export const workbenchCommands = ['resetDemo'] as const

export type RibbonCommand = (typeof ribbonCommands)[number]
export type WorkbenchCommand = (typeof workbenchCommands)[number]
