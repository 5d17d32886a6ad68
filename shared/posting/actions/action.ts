/** What can be done with a resource: the shape of a row. */
import type { Fields, RecordOf } from '../../basics/fields.ts'
import type { Planned } from '../changes.ts'
import type { ActionCommand } from '../command.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import type { Need } from '../need.ts'

export interface Action<F extends Fields = Fields> {
  readonly body: F
  /** The least role that may do it. */
  readonly by: 'clerk' | 'accountant' | 'manager'
  /** It is done with the resource as a whole: no record is named. */
  readonly whole?: true
  /** It changes one line of a record: `PATCH {resource}/{id}/{action}/{client id of the line}`. */
  readonly onLine?: true
  /** What it answers with when that is not 200. */
  readonly status?: 200 | 201 | 202
  /** Asked by the server itself, by nobody else. */
  readonly internal?: true
  /** For the OpenAPI document. */
  readonly summary: string
  needs(command: ActionCommand<RecordOf<F>>, facts: Facts): Need[]
  plan(command: ActionCommand<RecordOf<F>>, facts: Facts, context: Context): Planned
}
/** A row, whatever its body. */
export const action = <F extends Fields>(row: Action<F>): Action => row as unknown as Action

/** Actions by resource and by their own names. */
export type Actions = Readonly<Record<string, Readonly<Record<string, Action>>>>
