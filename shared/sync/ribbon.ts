/** The commands of the ribbon. The manifest names them, and the add-in gives each its function: both read this list. */
export const ribbonCommands = [
  'checkRows',
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
  'refreshSheets',
  'insertSheets',
] as const

export type RibbonCommand = (typeof ribbonCommands)[number]
