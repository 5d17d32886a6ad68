/** The sheet of money that came in and went out: lines of bank statements with what they pay, and payments typed by hand. */
import { markColumns, record, type Sheet, shown } from './columns.ts'

export const bank = {
  payments: {
    key: 'payments',
    caption: 'sheet.payments',
    resource: 'paymentReconciliations',
    table: 'VerkoopPayments',
    columns: [
      record('transactionDate', 'date'),
      record('amount', 'amount'),
      record('payerName', 'text', { width: 24, longest: 200 }),
      record('payerAccount', 'code', { width: 22, longest: 50 }),
      record('description', 'text', { width: 34, longest: 1000 }),
      record('reference', 'code', { width: 18, longest: 140 }),
      record('customerNumber', 'code', { longest: 20 }),
      record('applications', 'text', { width: 30, longest: 4000, caption: 'field.pays' }),
      shown('confidence', 'term', { width: 11 }),
      shown('reasons', 'text', { width: 34 }),
      record('accepted', 'flag'),
      record('transferDifferenceTo', 'code', { longest: 20 }),
      record('splitAmount', 'amount'),
      record('statementNumber', 'code', { width: 20, longest: 40 }),
      record('bankAccount', 'code', { longest: 20 }),
      ...markColumns,
    ],
  },
} as const satisfies Readonly<Record<string, Sheet>>
