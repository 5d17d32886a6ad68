/** A file of a bank as the bodies of the statements in it; or the line of the file that is wrong. */
import { cut } from '../../shared/basics/text.ts'
import { type Mistake, mistake, worded } from '../../shared/posting/problem.ts'

/** What the POST of a statement takes. */
export interface StatementBody {
  readonly iban: string
  readonly currencyCode: string
  readonly statementNumber: string
  readonly openingBalance: number | null
  readonly closingBalance: number | null
  readonly lines: readonly LineBody[]
}
export interface LineBody {
  readonly clientId: string
  readonly transactionDate: string
  /** In the currency of the account; money that went out is negative. */
  readonly amount: number
  readonly description: string
  readonly payerName: string
  readonly payerAccount: string
  readonly reference: string
}

/** Thrown by readers, caught where a file is taken in. `word` is one of `problem.File…`. */
export class FileFault extends Error {
  readonly mistake: Mistake
  constructor(word: string, line: number, params: Mistake['params'] = {}) {
    super(word)
    const told = mistake('InvalidValue', '', { line, ...params })
    this.mistake = worded({ ...told, line: String(line) }, word)
  }
}

const clean = (text: string) => text.replace(/\s+/g, ' ').trim()
/** The texts with blanks closed up and in one line, at most so long. */
export const joined = (texts: readonly string[], longest: number) =>
  cut(clean(texts.filter((text) => text.trim() !== '').join(' ')), longest)
export const lengths = { description: 1000, payerName: 200, payerAccount: 50, reference: 140, statementNumber: 40 }
