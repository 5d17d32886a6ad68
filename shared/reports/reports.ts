/** The reports that can be asked for: what they take and what stands in their columns. Routes, files and OpenAPI follow. */

/** `by` of the ages: from which date they count. */
export const agingDates = ['dueDate', 'documentDate', 'postingDate'] as const
export type AgingDate = (typeof agingDates)[number]

export type Figure = 'text' | 'code' | 'date' | 'quantity' | 'percent' | 'amount' | 'whole'
export type ReportParameter = 'asOf' | 'from' | 'to' | 'period' | 'by' | 'customers'
export interface Report {
  readonly parameters: readonly ReportParameter[]
  readonly columns: Readonly<Record<string, Figure>>
}

const customer = { customerNumber: 'code', displayName: 'text' } as const
const item = { itemNumber: 'code', displayName: 'text' } as const

export const reports = {
  agedAccountsReceivables: {
    parameters: ['asOf', 'period', 'by'],
    columns: {
      ...customer,
      currencyCode: 'code',
      balanceDue: 'amount',
      currentAmount: 'amount',
      period1Amount: 'amount',
      period2Amount: 'amount',
      period3Amount: 'amount',
      period4Amount: 'amount',
    },
  },
  trialBalance: { parameters: ['asOf'], columns: { accountNumber: 'code', displayName: 'text', balance: 'amount' } },
  vatSummary: {
    parameters: ['from', 'to'],
    columns: { type: 'text', taxCategory: 'code', taxPercent: 'percent', baseAmount: 'amount', taxAmount: 'amount' },
  },
  salesByItem: {
    parameters: ['from', 'to'],
    columns: { ...item, quantity: 'quantity', salesAmount: 'amount', costAmount: 'amount' },
  },
  salesByCustomer: {
    parameters: ['from', 'to'],
    columns: { ...customer, documents: 'whole', salesAmount: 'amount', costAmount: 'amount' },
  },
  /** Of the customers named, or of all who have something open on the last day: row by row as on paper. */
  customerStatements: {
    parameters: ['customers', 'from', 'to', 'period'],
    columns: {
      ...customer,
      section: 'text',
      key: 'text',
      postingDate: 'date',
      documentType: 'text',
      documentNumber: 'code',
      description: 'text',
      dueDate: 'date',
      amount: 'amount',
      remainingAmount: 'amount',
      balance: 'amount',
    },
  },
  overview: {
    parameters: ['asOf'],
    columns: { section: 'text', key: 'code', displayName: 'text', amount: 'amount' },
  },
  inventoryValuation: { parameters: ['asOf'], columns: { ...item, quantity: 'quantity', value: 'amount' } },
} as const satisfies Readonly<Record<string, Report>>

export type ReportName = keyof typeof reports
export const isReport = (name: string): name is ReportName => Object.hasOwn(reports, name)

/** The lines of a customer's statement, which has a head besides. */
export const statementColumns = {
  postingDate: 'date',
  dueDate: 'date',
  documentType: 'text',
  documentNumber: 'code',
  description: 'text',
  amount: 'amount',
  remainingAmount: 'amount',
  balance: 'amount',
} as const satisfies Report['columns']

const scales: Partial<Record<Figure, number>> = { amount: 100, quantity: 100_000, percent: 100_000 }
/** Whole figures of the ledgers as the decimals that are told. */
export const toldRow = (columns: Report['columns'], row: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(columns).map(([name, figure]) => {
      const [value, scale] = [row[name] ?? null, scales[figure]]
      return [name, scale !== undefined && typeof value === 'number' ? value / scale : value]
    }),
  )
