/** Handing a posted invoice or credit memo to the access point because somebody asks for it. */
import { isDraft } from '../../print/name.ts'
import type { Issued } from '../../sales/issued.ts'
import { type Planned, refused } from '../changes.ts'
import type { ActionCommand } from '../command.ts'
import type { Facts } from '../facts.ts'
import { issuedNeeds, issuedOf } from '../issued.ts'
import type { Context } from '../journal.ts'
import type { Need } from '../need.ts'
import { known, record } from '../needs.ts'
import { mistake, problem, problemOf } from '../problem.ts'
import { isStale, staleProblem } from '../versions.ts'
import { handedOver, handedOverNeeds, isQueued } from './hand-over.ts'

type Invoiced = 'salesInvoices' | 'salesCreditMemos'

export function handOverNeeds({ resource, key }: ActionCommand<unknown>, facts: Facts): Need[] {
  const kind = resource as Invoiced
  const [own] = record(kind, key)
  const document = known(facts, own, () => facts.find(kind, key))
  return [...issuedNeeds(facts, kind, key), ...(document ? handedOverNeeds(facts, document.id) : [])]
}

export function planHandOver(command: ActionCommand<unknown>, facts: Facts, context: Context): Planned {
  const kind = command.resource as Invoiced
  const document = facts.find(kind, command.key)
  if (!document) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, document)) return refused(staleProblem(document))
  const issued = issuedOf(facts, kind, document as never) as Issued<'salesInvoices'>
  if (isDraft(issued)) return refused(problemOf([mistake('NotPosted', '', { number: document.number })]))
  const queued = handedOver(facts, context, issued)
  if (!isQueued(queued)) return refused(problemOf(queued.mistakes))
  return { changes: queued.changes, answer: { status: 202, body: { ...document, email: queued.email } } }
}
