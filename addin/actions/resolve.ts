/** Writing the meaning that the user chose into the cells that asked. */
import { isDraftSheet, isRecordSheet, sheets } from '../../shared/sheets/sheets.ts'
import type { Choice, Problem } from '../state/findings.ts'
import { cellText } from '../workbook/cell-text.ts'
import { asText, type Cell } from '../workbook/cells.ts'
import { CellWrites } from '../workbook/differences.ts'
import type { Table } from '../workbook/host.ts'
import type { KnownDocument, Memory } from '../workbook/memory.ts'
import { readTable } from '../workbook/typed-table.ts'
import { isAboutRow, isConflict } from './conflict-codes.ts'
import { lookAtFront } from './front.ts'
import { type Desk, said, warn } from './parts.ts'
import { decideRecords } from './record-conflicts.ts'
import { memoryOf } from './workbook-memory.ts'

/** `at`: which of the choices, the same one of each. */
export async function resolveProblems(desk: Desk, problems: readonly Problem[], at: number): Promise<void> {
  const { parts } = desk
  const sheet = problems[0]?.place.sheet
  const choice = problems[0]?.choices[at]
  if (sheet === undefined || choice === undefined) return
  const book = await parts.host.read([sheet])
  const table = book.tables[sheet]
  if (!table) return
  const asking = problems.filter((problem) => problem.place.sheet === sheet && stillAsks(table, problem))
  const about = asking.filter(({ code }) => isAboutRow(code))
  const writes = new CellWrites()
  for (const problem of asking.filter((one) => !isAsItStands(one, at)))
    for (const row of cellsOf(problem, table))
      writes.put(problem.place.column ?? '', row, cellOf(problem.choices[at] ?? choice))
  if (isRecordSheet(sheet)) {
    const typed = { sheet, table, typed: readTable(table, book.culture), culture: book.culture }
    decideRecords(
      parts,
      typed,
      asking.filter(({ code }) => code === 'Conflict'),
      choice,
      writes,
    )
  }
  const before = memoryOf(parts, book)
  const remove = choice.value === 'remove' ? about.flatMap((problem) => rowsOf(problem, table, before)) : []
  if (choice.value === 'keep')
    for (const problem of about.filter(({ code }) => code === 'DeletedElsewhere'))
      for (const row of rowsOf(problem, table, before)) writes.put('rowId', row, parts.newId())
  const memory = withMeant(decided(before, table, asking), asking, at)
  const edit = { sheet, expect: table, set: writes.edits(table), remove, append: [] }
  const written = await parts.host.write({ tables: [edit], memory })
  if (written === 'changed' || asking.length < problems.length) warn(parts, 'warning', said('notice.sheetChanged'))
  await lookAtFront(desk)
}

/** The number is meant as it stands: nothing is written, and the same one is asked about no more. */
const isAsItStands = ({ params, choices }: Problem, at: number): boolean =>
  params.asMeant !== undefined && choices[at]?.value === params.value

function withMeant(memory: Memory, asking: readonly Problem[], at: number): Memory {
  const meant = asking.filter((one) => isAsItStands(one, at)).map(({ params }) => String(params.asMeant))
  return meant.length === 0 ? memory : { ...memory, meant: [...new Set([...(memory.meant ?? []), ...meant])] }
}

const cellOf = ({ value }: Choice): Cell => (typeof value === 'string' ? asText(value) : value)

/** The cell holds what was asked about; otherwise somebody was faster. */
function stillAsks(table: Table, { place, params, code, cell: asked }: Problem): boolean {
  if (isAboutRow(code)) return cellText(table, place.row, 'rowId') === params.rowId
  if (place.column === null) return false
  const cell = table.values[place.row]?.[table.columns.get(place.column) ?? -1]
  return cell !== undefined && (code === 'Conflict' || cellText(table, place.row, place.column) === asked)
}

/** The rows whose cell gets the answer: what two people disagree on in a header stands in every row of the document. */
function cellsOf({ code, place, document }: Problem, table: Table): readonly number[] {
  if (place.column === null) return []
  const isHeader = sheets[place.sheet].columns.some(({ key, part }) => key === place.column && part === 'header')
  return code === 'Conflict' && isHeader ? rowsLabelled(document, table) : [place.row]
}

const rowsLabelled = (label: string, table: Table): readonly number[] => {
  const at = table.columns.get('document') ?? -1
  return table.values.flatMap((cells, row) => (String(cells[at]).toLowerCase() === label.toLowerCase() ? [row] : []))
}

/** The row that is asked about; of a document that is gone, all rows that it had. */
function rowsOf({ code, place, document }: Problem, table: Table, { documents }: Memory): readonly number[] {
  if (code !== 'DeletedElsewhere') return [place.row]
  const lines = Object.values(documents).find(({ saved }) => saved?.number === document)?.saved?.lines ?? {}
  const known = table.values.flatMap((_, row) => (cellText(table, row, 'rowId') in lines ? [row] : []))
  return [...new Set([...known, ...rowsLabelled(document, table)])]
}

/** What was decided is asked about no more, whichever side won. A document that was gone and stays is a new one. */
function decided(memory: Memory, table: Table, problems: readonly Problem[]): Memory {
  const drafts = problems.filter(({ place, code }) => isConflict(code) && isDraftSheet(place.sheet))
  const cells = new Set(drafts.map(({ place }) => `${cellText(table, place.row, 'rowId')}/${place.column}`))
  const gone = new Set(drafts.filter(({ code }) => code === 'DeletedElsewhere').map(({ document }) => document))
  if (drafts.length === 0) return memory
  const documents = Object.entries(memory.documents)
    .filter(([, { saved }]) => !gone.has(saved?.number ?? ''))
    .map(([id, document]): [string, KnownDocument] => {
      const open = ({ rowId, column = null }: { readonly rowId: string; readonly column?: string | null }) =>
        !cells.has(`${rowId}/${column}`)
      const { conflicts, lineConflicts = [] } = document
      return [id, { ...document, conflicts: conflicts.filter(open), lineConflicts: lineConflicts.filter(open) }]
    })
  return { ...memory, documents: Object.fromEntries(documents) }
}
