/**
 * The workbook as the rest of the add-in sees it: whole tables in, whole edits out. One call of `read` takes the same
 * few round trips however many rows there are (very large tables come in slices), and one call of `write` is one step
 * for Ctrl+Z. Only `excel.ts` knows how.
 */
import type { SheetKey } from '../../shared/sheets/sheets.ts'
import type { Words } from '../../shared/words/language.ts'
import type { Cell, Culture } from './cells.ts'
import type { Memory } from './memory.ts'

export interface Table {
  readonly sheet: SheetKey
  /** The sheet's name as the user sees it. */
  readonly name: string
  /** Column key → position, for the columns that were recognised by their heading. */
  readonly columns: ReadonlyMap<string, number>
  /** Keys of columns whose heading was renamed or removed. */
  readonly missing: readonly string[]
  /** Keys of columns that came with a later version than the one that made the sheet. */
  readonly newer?: readonly string[]
  /** Columns that were added since and wait for their first values: until then they say nothing. Key → position. */
  readonly unfilled?: ReadonlyMap<string, number>
  readonly headings: readonly string[]
  /** By row, then position. Of sheets that people only read, just the cells that identify a row. */
  readonly values: readonly (readonly Cell[])[]
  /** `true` where the cell is an error such as #N/A, which otherwise reads like text. Null when not asked for. */
  readonly errors: readonly (readonly boolean[] | null)[] | null
  /** Rows that a filter hides; only of draft sheets, and absent where nothing is filtered. */
  readonly hidden?: ReadonlySet<number>
  /** Number of the first row under the headings, as the sheet shows it. */
  readonly firstRow: number
  /** Rows further down, after an empty one: they are none of the table's. Absent where there are none. */
  readonly apart?: readonly Apart[]
  /**
   * Of a long ledger: Excel's own sums say that the rows are the entries from 1 on, each once, and no cell was fetched. `values` has
   * the entries in their own order; whether the user sorted them otherwise is looked at when cells of theirs are written.
   */
  readonly isSummed?: true
  /** Of a ledger: its amounts do not add up to what the memory says. */
  readonly isEdited?: true
}

/** What was typed in a row below a table; a cell with a formula is empty, for sums and checks that somebody keeps there are no input. */
export interface Apart {
  /** Position, counted on from the table's own rows. */
  readonly row: number
  readonly cells: readonly Cell[]
}

export interface Book {
  readonly culture: Culture
  readonly memory: Memory | null
  /** Only what was asked for and is there. */
  readonly tables: Readonly<Partial<Record<SheetKey, Table>>>
}

/** New values for part of a column; null leaves a cell as it is. */
export interface ColumnEdit {
  readonly column: string
  readonly from: number
  readonly values: readonly (Cell | null)[]
}

/** In this order: cells change in place, then rows go, then rows come. Positions are those that `read` gave. */
export interface TableEdit {
  readonly sheet: SheetKey
  /** The table as it was read: the edit is refused with `changed` when rows moved since. */
  readonly expect: Table
  readonly set: readonly ColumnEdit[]
  readonly remove: readonly number[]
  /** Whole rows, by column key. */
  readonly append: NewRows
  /** The new rows need not come all: those that are missing are found missing the next time. */
  readonly canStop?: true
}

/** A list, or something that makes the rows asked for when they are asked for. */
export type NewRows = Pick<readonly Readonly<Record<string, Cell>>[], 'length' | 'slice'>

/** How many new rows came, by sheet, of those tables that can stop. */
export type Added = Readonly<Partial<Record<SheetKey, number>>>

export interface BookEdit {
  readonly tables: readonly TableEdit[]
  /** How it is when all was written. */
  readonly memory: Memory
  /** How it is when only so many rows came. Without it nothing is stopped. */
  readonly memoryAfter?: (added: Added) => Memory
  /** Codes for the drop-down lists of customers and items; left alone when absent. */
  readonly lookups?: Lookups
  /** Rows that were added so far, of how many; only where it takes more than one round trip. */
  readonly onProgress?: (done: number, of: number) => void
  /** Stops between two round trips. What was written stays, and the memory says so. */
  readonly signal?: AbortSignal | undefined
}

export interface Lookups {
  readonly customers: readonly string[]
  readonly items: readonly string[]
}

/** `changed`: somebody moved rows between reading and writing; nothing was written. `stopped`: some new rows are missing. */
export type Written = 'written' | 'changed' | 'stopped'

/** Something may have changed in the sheets, another sheet came to the front, or other cells were selected. */
export type Hint = 'edited' | 'activated' | 'selected'

/** Selected rows of one of our tables, by position, those that a filter hides left out. */
export interface SelectedRows {
  readonly sheet: SheetKey
  readonly rows: readonly number[]
}

export interface SetUp {
  readonly words: Words
  readonly memory: Memory
}

/** Cells whose formula gave way to its figure, and those that have none to give. */
export interface Frozen {
  readonly frozen: number
  readonly left: number
}

/** What the cells of a column have to show for a row to be seen: one of these texts, or a number within or beside these. */
export interface ColumnFilter {
  readonly column: string
  readonly texts?: readonly string[]
  readonly least?: number
  readonly most?: number
  readonly isNot?: number
}

export interface WorkbookHost {
  /**
   * Sheets that people only read come with the cells that identify their rows, unless they are named in `whole`. Ledgers that are as
   * the memory says are not fetched at all (`isSummed`), unless `exactly` is asked for.
   */
  readonly read: (sheets: readonly SheetKey[], whole?: readonly SheetKey[], exactly?: 'exactly') => Promise<Book>
  /** The cells of some columns in these rows of a sheet: for each row one of each, empty where the sheet lacks the column. */
  readonly cellsAt: (
    sheet: SheetKey,
    columns: readonly string[],
    rows: readonly number[],
  ) => Promise<readonly (readonly Cell[])[]>
  readonly write: (edit: BookEdit) => Promise<Written>
  /**
   * Makes the sheets that are missing, and in those of an earlier version the columns that came since; what is there keeps its
   * rows, its order and its formats. Answers the memory with the headings of all.
   */
  readonly setUp: (setUp: SetUp) => Promise<Memory>
  /** Whether this workbook is fresh from a template that asks for its sheets. Making them ends that. */
  readonly asksForSheets: () => Promise<boolean>
  readonly sheetInFront: () => Promise<SheetKey | null>
  /** Null when no row of our tables is selected. */
  readonly selectedRows: () => Promise<SelectedRows | null>
  /** `last`: the last row, where the newest stands on sheets that grow at their end. */
  readonly goTo: (place: { sheet: SheetKey; row: number | 'last'; column: string | null }) => Promise<void>
  /** Brings the sheet to the front with these filters in place of whatever filtered it before; none shows all rows. Answers how many rows show. */
  readonly filter: (target: { sheet: SheetKey; filters: readonly ColumnFilter[] }) => Promise<number>
  readonly isFiltered: (sheet: SheetKey) => Promise<boolean>
  /** Puts figures in the place of formulas that call our functions, on the sheet in front. */
  readonly freeze: (scope: 'selection' | 'sheet') => Promise<Frozen>
  /** Our formulas ask again for their figures. */
  readonly recalculate: () => Promise<void>
  /** Hints that something may have changed; never the truth about what. Answers how to stop. */
  readonly onHint: (listener: (hint: Hint) => void) => Promise<() => Promise<void>>
  /** Called when Excel waits for the user to leave a cell, and again when it goes on. */
  readonly onWaiting: (listener: (waiting: boolean) => void) => void
}

/** What the workbook could not do, in a code that has a sentence (`notice.*`). */
export class WorkbookRefused extends Error {
  readonly reason: Reason
  readonly details: string
  readonly params: Readonly<Record<string, string>>
  constructor(reason: Reason, details: string, params: Readonly<Record<string, string>> = {}) {
    super(`${reason}: ${details}`)
    this.reason = reason
    this.details = details
    this.params = params
  }
}

export type Reason =
  | 'cellEdit'
  | 'inactiveWorkbook'
  | 'tooLarge'
  | 'filter'
  | 'protected'
  | 'restart'
  | 'gone'
  | 'selection'
  | 'nameTaken'
  | 'merged'
  | 'noRoom'
  | 'interrupted'
  | 'tooOld'
  | 'modalDialog'
  | 'noAnswer'
  | 'tableMissing'
  | 'columnMissing'
  | 'excel'
