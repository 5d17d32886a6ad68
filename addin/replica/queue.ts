/**
 * Requests that were sent and not yet answered, and those that wait until the server can be reached. They are kept before they are sent and dropped once their answers stand
 * in the sheet, so that a pane that is closed, or a computer that stops, can ask again with the same ids: nothing is done
 * twice.
 */
import type { ActionName } from '../../shared/sheets/actions.ts'
import type { SheetKey } from '../../shared/sheets/sheets.ts'
import type { Version } from '../../shared/sync/merge.ts'
import type { BatchRequest } from './wire.ts'

export type SentAction = ActionName | 'save' | 'copy' | 'combine' | 'takeDeliveries'

export interface Queued {
  readonly id: string
  readonly company: string
  readonly workbookId: string
  readonly action: SentAction
  readonly sheet: SheetKey
  readonly since: string
  /** Never sent yet: it was asked for while the server could not be reached. */
  readonly waits?: true
  /** Where the outcome stands, when that does not follow from sheet and action. */
  readonly leads?: readonly SheetKey[]
  /** What was sent for each document, in the order of sending. */
  readonly documents: readonly QueuedDocument[]
}

export interface QueuedDocument {
  readonly documentId: string
  /** What people call it. */
  readonly label: string
  readonly requests: readonly BatchRequest[]
  /** What the rows said then; absent where it is not about rows. */
  readonly content?: Version
}

export interface Queue {
  readonly all: () => Promise<readonly Queued[]>
  readonly keep: (queued: Queued) => Promise<void>
  readonly drop: (id: string) => Promise<void>
}

export function queueInMemory(): Queue {
  const kept = new Map<string, Queued>()
  return {
    all: async () => [...kept.values()],
    keep: async (queued) => {
      kept.set(queued.id, queued)
    },
    drop: async (id) => {
      kept.delete(id)
    },
  }
}
