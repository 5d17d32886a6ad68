/**
 * Faults that Excel is known to have, imitated one by one so that an add-in can be tested against them. All are off unless
 * they are turned on: `workbook.quirks = { ...noQuirks, silentListPick: true }`.
 */
export interface Quirks {
  /** In bytes: a larger request is refused and not begun. Excel on the web has 5 MB. */
  readonly requestLimit: number | null
  /** In bytes: of a larger answer nothing arrives, though the work was done. Excel on the web has 5 MB. */
  readonly responseLimit: number | null
  /** In cells: of more than this no values come but null, and no error. */
  readonly readLimit: number
  /** What is written over rows that a filter hides lands in the rows that are seen, each stretch beginning anew. */
  readonly misplacesUnderFilter: boolean
  /** Deleting rows of a filtered table does nothing, and says nothing. */
  readonly deletesNothingUnderFilter: boolean
  /** A value chosen from the list of a cell raises no event. */
  readonly silentListPick: boolean
  /** The event of a dragged fill names far more cells than were filled. */
  readonly wrongFillAddress: boolean
  /** `formulas` of a text such as `=1+1` comes without its apostrophe; written back, it calculates. */
  readonly swallowsApostrophe: boolean
  /** Under Dutch and French settings a day that is typed or pasted stays text. */
  readonly textDates: boolean
  /** What is written right below or beside a table does not join it, as with AutoCorrect's setting switched off. */
  readonly keepsTablesSmall: boolean
  /** Adding, deleting or protecting a sheet and adding custom XML leave nothing to undo. */
  readonly forgetsUndo: boolean
}

export const noQuirks: Quirks = {
  requestLimit: null,
  responseLimit: null,
  readLimit: 5_000_000,
  misplacesUnderFilter: false,
  deletesNothingUnderFilter: false,
  silentListPick: false,
  wrongFillAddress: false,
  swallowsApostrophe: false,
  textDates: false,
  keepsTablesSmall: false,
  forgetsUndo: false,
}

const fiveMegabytes = 5 * 1024 * 1024

/** All that an add-in has to live with, at their worst together. */
export const everyQuirk: Quirks = {
  requestLimit: fiveMegabytes,
  responseLimit: fiveMegabytes,
  readLimit: 5_000_000,
  misplacesUnderFilter: true,
  deletesNothingUnderFilter: true,
  silentListPick: true,
  wrongFillAddress: true,
  swallowsApostrophe: true,
  textDates: true,
  keepsTablesSmall: true,
  forgetsUndo: true,
}
