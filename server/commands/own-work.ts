/** Work that no request of the API asks for: the outbox, reminders and the page of approvers act through commands as well. */
import { dayOf } from '../../shared/basics/day.ts'
import type { ActionCommand } from '../../shared/posting/command.ts'
import { newId } from '../new-id.ts'
import type { Work } from './request.ts'

export interface OwnAction extends Pick<ActionCommand, 'resource' | 'action' | 'key' | 'body'> {
  readonly userName: string
}

/** Nobody repeats it under a key, so its answer is not remembered. `now` in milliseconds since 1970. */
export function ownWork({ userName, ...action }: OwnAction, now: number): Work {
  const at = new Date(now).toISOString()
  const asked: ActionCommand = { type: 'act', ...action, ifMatch: null, mistakes: [] }
  return { id: null, request: '', asked, context: { at, today: dayOf(at), userName, seed: newId(now) }, after: [] }
}
