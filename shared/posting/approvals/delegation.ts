/** Handing a request on to somebody else, asked for or by itself (domain 9.3). */
import { addDays } from '../../basics/day.ts'
import { sameText } from '../../basics/fields.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import { approverNamed } from './approvers.ts'
import { changedNow, type Entry } from './plan-request.ts'

const between = '; '
/** Who had it before, the first of them first. */
export const earlierApprovers = ({ delegatedFrom }: Entry): string[] =>
  delegatedFrom.split(between).filter((name) => name !== '')

/** The approver's substitute, else the approver's own approver; never who sent it, nor any of `barred`. */
export function nextApprover(facts: Facts, entry: Entry, barred: readonly string[] = []): string | undefined {
  const { approverUserName: from, senderUserName: sender } = entry
  const setup = approverNamed(facts, from)
  const isBarred = (name: string) => [sender, from, ...barred].some((one) => sameText(one, name))
  return [setup?.substituteUserName ?? '', setup?.approverUserName ?? ''].find((name) => name !== '' && !isBarred(name))
}

/** Whoever is asked now has as many days as anybody else. */
export function handedTo(facts: Facts, entry: Entry, to: string, context: Context): Entry {
  const dueDate = addDays(context.today, facts.find('approvalWorkflow', 'approvalWorkflow')?.dueDays ?? 0)
  return {
    ...entry,
    ...changedNow(entry, context),
    approverUserName: to,
    delegatedFrom: [...earlierApprovers(entry), entry.approverUserName].join(between),
    dueDate: entry.dueDate !== null && entry.dueDate > dueDate ? entry.dueDate : dueDate,
    remindedDate: null,
  }
}
