/** Reminds the approvers of every company of what they should have answered by now. */
import { listCompanies } from '../commands/companies.ts'
import { ownWork } from '../commands/own-work.ts'
import type { Commands } from '../commands/run.ts'
import type { Database } from '../store/database.ts'

export interface ReminderParts {
  readonly db: Database
  readonly commands: Commands
  readonly now: () => number
}

const reminding = { resource: 'approvalEntries', action: 'remind', key: '', body: {}, userName: 'outbox' }

/** Nobody is reminded twice, however many servers ask and how often (see `plan-remind.ts`). */
export async function remindApprovers({ db, commands, now }: ReminderParts): Promise<void> {
  for (const { name } of await listCompanies(db)) {
    await commands.run(name, [[ownWork(reminding, now())]])
  }
}
