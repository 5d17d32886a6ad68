/** The sheets that nobody sees: the workbook's memory, and the codes that drop-down lists offer. */
import type { Language } from '../words/language.ts'

export const memorySheet = '_sync'
export const listsSheet = '_lists'
/** Names of the lists: customers in column A, items in column B. */
export const listNames = { customers: 'VerkoopCustomerCodes', items: 'VerkoopItemCodes' } as const
/** The column whose cells a list helps to fill. */
export const listOffers = {
  customerNumber: listNames.customers,
  lineObjectNumber: listNames.items,
  itemNumber: listNames.items,
} as const
/** The lists are a help for typing; libraries that read .xlsx files keep a rule for every single cell it covers. */
export const rowsWithLists = 5000

/** Whose workbook it is. */
export interface Owner {
  readonly workbookId: string
  /** Origin of the server, such as `https://sales.example`. */
  readonly server: string
  readonly company: string | null
  /** Its id, once that is known: another company under the same name is not whose workbook it is. */
  readonly companyId: string | null
  readonly language: Language
}

/** What a workbook remembers before anything was done in it. */
export const freshMemory = (owner: Owner) => ({
  schema: 1 as const,
  ...owner,
  headings: {},
  tableIds: {},
  documents: {},
  ledgers: {},
  unanswered: [],
})

/** A cell holds 32,767 characters; each row of the sheet takes one piece of the text. */
const pieceLength = 30_000

/** The memory as texts, one per row. The mark in front keeps a piece from being taken for a formula or a number. */
export function memoryRows(memory: object): string[] {
  const text = JSON.stringify(memory)
  const rows: string[] = []
  for (let at = 0; at < text.length; at += pieceLength) rows.push(`~${text.slice(at, at + pieceLength)}`)
  return rows
}
