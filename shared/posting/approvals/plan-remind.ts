/** Reminding approvers of what they should have answered by now (domain 9.5). */
import { addDays } from '../../basics/day.ts'
import type { Planned } from '../changes.ts'
import type { ActionCommand } from '../command.ts'
import type { Facts } from '../facts.ts'
import { type Context, idMaker } from '../journal.ts'
import type { Need } from '../need.ts'
import { firstNotice, noticeOf } from './notices.ts'
import { changedNow, entryChange } from './plan-request.ts'

/** So many days pass before somebody is reminded again. */
const pause = 7

const open: Need = { kind: 'where', type: 'approvalEntries', field: 'status', value: 'Open' }

export const remindNeeds = (_: ActionCommand<unknown>, facts: Facts): Need[] => [
  open,
  ...(facts.has(open) ? waiting(facts) : []).map(
    ({ id }): Need => ({ kind: 'record', type: 'approvalEntries', key: id }),
  ),
]
const waiting = (facts: Facts) => facts.where('approvalEntries', 'status', 'Open')

export function planRemind(_: ActionCommand<unknown>, facts: Facts, context: Context): Planned {
  const newId = idMaker(context, firstNotice)
  const { today } = context
  const late = waiting(facts)
    // As those before it in the group leave them.
    .flatMap(({ id }) => facts.find('approvalEntries', id) ?? [])
    .filter(({ status, dueDate }) => status === 'Open' && dueDate !== null && dueDate < today)
    .filter(({ remindedDate }) => (remindedDate ?? '') <= addDays(today, -pause))
  const told = late.flatMap((entry) => {
    const notice = noticeOf(facts, context, 'due', entry, newId())
    if (notice.messages.length === 0) return []
    return [{ notice, entry: { ...entry, ...changedNow(entry, context), remindedDate: today } }]
  })
  return {
    changes: {
      records: told.flatMap(({ notice, entry }) => [entryChange(entry), ...notice.records]),
      messages: told.flatMap(({ notice }) => notice.messages),
    },
    answer: { status: 200, body: { reminded: told.map(({ entry }) => entry.id) } },
  }
}
