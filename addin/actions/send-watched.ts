/** Sending many documents while the pane says how far it is. */
import { type Sending, type Sent, send } from '../replica/sync.ts'
import type { Work } from '../state/work.ts'
import { type Desk, working } from './parts.ts'

/** By document id, what became of each. *Cancel* stops between two parts, where it is offered. */
export async function sendWatched(
  { parts, abort }: Desk,
  kind: Work['kind'],
  sending: Omit<Sending, 'signal' | 'onProgress'>,
  canCancel = true,
): Promise<ReadonlyMap<string, Sent>> {
  const { length } = sending.documents
  if (length === 0) return new Map()
  const onProgress = (done: number) => working(parts, kind, done, length, canCancel)
  onProgress(0)
  const { signal } = abort ?? new AbortController()
  return send(parts.server, { ...sending, signal, onProgress })
}
