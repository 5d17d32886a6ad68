/** Reminds the approvers of every company of what they should have answered by now. */
import { dayOf } from '../../shared/basics/day.ts'
import type { ActionCommand } from '../../shared/posting/command.ts'
import { listCompanies } from '../commands/companies.ts'
import type { Work } from '../commands/request.ts'
import type { Commands } from '../commands/run.ts'
import { newId } from '../new-id.ts'
import type { Database } from '../store/database.ts'

export interface ReminderParts {
  readonly db: Database
  readonly commands: Commands
  readonly now: () => number
}

/** Nobody is reminded twice, however many servers ask and how often (see `plan-remind.ts`). */
export async function remindApprovers({ db, commands, now }: ReminderParts): Promise<void> {
  for (const { name } of await listCompanies(db)) {
    const work = reminderWork(now())
    await commands.run(name, [[work]])
  }
}

function reminderWork(now: number): Work {
  const at = new Date(now).toISOString()
  const asked: ActionCommand = {
    type: 'act',
    resource: 'approvalEntries',
    action: 'remind',
    key: '',
    body: {},
    ifMatch: null,
    mistakes: [],
  }
  const context = { at, today: dayOf(at), userName: 'outbox', seed: newId(now) }
  return { id: null, request: '', asked, context, after: [] }
}
