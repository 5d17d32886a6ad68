/** Undoing all that settled an invoice before it is cancelled: the latest first, each on its own day. */
import type { OpenItem } from '../../receivables/open-item.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import type { Need } from '../need.ts'
import type { Applications } from '../payments/applications.ts'
import { entryNeeds } from '../payments/plan-apply.ts'
import { entriesIn } from '../payments/plan-unapply.ts'
import { postingDateMistakes } from '../posting-date.ts'
import { type Mistake, mistake, worded } from '../problem.ts'

/** Numbers of the applications that the entry is part of, the latest first. */
const applicationsOf = (facts: Facts, { entryNumber }: OpenItem) =>
  [...new Set(facts.appliedDetails(entryNumber).map((detail) => detail.applicationNumber ?? 0))].toReversed()

export function unapplyingNeeds(facts: Facts, item: OpenItem): Need[] {
  const own = { kind: 'appliedDetails', entryNumber: item.entryNumber } as const
  if (!facts.has(own)) return [own]
  return applicationsOf(facts, item).flatMap((applicationNumber) => {
    const application = { kind: 'application', applicationNumber } as const
    const others = facts.has(application) ? entriesIn(facts.application(applicationNumber)) : []
    return [
      application,
      ...others.flatMap((entryNumber): Need[] => [
        ...entryNeeds(facts, entryNumber),
        { kind: 'appliedDetails', entryNumber },
      ]),
    ]
  })
}

/** What is settled with something else since must be undone by hand first. */
export function unapplyingMistakes(facts: Facts, context: Context, item: OpenItem): Mistake[] {
  const numbers = applicationsOf(facts, item)
  return numbers.flatMap((number) => {
    const details = facts.application(number)
    const later = entriesIn(details).filter((entryNumber) =>
      facts
        .appliedDetails(entryNumber)
        .some(
          ({ applicationNumber }) => (applicationNumber ?? 0) > number && !numbers.includes(applicationNumber ?? 0),
        ),
    )
    return [
      ...later.map((entry) => {
        const params = { entry, number: facts.customerEntry(entry).documentNumber }
        return worded(mistake('AlreadyApplied', '', params), 'UnapplyLaterFirst')
      }),
      ...postingDateMistakes(facts, context.userName, details[0]?.postingDate ?? null),
    ]
  })
}

export function unapplyAll(facts: Facts, settling: Applications, item: OpenItem) {
  for (const number of applicationsOf(facts, item)) {
    const details = facts.application(number)
    const [first] = details
    if (first) settling.undo(details, first.postingDate)
  }
}
