/**
 * Rows ↔ documents. One row is one line; rows with the same label in Document are one document, wherever they stand, and
 * a row without a label belongs to the document it was saved with, else to the one above. What concerns the document as
 * a whole (customer, date, reference) is read from its first row that says so.
 */
import { type Column, type DraftSheet, isInput, sheets } from '../../shared/sheets/sheets.ts'
import type { Same } from '../../shared/sync/merge.ts'
import type { Culture, Typed } from './cells.ts'
import type { Table } from './host.ts'
import type { KnownDocument } from './memory.ts'
import { errorAt, type Finding, readTable, type TypedTable } from './typed-table.ts'

export interface DraftLine {
  /** Position in the table. */
  readonly row: number
  readonly rowId: string
  /** By column key; only what people type. */
  readonly cells: Readonly<Record<string, Typed>>
}

export interface DraftDocument {
  /** Empty while its rows have no Row ID yet. */
  readonly id: string
  readonly label: string
  readonly header: Readonly<Record<string, Typed>>
  readonly lines: readonly DraftLine[]
}

export interface Drafted {
  readonly documents: readonly DraftDocument[]
  readonly findings: readonly Finding[]
  /** Per table row; differs from the sheet where ids were missing or doubled. */
  readonly rowIds: readonly string[]
  /** Rows that are copies of others, and so got an id of their own. */
  readonly copied: ReadonlySet<number>
  /** Per table row: nothing was typed in it. */
  readonly blank: readonly boolean[]
}

/** Known documents by id, as the workbook remembers them. */
export type Known = Readonly<Record<string, KnownDocument>>

/**
 * The documents of a draft sheet. With `newId`, rows that have no id or somebody else's get one; without, they are only
 * looked at. `claims` gives rows ids that were theirs before.
 */
export function readDrafts(
  table: Table,
  sheet: DraftSheet,
  culture: Culture,
  known: Known,
  newId: (() => string) | null,
  claims: ReadonlyMap<number, string> = new Map(),
): Drafted {
  const read = readTable(table, culture)
  const typed = claims.size === 0 ? read : { ...read, rowIds: read.rowIds.map((id, row) => claims.get(row) ?? id) }
  const findings = [...typed.findings]
  const owners = ownersOf(known, sheet)
  const groups = grouped(typed, owners, findings)
  const { rowIds, copied } = withOwnIds(typed, groups, known, owners, newId)
  // A workbook of an older version lacks columns; what it does not show, it does not say.
  const columns = sheets[sheet].columns.filter((column) => isInput(column) && typed.columns.has(column.key))
  const documents = groups.map((rows) => documentOf(rows, rowIds, typed, columns, owners, findings))
  return { documents, findings, rowIds, copied, blank: typed.blank }
}

/** Row ID → id of the document that the row was saved with. */
function ownersOf(known: Known, sheet: DraftSheet): ReadonlyMap<string, string> {
  const owners = new Map<string, string>()
  for (const [id, document] of Object.entries(known)) {
    if (document.sheet !== sheet) continue
    if (!owners.has(id)) owners.set(id, id)
    for (const rowId of [...Object.keys(document.saved?.lines ?? {}), ...(document.rows ?? [])]) owners.set(rowId, id)
  }
  return owners
}

/** The rows of each document, documents in the order of their first row. */
function grouped(typed: TypedTable, owners: ReadonlyMap<string, string>, findings: Finding[]): number[][] {
  const labels = typed.columns.get('document') ?? []
  const groups = new Map<string, number[]>()
  const groupOfOwner = new Map<string, string>()
  let above: string | null = null
  for (let row = 0; row < typed.rows; row++) {
    if (typed.blank[row]) continue
    const label = labels[row]
    const owner = owners.get(typed.rowIds[row] as string)
    const key: string | null =
      label != null ? String(label).toLowerCase() : ((owner && groupOfOwner.get(owner)) ?? above)
    if (key === null) {
      findings.push(errorAt(row, 'document', 'DocumentMissing'))
      continue
    }
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
    if (owner && !groupOfOwner.has(owner)) groupOfOwner.set(owner, key)
    above = key
  }
  return [...groups.values()]
}

/**
 * Copied rows carry the hidden id of their original. The row that still equals the base copy keeps it (else the topmost),
 * the others get their own; so do rows that were given to another document than the one they were saved with.
 */
function withOwnIds(
  typed: TypedTable,
  groups: readonly (readonly number[])[],
  known: Known,
  owners: ReadonlyMap<string, string>,
  newId: (() => string) | null,
): { rowIds: string[]; copied: Set<number> } {
  const rowIds = [...typed.rowIds]
  const copied = new Set<number>()
  const lose = (row: number) => {
    rowIds[row] = ''
    copied.add(row)
  }
  for (const rows of doubled(typed)) for (const row of losers(rows, typed, known, owners)) lose(row)
  const taken = new Set<string>()
  for (const rows of groups) {
    const owner = rows.map((row) => owners.get(rowIds[row] as string)).find((id) => id !== undefined && !taken.has(id))
    for (const row of rows) {
      const other = owners.get(rowIds[row] as string)
      if (other !== undefined && other !== owner) lose(row)
    }
    if (owner !== undefined) taken.add(owner)
  }
  if (newId)
    for (let row = 0; row < typed.rows; row++) if (rowIds[row] === '' && !typed.blank[row]) rowIds[row] = newId()
  return { rowIds, copied }
}

function doubled(typed: TypedTable): readonly number[][] {
  const rows = new Map<string, number>()
  const several = new Map<string, number[]>()
  for (let row = 0; row < typed.rows; row++) {
    const id = typed.rowIds[row] as string
    const first = id === '' ? undefined : rows.get(id)
    if (first === undefined) rows.set(id, row)
    else several.set(id, [...(several.get(id) ?? [first]), row])
  }
  return [...several.values()]
}

function losers(
  rows: readonly number[],
  typed: TypedTable,
  known: Known,
  owners: ReadonlyMap<string, string>,
): number[] {
  const id = typed.rowIds[rows[0] as number] as string
  const base = known[owners.get(id) ?? '']?.saved?.lines[id]?.cells
  const same = (row: number) =>
    base !== undefined && Object.keys(base).every((key) => (typed.columns.get(key)?.[row] ?? null) === base[key])
  const keeper = rows.find(same) ?? rows[0]
  return rows.filter((row) => row !== keeper)
}

function documentOf(
  rows: readonly number[],
  rowIds: readonly string[],
  typed: TypedTable,
  columns: readonly Column[],
  owners: ReadonlyMap<string, string>,
  findings: Finding[],
): DraftDocument {
  const first = rows[0] as number
  const owner = rows.map((row) => owners.get(rowIds[row] as string)).find((id) => id !== undefined)
  const header = headerOf(rows, typed, columns, findings)
  const lineColumns = columns.filter((column) => column.part === 'line')
  return {
    id: owner ?? (rowIds[first] as string),
    label: String(header.document ?? ''),
    header,
    lines: rows.map((row) => ({ row, rowId: rowIds[row] as string, cells: cellsOf(row, typed, lineColumns) })),
  }
}

function cellsOf(row: number, typed: TypedTable, columns: readonly Column[]): Record<string, Typed> {
  const cells: Record<string, Typed> = {}
  for (const column of columns) cells[column.key] = typed.columns.get(column.key)?.[row] ?? null
  return cells
}

function headerOf(
  rows: readonly number[],
  typed: TypedTable,
  columns: readonly Column[],
  findings: Finding[],
): Record<string, Typed> {
  const header: Record<string, Typed> = {}
  for (const column of columns) {
    if (column.part !== 'header') continue
    const values = typed.columns.get(column.key) ?? []
    const said = rows.find((row) => values[row] !== null && values[row] !== undefined)
    const value = said === undefined ? null : (values[said] as Typed)
    header[column.key] = value
    if (column.key !== 'document' && said !== undefined)
      findings.push(...differing(rows, said, typed, column.key, header))
  }
  return header
}

/** Each may be given what the first row says, as it stands there. */
function differing(
  rows: readonly number[],
  said: number,
  { table, columns }: TypedTable,
  column: string,
  header: Readonly<Record<string, Typed>>,
): readonly Finding[] {
  const value = header[column] ?? null
  const choice = { text: String(value), value: table.values[said]?.[table.columns.get(column) ?? -1] ?? '' }
  return rows.flatMap((row): Finding[] => {
    const here = columns.get(column)?.[row] ?? null
    if (here === null || sameValue(here, value)) return []
    const params = { value: String(here), first: choice.text, document: String(header.document ?? '') }
    return [{ ...errorAt(row, column, 'HeaderDiffers', params), choices: [choice] }]
  })
}

/** Codes are compared without regard to case, as the server does. */
export const sameValue = (one: Typed, other: Typed): boolean =>
  one === other || (typeof one === 'string' && typeof other === 'string' && one.toLowerCase() === other.toLowerCase())

/** The same for the columns of a sheet: of texts every letter counts. */
export function sameIn(sheet: DraftSheet): Same {
  const columns: readonly Column[] = sheets[sheet].columns
  const texts = new Set(columns.filter(({ kind }) => kind === 'text').map(({ key }) => key))
  return (column, one, other) => (texts.has(column) ? one === other : sameValue(one, other))
}
