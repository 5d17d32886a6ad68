/** The requests of a batch as they came in, and how they name one another. */
import { refuse } from '../../problem-response.ts'

const mostRequests = 5000
const longestId = 100

export interface Entry {
  readonly id: string
  readonly method: string
  readonly url: string
  readonly headers?: Readonly<Record<string, unknown>> | null
  readonly body?: unknown
  readonly atomicityGroup?: string | null
  readonly dependsOn?: readonly string[] | null
}

/** Refuses the whole where a request has not the form of one; what it asks for is judged by itself. */
export function entriesOf(body: unknown): readonly Entry[] {
  const { requests } = (body ?? {}) as { requests?: unknown }
  if (!Array.isArray(requests)) return refuse('MalformedRequest', { detail: '{"requests":[…]}' })
  if (requests.length > mostRequests) return refuse('PayloadTooLarge', { max: mostRequests })
  for (const [index, entry] of requests.entries())
    if (!isEntry(entry)) return refuse('MalformedRequest', { detail: `requests/${index}: {"id","method","url"}` })
  return requests as Entry[]
}

const isText = (value: unknown) => typeof value === 'string'
const isAbsent = (value: unknown) => value === undefined || value === null
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

function isEntry(value: unknown): value is Entry {
  if (!isObject(value)) return false
  const { id, method, url, headers, atomicityGroup, dependsOn } = value as Readonly<Record<string, unknown>>
  return (
    typeof id === 'string' &&
    id !== '' &&
    id.length <= longestId &&
    isText(method) &&
    isText(url) &&
    (isAbsent(headers) || isObject(headers)) &&
    (isAbsent(atomicityGroup) || isText(atomicityGroup)) &&
    (isAbsent(dependsOn) || (Array.isArray(dependsOn) && dependsOn.every(isText)))
  )
}

/** Who depends on an atomicity group depends on each of its requests that stand before. */
export function withMembers(entries: readonly Entry[]): readonly Entry[] {
  const members = new Map<string, string[]>()
  return entries.map((entry) => {
    const dependsOn = entry.dependsOn?.flatMap((name) => [...(members.get(name) ?? [name])])
    const own = members.get(entry.atomicityGroup ?? '')
    if (own) own.push(entry.id)
    else if (entry.atomicityGroup) members.set(entry.atomicityGroup, [entry.id])
    return dependsOn ? { ...entry, dependsOn } : entry
  })
}

export function header({ headers }: Entry, name: string): string | null {
  const found = Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name)
  return found ? String(found[1]) : null
}

const mention = /\$([\w-]+)/g
/** The ids behind every `$` in a url or body; some of them may be prices. */
export function mentioned({ url, body }: Entry): readonly string[] {
  const text = isAbsent(body) ? '' : JSON.stringify(body)
  if (!url.includes('$') && !text.includes('$')) return []
  return [...`${url} ${text}`.matchAll(mention)].map((match) => match[1] ?? '')
}

/** The url and body with every `$<id>` replaced by the id of what that request made. */
export function withIds(entry: Entry, madeBy: (id: string) => string | undefined): { path: string; body: unknown } {
  const named = (text: string) => text.replace(mention, (whole, id: string) => madeBy(id) ?? whole)
  const [path = ''] = named(entry.url).replace(/^\/+/, '').split('?')
  const text = isAbsent(entry.body) ? '' : JSON.stringify(entry.body)
  return { path, body: text.includes('$') ? JSON.parse(named(text)) : (entry.body ?? undefined) }
}
