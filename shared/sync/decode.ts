/** A request — a REST call or an entry of a batch — as the command it asks for, or why it asks for none. */
import type { Field, Fields } from '../basics/fields.ts'
import { isUuid } from '../basics/id.ts'
import { ledgers } from '../ledger/ledgers.ts'
import type { Action } from '../posting/actions/action.ts'
import { actionOf } from '../posting/actions.ts'
import type { Command } from '../posting/command.ts'
import { isDocument } from '../posting/document-kinds.ts'
import { type Mistake, type Problem, problem } from '../posting/problem.ts'
import {
  folded,
  isMadeByAction,
  isMaster,
  isPosted,
  isResource,
  isSetup,
  type Resource,
  resources,
} from '../posting/resources.ts'
import { roleToAct, roleToSave } from './access.ts'
import type { Role } from './roles.ts'
import { decode } from './schema.ts'

export interface Request {
  readonly method: string
  /** Below the company: `salesOrders/SO-1001/ship`, percent-encoded, without a query. */
  readonly path: string
  readonly ifMatch: string | null
  readonly body: unknown
}
export type Asked = { readonly command: Command; readonly role: Role } | { readonly refused: Problem }

type Body = Readonly<Record<string, unknown>>
/** Kept by people and numbered by the server: it can be created without naming a key, and changed in part. */
const isKept = (type: Resource) => isMaster(type) || isDocument(type) || type === 'purchaseOrders'

/** What may be done to a resource as a whole, and to one record of it. Of single records only the workflow is given whole. */
export const methodsOf = (type: Resource) => ({
  list: [
    ...(isKept(type) || type === 'paymentReconciliations' ? ['POST'] : []),
    ...(resources[type].key.length === 0 && type !== 'textToAccountMappings' ? ['PATCH'] : []),
    ...(type === 'textToAccountMappings' || type === 'approvalWorkflow' ? ['PUT'] : []),
  ],
  one: methodsOfOne(type),
})
function methodsOfOne(type: Resource): readonly string[] {
  if (resources[type].key.length === 0 || isPosted(type)) return []
  // What a bank says is not edited: its lines are decided on, one by one.
  if (isMadeByAction(type) || type === 'paymentReconciliations') return ['DELETE']
  return ['PUT', ...(isKept(type) ? ['PATCH'] : []), 'DELETE']
}

export function asked({ method, path, ifMatch, body }: Request): Asked {
  const segments = segmentsOf(path)
  const version = versionOf(ifMatch)
  if (segments === null || version === undefined)
    return { refused: problem('MalformedRequest', { detail: segments === null ? path : `If-Match: ${ifMatch}` }) }
  const [name = '', ...rest] = segments
  const [key, action] = [rest.slice(0, -1), rest.at(-1) ?? '']
  const onLine = actionOf(name, key.at(-1) ?? '')
  if (onLine?.onLine && isPathTo(onLine, name, key.slice(0, -1))) {
    const named = { resource: name, key: key.slice(0, -1).join('/'), action: key.at(-1) ?? '', line: action }
    return onAction(method, onLine, named, version, body)
  }
  const row = actionOf(name, action)
  if (row && !row.internal && !row.onLine && isPathTo(row, name, key))
    return onAction(method, row, { resource: name, key: key.join('/'), action }, version, body)
  if (Object.hasOwn(ledgers, name)) return notAllowed(method, 'GET')
  if (!isResource(name)) return notFound(path)
  const keyLength = resources[name].key.length
  if (rest.length === 0) return onList(method, name, version, body)
  // A part of a key that holds the mark between parts would lead to another record.
  if (keyLength > 1 && rest.length === keyLength && rest.some((part) => part.includes('/')))
    return {
      refused: problem('InvalidValue', { field: resources[name].key[0] ?? '', value: path, expected: 'A-Z 0-9' }),
    }
  const byId = keyLength > 1 && rest.length === 1 && isUuid(action)
  if (byId || (keyLength > 0 && rest.length === keyLength)) return onOne(method, name, rest.join('/'), version, body)
  return notFound(path)
}

/** Actions on a record follow its id, its number, or the parts of its key. */
const isPathTo = ({ whole }: Action, name: string, key: readonly string[]) =>
  whole ? key.length === 0 : key.length === 1 || (isResource(name) && key.length === resources[name].key.length)

const notFound = (path: string): Asked => ({ refused: problem('NotFound', { value: path }) })
const notAllowed = (method: string, ...allowed: readonly string[]): Asked => ({
  refused: problem('MethodNotAllowed', { value: method, allow: allowed.join(', ') }),
})

/** Null where they are no texts that a database can keep. */
function segmentsOf(path: string): string[] | null {
  try {
    const segments = path.replace(/^\/+/, '').split('/').map(decodeURIComponent)
    return segments.some((one) => one.includes('\0')) ? null : segments
  } catch {
    return null
  }
}
/** `3` and `"3"`; `*` or none asks for no version. Anything else is not one. */
function versionOf(ifMatch: string | null): number | null | undefined {
  if (ifMatch === null || ifMatch.trim() === '*' || ifMatch.trim() === '') return null
  const digits = /^(?:W\/)?"?(\d{1,15})"?$/.exec(ifMatch.trim())
  return digits ? Number(digits[1]) : undefined
}

function withBody(body: unknown, command: (body: Body) => Asked): Asked {
  if (body === undefined) return command({})
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { refused: problem('MalformedRequest', { detail: '{…}' }) }
  return command(body as Body)
}

function onList(method: string, type: Resource, ifMatch: number | null, body: unknown): Asked {
  if (!methodsOf(type).list.includes(method)) return notAllowed(method, 'GET', ...methodsOf(type).list)
  return withBody(body, (given) => {
    const { value, mistakes } = decodedBody(type, given)
    const single = resources[type].key.length === 0
    const id = typeof value.id === 'string' && value.id !== '' ? value.id : null
    return {
      command: {
        type: single ? (method === 'PUT' ? 'replace' : 'change') : 'create',
        resource: type,
        key: single ? type : id,
        body: value,
        mistakes,
        ifMatch,
      },
      role: roleToSave(type),
    }
  })
}

function onOne(method: string, type: Resource, key: string, ifMatch: number | null, body: unknown): Asked {
  if (!methodsOf(type).one.includes(method)) return notAllowed(method, 'GET', ...methodsOf(type).one)
  if (method === 'DELETE')
    return { command: { type: 'delete', resource: type, key, mistakes: [], ifMatch }, role: roleToSave(type) }
  return withBody(body, (given) => {
    const { value, mistakes } = decodedBody(type, given)
    const replaces = method === 'PUT'
    return {
      command: {
        type: replaces ? 'replace' : 'change',
        resource: type,
        key,
        body: value,
        mistakes: [...(replaces ? keyMistakes(type, key) : []), ...mistakes],
        ifMatch,
      },
      role: roleToSave(type),
    }
  })
}

/** What is saved under a path gets its key from there, which has to be as well formed as if the body had said it. */
function keyMistakes(type: Resource, key: string): readonly Mistake[] {
  const names = resources[type].key
  const parts = names.length === 1 ? [key] : key.split('/')
  if (isUuid(key) || parts.length !== names.length) return []
  return decode(resources[type].fields, Object.fromEntries(names.map((name, index) => [name, parts[index]]))).mistakes
}

/** Draft bodies say more than their record holds: how a change of the price basis is meant. */
function decodedBody(type: Resource, body: Body) {
  const fields: Fields = resources[type].fields
  const { value, mistakes } = decode(fields, body)
  const kept = isSetup(type) ? nullsAsInitial(fields, value) : withoutNulls(type, value)
  const named = typeof kept.id === 'string' ? { ...kept, id: folded(kept.id) } : kept
  return {
    value: isDocument(type) && body.recalculatePrices === false ? { ...named, recalculatePrices: false } : named,
    mistakes,
  }
}
/** In set-up and master data, null empties a property; in a draft it asks for what follows from the rest. */
function withoutNulls(type: Resource, value: Body): Body {
  return isKept(type) && !isMaster(type) ? value : nullsAsInitial(resources[type].fields, value)
}
const nullsAsInitial = (fields: Fields, value: Body): Body =>
  Object.fromEntries(
    Object.entries(value).flatMap(([name, given]) =>
      given === undefined ? [] : [[name, completed(fields[name], given)]],
    ),
  )

/** Parts of a record are whole: what they leave out, or give as null, is at its initial value. */
function completed(field: Field<unknown> | undefined, given: unknown): unknown {
  if (given === null || given === undefined) return field?.initial ?? null
  const { kind, fields } = field ?? {}
  if (kind === 'list' && fields) return (given as readonly Body[]).map((one) => whole(fields, one))
  return kind === 'record' && fields ? whole(fields, given as Body) : given
}
const whole = (fields: Fields, given: Body): Body =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, completed(field, given[name])]))

function onAction(
  method: string,
  action: Action,
  named: { readonly resource: string; readonly key: string; readonly action: string; readonly line?: string },
  ifMatch: number | null,
  body: unknown,
): Asked {
  const wanted = action.onLine ? 'PATCH' : 'POST'
  if (method !== wanted) return notAllowed(method, wanted)
  return withBody(body, (given) => {
    const { value, mistakes } = decode(action.body, given)
    return {
      command: { type: 'act', ...named, body: whole(action.body, value), mistakes, ifMatch },
      role: roleToAct(action),
    }
  })
}
