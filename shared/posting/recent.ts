/** Documents as they were written last, by `type/id`: whoever saves one mostly goes on with it, to check or to post it. */
import type { AnyRecord } from './resources.ts'

const most = 1000
export type Recent = Map<string, AnyRecord>

/** Null: it is deleted. The oldest gives way. */
export function remember(recent: Recent, name: string, record: AnyRecord | null) {
  recent.delete(name)
  if (!record) return
  recent.set(name, record)
  const [oldest] = recent.keys()
  if (recent.size > most && oldest !== undefined) recent.delete(oldest)
}
