/** What answering a request, or handing it on, asks to know: the request, its document, and whose log tells of it. */

import { logNeeds } from '../contacts/plan-interaction.ts'
import type { DocumentResource, Draft } from '../document-kinds.ts'
import type { Facts } from '../facts.ts'
import type { Need } from '../need.ts'
import { known, partyNeeds, record } from '../needs.ts'

/** `key` is the id of the entry. */
export function answerNeeds(facts: Facts, key: string): Need[] {
  const [own] = record('approvalEntries', key)
  const entry = known(facts, own, () => facts.find('approvalEntries', key))
  if (!own || !entry) return own ? [own] : []
  const type = entry.documentType as DocumentResource
  const [asked] = record(type, entry.documentId)
  const document = known(facts, asked, () => facts.find(type, entry.documentId) as Draft | null)
  return [
    own,
    ...(asked ? [asked] : []),
    ...(document?.approvalRequest ?? []).flatMap(({ id }) => record('approvalEntries', id)),
    ...(document ? partyNeeds(facts, document.customerNumber, document.billToCustomerNumber) : []),
    ...(document ? logNeeds(facts, document) : []),
  ]
}
