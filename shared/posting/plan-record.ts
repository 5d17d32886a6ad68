/** Saving and deleting master data and set-up. */
import { type Fields, initialOf } from '../basics/fields.ts'
import { isUuid } from '../basics/id.ts'
import { type Answer, type Planned, type RecordChange, refused } from './changes.ts'
import type { DeleteCommand, SaveCommand } from './command.ts'
import { partyWarnings } from './contacts/party-warnings.ts'
import { correctedNow } from './corrections/links.ts'
import { withTemplate } from './customer-template.ts'
import { type Draft, isDocument } from './document-kinds.ts'
import { deletionMistakes } from './drafts/draft-status.ts'
import type { Facts } from './facts.ts'
import { type Figures, hasFigures, noFigures } from './figures.ts'
import type { Context } from './journal.ts'
import { isDrawnFrom, isTaken, type Taken, takeNumber } from './numbers.ts'
import { type Mistake, mistake, problem, problemOf } from './problem.ts'
import { recordMistakes } from './record-checks.ts'
import { withGroups } from './record-defaults.ts'
import {
  type AnyRecord,
  folded,
  isMadeByAction,
  isMaster,
  keyOf,
  type RecordIn,
  type Resource,
  resources,
} from './resources.ts'
import { isStale, staleProblem } from './versions.ts'

export function planRecord(command: SaveCommand, facts: Facts, context: Context): Planned {
  const before = command.key === null ? null : (facts.find(command.resource, command.key) as AnyRecord | null)
  if (command.type === 'change' && !before) return refused(problem('NotFound', { value: command.key ?? '' }))
  // Version 0 is that of what there is one of and nobody has saved yet.
  const lacksIt = before === null && command.type === 'replace' && !!command.ifMatch
  if (lacksIt || isStale(command, before)) return refused(staleProblem(before))
  return before && command.type !== 'create'
    ? changedRecord(command, facts, context, before)
    : newRecord(command, facts, context)
}

function newRecord(command: SaveCommand, facts: Facts, context: Context): Planned {
  const { resource } = command
  const body = withTemplate(resource, command.body, facts)
  const id = typeof body.id === 'string' && body.id !== '' ? body.id : context.seed
  const path = command.type === 'create' ? null : command.key
  const taken =
    isMaster(resource) && !body.number && path === null ? takeNumber(facts, context, resource, resource) : null
  if (taken && !isTaken(taken)) return refused(problemOf([...command.mistakes, taken]))
  const fields: Fields = resources[resource].fields
  const key = { ...keyFromPath(resource, path), ...(taken ? { number: taken.number } : {}) }
  const record = drawnUp(resource, body, facts, { ...key, id, version: 1, lastModifiedDateTime: context.at })
  const mistakes = [
    ...command.mistakes,
    ...identityMistakes(resource, { id, isOurs: id === context.seed }, record, facts),
    ...missing(fields, record),
    ...recordMistakes(resource, record, facts, null),
  ]
  if (mistakes.length > 0) return refused(problemOf(unique(mistakes)))
  const warnings = warningsOf(resource, record, facts, null)
  return saved(resource, record, { status: 201, made: id, figures: noFigures(resource), warnings }, taken)
}

/** A new record with what its body says (its template's word included), the groups of its country, and what fields begin with. */
export function drawnUp(
  resource: Resource,
  body: SaveCommand['body'],
  facts: Facts,
  own: SaveCommand['body'],
): AnyRecord {
  const fields: Fields = resources[resource].fields
  return withGroups(resource, { ...initialOf(fields), ...named(fields, body, facts), ...own } as AnyRecord, facts, body)
}

/** One mistake per place; what the form of the request said comes first. */
const unique = (mistakes: readonly Mistake[]) =>
  [...new Map(mistakes.toReversed().map((one) => [one.pointer, one])).values()].toReversed()

interface Identity {
  readonly id: string
  /** Nobody has an id that was made just now: it need not be looked up. */
  readonly isOurs: boolean
}
function identityMistakes(type: Resource, { id, isOurs }: Identity, record: AnyRecord, facts: Facts): Mistake[] {
  const key = keyOf(type, record)
  return [
    ...(isUuid(id) ? [] : [mistake('InvalidValue', 'id', { field: 'id', value: id, expected: 'UUID v7' })]),
    ...(!isOurs && facts.find(type, id) ? [mistake('RecordExists', 'id', { value: id })] : []),
    ...(key !== '' && facts.find(type, key)
      ? [mistake('RecordExists', resources[type].key[0] ?? '', { value: key })]
      : []),
  ]
}

const missing = (fields: Fields, record: AnyRecord) =>
  Object.entries(fields)
    .filter(([field, { required }]) => required && String(record[field] ?? '').trim() === '')
    .map(([field]) => mistake('MissingValue', field, { field }))

function changedRecord(command: SaveCommand, facts: Facts, context: Context, before: AnyRecord): Planned {
  const { resource, body } = command
  const fields: Fields = resources[resource].fields
  const base = command.type === 'replace' ? { ...before, ...editable(fields, initialOf(fields)) } : before
  const key = Object.fromEntries(resources[resource].key.map((part) => [part, before[part]]))
  const changed = {
    ...base,
    ...named(fields, body, facts),
    ...key,
    id: before.id,
    version: before.version + 1,
    lastModifiedDateTime: context.at,
  } as AnyRecord
  const record = command.type === 'replace' ? withGroups(resource, changed, facts, body) : changed
  const mistakes = [
    ...command.mistakes,
    ...missing(fields, record),
    ...recordMistakes(resource, record, facts, before),
    ...renamed(command, before),
  ]
  if (mistakes.length > 0) return refused(problemOf(unique(mistakes)))
  const figures = hasFigures(resource) ? facts.figures(resource, keyOf(resource, record)) : {}
  return saved(resource, record, { status: 200, figures, warnings: warningsOf(resource, record, facts, before) }, null)
}

const warningsOf = (resource: Resource, record: AnyRecord, facts: Facts, before: AnyRecord | null) =>
  resource === 'customers'
    ? partyWarnings(facts, record as RecordIn<'customers'>, before as RecordIn<'customers'> | null)
    : []

/** A number stays what it is, because others refer to it. */
const renamed = ({ resource, body }: SaveCommand, before: AnyRecord): Mistake[] =>
  resources[resource].key
    .filter(
      (part) =>
        body[part] !== undefined && body[part] !== '' && folded(String(body[part])) !== folded(String(before[part])),
    )
    .map((part) =>
      mistake('InvalidValue', part, { field: part, value: String(body[part]), expected: String(before[part]) }),
    )

const editable = (fields: Fields, record: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(record).filter(([field]) => !fields[field]?.readOnly))
/** What may be written of a body: its editable fields that are given. */
const written = (fields: Fields, body: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(body).filter(([field, value]) => fields[field] && !fields[field].readOnly && value !== undefined),
  )

/** The same with the numbers of the records that it names by their ids. */
const named = (fields: Fields, body: Readonly<Record<string, unknown>>, facts: Facts) =>
  Object.fromEntries(
    Object.entries(written(fields, body)).map(([field, value]) => {
      const { refersTo, mustExist } = fields[field] ?? {}
      if (!refersTo || !mustExist || typeof value !== 'string' || !isUuid(value)) return [field, value]
      const found = facts.find(refersTo as Resource, value)
      return [field, found ? keyOf(refersTo as Resource, found) : value]
    }),
  )

function keyFromPath(type: Resource, path: string | null): Record<string, string> {
  const names = resources[type].key
  if (path === null || names.length === 0) return {}
  const parts = names.length === 1 ? [path] : path.split('/')
  return Object.fromEntries(names.map((name, index) => [name, parts[index] ?? '']))
}

/** Only a draft goes away. */
const issuedMistakes = (record: AnyRecord) =>
  record.status === 'Draft' ? [] : [mistake('AlreadyPosted', '', { number: String(record.number) })]

function saved(
  type: Resource,
  record: AnyRecord,
  { figures, ...answer }: Pick<Answer, 'status' | 'made' | 'warnings'> & { readonly figures: Figures },
  taken: Taken | null,
): Planned {
  const change: RecordChange = { type, id: record.id, key: keyOf(type, record), record }
  return {
    changes: { records: taken ? [change, taken.change] : [change] },
    answer: { ...answer, body: { ...record, ...figures } },
  }
}

export function planDelete(command: DeleteCommand, facts: Facts, context: Context): Planned {
  const record = facts.find(command.resource, command.key) as AnyRecord | null
  if (!record) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, record)) return refused(staleProblem(record))
  const key = keyOf(command.resource, record)
  const mistakes = whyKept(command.resource, key, record, facts)
  if (mistakes.length > 0) return refused(problemOf(mistakes))
  const corrected =
    command.resource === 'salesInvoices'
      ? correctedNow(facts, context, record as unknown as RecordIn<'salesInvoices'>, true)
      : []
  return {
    changes: { records: [{ type: command.resource, id: record.id, key, record: null }, ...corrected] },
    answer: { status: 204, body: null },
  }
}

/** Why the record does not go away; none when it does. */
function whyKept(resource: Resource, key: string, record: AnyRecord, facts: Facts): readonly Mistake[] {
  if (isDocument(resource)) return deletionMistakes(resource, record as unknown as Draft)
  if (isMadeByAction(resource)) return issuedMistakes(record)
  if (record.status === 'Posted') return [mistake('AlreadyPosted', '', { number: key })]
  const isUsed = (resource === 'numberSeries' && isDrawnFrom(key)) || facts.isUsed(resource, key)
  return isUsed ? [mistake('RecordInUse', '', { value: key })] : []
}
