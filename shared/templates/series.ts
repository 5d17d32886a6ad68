/** The number series that a company begins with: what a company of an earlier version lacks of them is made like these. */
const rows = [
  ['customers', 'C', 5],
  ['items', 'I', 5],
  ['vendors', 'V', 5],
  ['contacts', 'CT', 5],
  ['salesQuotes', 'SQ-', 5],
  ['salesOrders', 'SO-', 5],
  ['salesInvoices', 'SI-', 5],
  ['salesCreditMemos', 'SC-', 5],
  ['salesReturnOrders', 'SR-', 5],
  ['purchaseOrders', 'PO-', 5],
  ['postedSalesInvoices', 'PSI-', 6],
  ['postedSalesCreditMemos', 'PSC-', 6],
  ['salesShipments', 'SS-', 6],
  ['returnReceipts', 'RR-', 6],
  ['purchaseReceipts', 'PR-', 6],
  ['purchaseInvoices', 'PI-', 6],
  ['reminders', 'RM-', 5],
  ['issuedReminders', 'IRM-', 6],
] as const

export interface UsualSeries {
  readonly code: string
  readonly prefix: string
  readonly width: number
  readonly next: number
}
export const usualSeries: readonly UsualSeries[] = rows.map(([code, prefix, width]) => ({
  code,
  prefix,
  width,
  next: 1,
}))
