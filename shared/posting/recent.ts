/** Documents as they were written last, by id: whoever saves one mostly goes on with it, to check or to post it. */
import type { AnyRecord, Resource } from './resources.ts'

const most = 1000
/** Longer ones are read anew, which takes little beside planning them; a thousand of them would fill the memory. */
const mostLines = 200
export type Recent = Map<string, { readonly type: Resource; readonly record: AnyRecord }>

/** Null: it is deleted. The oldest gives way. */
export function remember(recent: Recent, type: Resource, id: string, record: AnyRecord | null) {
  if (recent.get(id)?.type === type) recent.delete(id)
  if (!record || linesIn(record) > mostLines) return
  recent.set(id, { type, record })
  const [oldest] = recent.keys()
  if (recent.size > most && oldest !== undefined) recent.delete(oldest)
}

/** The document of this type and id, if it is remembered. */
export function rememberedOf(recent: Recent, type: string, id: string | number): AnyRecord | undefined {
  const found = recent.get(String(id))
  return found?.type === type ? found.record : undefined
}

const linesIn = ({ lines }: AnyRecord) => (Array.isArray(lines) ? lines.length : 0)
