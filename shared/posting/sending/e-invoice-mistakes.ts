/** What keeps a document from being an e-invoice, told as mistakes: each names the record and the field to fill in. */
import type { Gap } from '../../einvoice/e-invoice.ts'
import { type EInvoiceSource, eInvoiceOf } from '../../einvoice/make.ts'
import { type Mistake, mistake, worded } from '../problem.ts'

export const eInvoiceMistakes = (issued: EInvoiceSource): Mistake[] => eInvoiceOf(issued).gaps.map(gapMistake)

/** Of each kind of record that an e-invoice takes something from, how it is spoken of. */
const spoken: Readonly<Record<string, string>> = {
  companyInformation: 'Company',
  customers: 'Customer',
  unitsOfMeasure: 'Unit',
  vatPostingSetups: 'Vat',
}
export function gapMistake({ record: { type, key }, field, reason, value }: Gap): Mistake {
  const [code, word] =
    reason === 'missing'
      ? (['MissingValue', `NoEInvoice${spoken[type] ?? 'Document'}`] as const)
      : (['InvalidValue', 'NoEInvoiceValue'] as const)
  const path = key === '' ? `/${type}` : `/${type}/${key}`
  return {
    ...worded(mistake(code, field, { field, record: key || type, ...(value === '' ? {} : { value }) }), word),
    pointer: `${path}/${field}`,
  }
}
