/** The commands of the ribbon. The manifest names them, and the add-in gives each its function: both read this list. */
export const ribbonCommands = [
  'checkRows',
  'postReady',
  'shipOrders',
  'invoiceOrders',
  'shipAndInvoiceOrders',
  'refreshSheets',
  'insertSheets',
] as const

export type RibbonCommand = (typeof ribbonCommands)[number]
