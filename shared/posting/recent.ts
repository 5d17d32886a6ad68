/** Documents as they were written last, by `type/id`: whoever saves one mostly goes on with it, to check or to post it. */
import type { AnyRecord } from './resources.ts'

const most = 1000
/** Longer ones are read anew, which takes little beside planning them; a thousand of them would fill the memory. */
const mostLines = 200
export type Recent = Map<string, AnyRecord>

/** Null: it is deleted. The oldest gives way. */
export function remember(recent: Recent, name: string, record: AnyRecord | null) {
  recent.delete(name)
  if (!record || linesIn(record) > mostLines) return
  recent.set(name, record)
  const [oldest] = recent.keys()
  if (recent.size > most && oldest !== undefined) recent.delete(oldest)
}

const linesIn = ({ lines }: AnyRecord) => (Array.isArray(lines) ? lines.length : 0)
