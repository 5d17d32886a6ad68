/** A request — a REST call or an entry of a batch — as the command it asks for, or why it asks for none. */
import type { Day } from '../basics/day.ts'
import {
  choice,
  day,
  type Field,
  type Fields,
  list,
  required,
  text,
  unitPriceOrNone,
  units,
  unitsOrNone,
  wholeOrNone,
} from '../basics/fields.ts'
import { ledgers } from '../ledger/ledgers.ts'
import type { ActionCommand, Command, ItemJournalLine, PostingLine } from '../posting/command.ts'
import { type Problem, problem } from '../posting/problem.ts'
import { isMaster, isResource, isSetup, type Resource, resources } from '../posting/resources.ts'
import { type Role, roleToAct, roleToSave } from './access.ts'
import { decode } from './schema.ts'

export interface Request {
  readonly method: string
  /** Below the company: `salesOrders/SO-1001/ship`, percent-encoded, without a query. */
  readonly path: string
  readonly ifMatch: string | null
  readonly body: unknown
}
export type Asked = { readonly command: Command; readonly role: Role } | { readonly refused: Problem }

export const postingBody = {
  postingDate: day(),
  lines: list({ sequence: wholeOrNone(), shipQuantity: unitsOrNone(), invoiceQuantity: unitsOrNone() }),
}
export const itemJournalBody = {
  postingDate: day(),
  lines: list({
    entryType: choice(['Positive Adjmt.', 'Negative Adjmt.', 'Purchase'], 'Positive Adjmt.'),
    itemNumber: required(text(40)),
    quantity: required(units()),
    unitCost: unitPriceOrNone(),
    documentNumber: text(40),
  }),
}
export const actions = {
  salesOrders: ['release', 'reopen', 'ship', 'invoice', 'shipAndInvoice'],
  salesInvoices: ['post'],
} as const

type Body = Readonly<Record<string, unknown>>
const drafts: readonly Resource[] = ['salesOrders', 'salesInvoices']

/** What may be done to a resource as a whole, and to one record of it. */
export const methodsOf = (type: Resource) => ({
  list: [
    ...(isMaster(type) || drafts.includes(type) ? ['POST'] : []),
    ...(resources[type].key.length === 0 ? ['PATCH'] : []),
  ],
  one:
    resources[type].key.length === 0 || type === 'salesShipments'
      ? []
      : ['PUT', ...(isMaster(type) || drafts.includes(type) ? ['PATCH'] : []), 'DELETE'],
})

export function asked({ method, path, ifMatch, body }: Request): Asked {
  const segments = segmentsOf(path)
  const version = versionOf(ifMatch)
  if (segments === null || version === undefined)
    return { refused: problem('MalformedRequest', { detail: segments === null ? path : `If-Match: ${ifMatch}` }) }
  const [name = '', ...rest] = segments
  if (name === 'itemJournals' && rest.join('/') === 'post')
    return method === 'POST' ? withBody(body, (given) => itemJournal(given, version)) : notAllowed(method, 'POST')
  if (Object.hasOwn(ledgers, name)) return notAllowed(method, 'GET')
  if (!isResource(name)) return notFound(path)
  const keyLength = resources[name].key.length
  if (rest.length === 0) return onList(method, name, version, body)
  // A part of a key that holds the mark between parts would lead to another record.
  if (keyLength > 1 && rest.length === keyLength && rest.some((part) => part.includes('/')))
    return {
      refused: problem('InvalidValue', { field: resources[name].key[0] ?? '', value: path, expected: 'A-Z 0-9' }),
    }
  if (keyLength > 0 && rest.length === keyLength) return onOne(method, name, rest.join('/'), version, body)
  if (rest.length === 2 && drafts.includes(name))
    return onAction(method, name as 'salesOrders', rest as [string, string], version, body)
  return notFound(path)
}

const notFound = (path: string): Asked => ({ refused: problem('NotFound', { value: path }) })
const notAllowed = (method: string, ...allowed: readonly string[]): Asked => ({
  refused: problem('MethodNotAllowed', { value: method, allow: allowed.join(', ') }),
})

function segmentsOf(path: string): string[] | null {
  try {
    return path.replace(/^\/+/, '').split('/').map(decodeURIComponent)
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
        type: single ? 'change' : 'create',
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
    return {
      command: { type: method === 'PUT' ? 'replace' : 'change', resource: type, key, body: value, mistakes, ifMatch },
      role: roleToSave(type),
    }
  })
}

/** Draft bodies say more than their record holds: how a change of the price basis is meant. */
function decodedBody(type: Resource, body: Body) {
  const fields: Fields = resources[type].fields
  const { value, mistakes } = decode(fields, body)
  const kept = isSetup(type) ? nullsAsInitial(fields, value) : withoutNulls(type, value)
  return {
    value: drafts.includes(type) && body.recalculatePrices === false ? { ...kept, recalculatePrices: false } : kept,
    mistakes,
  }
}
/** In set-up and master data, null empties a property; in a draft it asks for what follows from the rest. */
function withoutNulls(type: Resource, value: Body): Body {
  return drafts.includes(type) ? value : nullsAsInitial(resources[type].fields, value)
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
  type: 'salesOrders' | 'salesInvoices',
  [key, action]: [string, string],
  ifMatch: number | null,
  body: unknown,
): Asked {
  if (!(actions[type] as readonly string[]).includes(action)) return notFound(`${type}/${key}/${action}`)
  if (method !== 'POST') return notAllowed(method, 'POST')
  return withBody(body, (given) => {
    const { value, mistakes } = decode(postingBody, given)
    const command: ActionCommand = {
      type: action as ActionCommand['type'],
      resource: type,
      key,
      postingDate: (value.postingDate as Day | null | undefined) ?? null,
      lines:
        (value.lines as readonly PostingLine[] | null | undefined)?.map((line) => ({
          sequence: line.sequence ?? 0,
          shipQuantity: line.shipQuantity ?? null,
          invoiceQuantity: line.invoiceQuantity ?? null,
        })) ?? null,
      mistakes,
      ifMatch,
    }
    return { command, role: roleToAct(action) }
  })
}

function itemJournal(body: Body, ifMatch: number | null): Asked {
  const { value, mistakes } = decode(itemJournalBody, body)
  const lines = ((value.lines ?? []) as readonly Partial<ItemJournalLine>[]).map((line) => ({
    entryType: line.entryType ?? 'Positive Adjmt.',
    itemNumber: line.itemNumber ?? '',
    quantity: line.quantity ?? 0,
    unitCost: line.unitCost ?? null,
    documentNumber: line.documentNumber ?? '',
  }))
  return {
    command: {
      type: 'itemJournal',
      postingDate: (value.postingDate as Day | null | undefined) ?? null,
      lines,
      mistakes,
      ifMatch,
    },
    role: 'accountant',
  }
}
