/** A text of bank lines that always goes to the same account: kept on the server, and seen at once in the lines that hold it. */
import type { TextMapping } from '../../../shared/receivables/payment-reconciliation.ts'
import type { AnyRecord } from '../../replica/wire.ts'
import { companyToAsk, type Desk, notConfirmed } from '../parts.ts'
import { command } from './statement-requests.ts'
import { matchPayments } from './statements.ts'

const resource = 'textToAccountMappings'

/** Money in and money out go to the same account; what was known of the text before is replaced. */
export async function rememberText(desk: Desk, text: string, account: string): Promise<void> {
  const company = companyToAsk(desk.parts)
  if (company === null) return
  const { parts } = desk
  // What there is one of is called like its kind.
  const answer = await parts.server.record(company, resource, resource)
  if (answer.kind !== 'ok') return notConfirmed(parts, answer)
  const known = (answer.body as unknown as { readonly value: readonly TextMapping[] }).value
  const others = known.filter(({ mappingText }) => mappingText.toLowerCase() !== text.trim().toLowerCase())
  const value = [...others, { mappingText: text.trim(), debitAccountNumber: account, creditAccountNumber: account }]
  const saved = await command<AnyRecord>(desk, company, {
    id: parts.newId(),
    method: 'PUT',
    url: resource,
    body: { value },
  })
  if (saved) await matchPayments(desk)
}
