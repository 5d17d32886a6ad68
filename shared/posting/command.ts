/** What a person or program asks for, decoded: every change to the books is one of these. */
import type { RecordOf } from '../basics/fields.ts'
import type {
  applyBody,
  correctionBody,
  itemJournalBody,
  paymentBody,
  postingBody,
  returnBody,
  unapplyBody,
  undoBody,
} from './actions/bodies.ts'
import type { Mistake } from './problem.ts'
import type { Resource } from './resources.ts'

type Body = Readonly<Record<string, unknown>>

/** `mistakes` are what was wrong with the body's own form; the planner adds what it finds and refuses with all of them. */
interface Asked {
  /** The version that the caller has seen, or null when that does not matter. */
  readonly ifMatch: number | null
  readonly mistakes: readonly Mistake[]
}
export interface SaveCommand extends Asked {
  readonly type: 'create' | 'replace' | 'change'
  readonly resource: Resource
  /** Id or number; of a create, the id that the caller chose, or null. */
  readonly key: string | null
  /** Only what was given. */
  readonly body: Body
}
export interface DeleteCommand extends Asked {
  readonly type: 'delete'
  readonly resource: Resource
  readonly key: string
}
/** Something to be done: with one record, or with a resource as a whole. `actions.ts` lists what there is. */
export interface ActionCommand<B = Body> extends Asked {
  readonly type: 'act'
  /** The first part of its path, such as `salesOrders`. */
  readonly resource: string
  /** The last part of its path, such as `ship`. */
  readonly action: string
  /** Id or number; "" for an action on the whole resource. */
  readonly key: string
  /** The line of the record that it is done with, by the client's own id of it. */
  readonly line?: string
  /** Complete: what was left out, or given as null, is at its initial value. */
  readonly body: B
}
export type PostingCommand = ActionCommand<RecordOf<typeof postingBody>>
export type ReturnCommand = ActionCommand<RecordOf<typeof returnBody>>
export type UndoCommand = ActionCommand<RecordOf<typeof undoBody>>
export type OrderPostingCommand = PostingCommand | ReturnCommand
export type PostingLine = NonNullable<PostingCommand['body']['lines']>[number]
export type ItemJournalCommand = ActionCommand<RecordOf<typeof itemJournalBody>>
export type ItemJournalLine = ItemJournalCommand['body']['lines'][number]
export type PaymentCommand = ActionCommand<RecordOf<typeof paymentBody>>
export type PaymentLine = PaymentCommand['body']['lines'][number]
export type ApplyCommand = ActionCommand<RecordOf<typeof applyBody>>
export type UnapplyCommand = ActionCommand<RecordOf<typeof unapplyBody>>
export type CorrectionCommand = ActionCommand<RecordOf<typeof correctionBody>>
export type Command = SaveCommand | DeleteCommand | ActionCommand
