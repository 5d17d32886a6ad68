/**
 * Posting tells what keeps its document from being an e-invoice, where the customer is to get one: in a preview that is before
 * anything is posted. It stops nothing, since what is missing can be completed afterwards.
 */
import type { Issued } from '../../sales/issued.ts'
import type { Changes, Planned } from '../changes.ts'
import type { Facts } from '../facts.ts'
import { issuedOf } from '../issued.ts'
import type { Context } from '../journal.ts'
import type { Warning } from '../problem.ts'
import type { RecordIn } from '../resources.ts'
import { eInvoiceMistakes } from './e-invoice-mistakes.ts'

type Posted = RecordIn<'salesInvoices'> | RecordIn<'salesCreditMemos'>
type Planner<Command> = (command: Command, facts: Facts, context: Context) => Planned

export const warningOfEInvoices =
  <Command>(plan: Planner<Command>): Planner<Command> =>
  (command, facts, context) => {
    const planned = plan(command, facts, context)
    if ('refused' in planned) return planned
    const warnings = postedIn(planned.changes).flatMap((posted) => warningsOf(facts, posted))
    if (warnings.length === 0) return planned
    return { ...planned, answer: { ...planned.answer, warnings: [...(planned.answer.warnings ?? []), ...warnings] } }
  }

interface NewlyPosted {
  readonly kind: 'salesInvoices' | 'salesCreditMemos'
  readonly document: Posted
}
function postedIn({ records, transaction }: Changes): NewlyPosted[] {
  const numbers = new Set(transaction?.added.customerLedgerEntries?.map(({ documentNumber }) => documentNumber))
  return records.flatMap(({ type, record }) =>
    (type === 'salesInvoices' || type === 'salesCreditMemos') && record && numbers.has(String(record.number))
      ? [{ kind: type, document: record as unknown as Posted }]
      : [],
  )
}

function warningsOf(facts: Facts, { kind, document }: NewlyPosted): Warning[] {
  const customer = facts.find('customers', document.billToCustomerNumber)
  const profile = customer?.sendingProfile
  if (!customer?.peppolEndpoint?.value && !profile?.attachUbl && !profile?.eInvoice) return []
  const issued = issuedOf(facts, kind, document as never) as Issued<'salesInvoices'>
  return eInvoiceMistakes(issued).map(({ code, word, params }) => ({ code: word ?? code, params }))
}
