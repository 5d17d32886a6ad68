/** What an action of this pane came to: the sheets are told of it together with what the books say. */
import type { SheetKey } from '../../shared/sheets/sheets.ts'
import type { Version } from '../../shared/sync/merge.ts'
import type { Queued } from '../replica/queue.ts'
import type { BatchRequest, Change } from '../replica/wire.ts'
import type { Verdict } from './verdicts.ts'

/** By document id. */
export interface Acted {
  readonly sheet: SheetKey
  readonly action: Queued['action']
  readonly verdicts: ReadonlyMap<string, Verdict>
  /** Records that explain a refusal. */
  readonly known: readonly Change[]
  readonly unanswered: readonly string[]
  /** What the rows of each document said when they were sent. */
  readonly sent: ReadonlyMap<string, Version>
  /** What was asked for of each, as a request. */
  readonly asked: ReadonlyMap<string, BatchRequest>
  readonly queueId: string
}

/** For bringing in what others did, before or without doing something of our own. */
export const nothingDone = (sheet: SheetKey): Acted => ({
  sheet,
  action: 'save',
  verdicts: new Map(),
  known: [],
  unanswered: [],
  sent: new Map(),
  asked: new Map(),
  queueId: '',
})
