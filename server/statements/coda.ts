/**
 * Reads CODA 2, the coded statements of Belgian banks (Febelfin): lines of 128 characters, positions counted from 1. Totals,
 * number of records and balances are checked, so that what was cut off is not taken for whole.
 */
import { isDay } from '../../shared/basics/day.ts'
import { FileFault, joined, type LineBody, lengths, type StatementBody } from './statement-file.ts'

const width = 128

/** Every statement of the file. Throws FileFault. */
export function readCoda(source: string): StatementBody[] {
  const records = recordsIn(source)
  const statements: StatementBody[] = []
  let file: File | null = null
  for (const record of records) {
    if (record.id === '0') file = { counted: 0, debit: 0, credit: 0, statement: null }
    if (!file) throw wrongPlace(record)
    if (record.id === '9') {
      if (file.statement) throw wrongPlace(record)
      checkTrailer(record, file)
      file = null
    } else if (record.id !== '0') statements.push(...take(file, record))
  }
  const last = records.at(-1)
  if (file || !last) throw new FileFault('FileMissing', last?.line ?? 1, { value: '9' })
  return statements
}

interface CodaRecord {
  readonly line: number
  /** `1`, `21`, `22`, … */
  readonly id: string
  /** The text from one position to another, both included. */
  part(from: number, to: number): string
}
/** What lies between a header and its trailer. */
interface File {
  counted: number
  debit: number
  credit: number
  statement: Statement | null
}
interface Statement {
  readonly opening: CodaRecord
  readonly movements: Movement[]
}
interface Movement {
  readonly first: CodaRecord
  readonly more: CodaRecord[]
}

function recordsIn(source: string): CodaRecord[] {
  return source.split(/\r\n|\n|\r/).flatMap((text, index) => {
    if (text.trim() === '') return []
    const line = index + 1
    if (text.length > width) throw new FileFault('FileLineLength', line, { value: text.length, expected: width })
    const padded = text.padEnd(width)
    const id = /^[23]/.test(padded) ? padded.slice(0, 2) : padded.slice(0, 1)
    return [{ line, id, part: (from: number, to: number) => padded.slice(from - 1, to) }]
  })
}
const wrongPlace = ({ line, id }: CodaRecord) => new FileFault('FileRecord', line, { value: id })

/** Takes one record in; gives the statement that it ends. */
function take(file: File, record: CodaRecord): StatementBody[] {
  const { id } = record
  // Free messages of the bank are not counted, and say nothing of movements.
  if (id === '4') return []
  file.counted++
  if (id === '1') {
    if (file.statement) throw wrongPlace(record)
    file.statement = { opening: record, movements: [] }
    return []
  }
  const { statement } = file
  if (!statement) throw wrongPlace(record)
  if (id === '8') {
    file.statement = null
    return [statementOf(statement, record)]
  }
  takeMovement(file, statement, record)
  return []
}

function takeMovement(file: File, { movements }: Statement, record: CodaRecord) {
  const { id } = record
  if (id === '21') {
    movements.push({ first: record, more: [] })
    if (record.part(7, 10) !== '0000') return
    const amount = amountAt(record, 33, 32)
    if (amount < 0) file.debit -= amount
    else file.credit += amount
  } else {
    const last = movements.at(-1)
    if (!/^(22|23|31|32|33)$/.test(id) || !last || last.first.part(3, 6) !== record.part(3, 6)) throw wrongPlace(record)
    last.more.push(record)
  }
}

function statementOf({ opening, movements }: Statement, closing: CodaRecord): StatementBody {
  const { iban, currencyCode } = accountAt(opening, 2, 6)
  const end = dayAt(closing, 58)
  const lines = inDetail(movements).map(lineOf)
  const [openingBalance, closingBalance] = [amountAt(opening, 44, 43), amountAt(closing, 43, 42)]
  const total = lines.reduce((sum, { amount }) => sum + Math.round(amount * 100), openingBalance)
  if (total !== closingBalance)
    throw new FileFault('FileTotals', closing.line, { value: closingBalance / 100, expected: total / 100 })
  return {
    iban,
    currencyCode,
    // Banks begin anew at 001 every year.
    statementNumber: `${end.slice(0, 4)}-${opening.part(126, 128)}`,
    openingBalance: openingBalance / 100,
    closingBalance: closingBalance / 100,
    lines,
  }
}

/** Account and currency share 37 positions: 12 digits of an old Belgian number, or an IBAN or foreign one of up to 34. */
function accountAt(record: CodaRecord, structureAt: number, from: number) {
  const isOld = record.part(structureAt, structureAt) === '0'
  const iban = record.part(from, from + (isOld ? 11 : 33)).trim()
  const currencyAt = from + (isOld ? 13 : 34)
  return { iban, currencyCode: record.part(currencyAt, currencyAt + 2).trim() }
}

/** Whole cents; the file has thousandths. `signAt` holds 1 for money out. */
function amountAt(record: CodaRecord, from: number, signAt: number): number {
  const digits = record.part(from, from + 14)
  const sign = record.part(signAt, signAt)
  if (!/^\d{14}0$/.test(digits) || !/^[01]$/.test(sign))
    throw new FileFault('FileAmount', record.line, { value: `${sign} ${digits}` })
  return (sign === '1' ? -1 : 1) * (Number(digits) / 10) + 0
}

function dayAt(record: CodaRecord, from: number): string {
  const value = record.part(from, from + 5)
  const day = `20${value.slice(4, 6)}-${value.slice(2, 4)}-${value.slice(0, 2)}`
  if (!/^\d{6}$/.test(value) || !isDay(day)) throw new FileFault('FileDate', record.line, { value })
  return day
}

/** A collective booking gives way to its details, where these come to the same; else its details give way to it. */
function inDetail(movements: readonly Movement[]): Movement[] {
  const groups = [...Map.groupBy(movements, ({ first }) => first.part(3, 6)).values()]
  return groups.flatMap((group) => {
    const isWhole = ({ first }: Movement) => first.part(7, 10) === '0000'
    const [whole, details] = [group.filter(isWhole), group.filter((one) => !isWhole(one))]
    const total = (some: readonly Movement[]) => some.reduce((sum, { first }) => sum + amountAt(first, 33, 32), 0)
    return details.length > 0 && (whole.length === 0 || total(details) === total(whole)) ? details : whole
  })
}

function lineOf({ first, more }: Movement, index: number): LineBody {
  const record = (id: string) => more.find((one) => one.id === id)
  const party = record('23')
  const text = [first.part(63, 115), record('22')?.part(11, 63) ?? '', party?.part(83, 125) ?? ''].join('')
  const isStructured = first.part(62, 62) === '1'
  // 101 and 102 are payments with a structured communication; of other structures the plain words are kept.
  const isReference = isStructured && /^10[12]\d{12}/.test(text)
  const information = more.flatMap((one) => (one.id === '31' ? [one.part(41, 113)] : textOfMore(one)))
  return {
    clientId: String(index + 1),
    transactionDate: dayAt(first, 116),
    amount: amountAt(first, 33, 32) / 100,
    reference: isReference ? text.slice(3, 15) : '',
    description: joined(
      [...(isReference ? [] : [isStructured ? text.slice(3) : text]), ...information],
      lengths.description,
    ),
    payerName: joined([party?.part(48, 82) ?? ''], lengths.payerName),
    payerAccount: joined([party?.part(11, 44) ?? ''], lengths.payerAccount),
  }
}
const textOfMore = (one: CodaRecord) =>
  one.id === '32' ? [one.part(11, 115)] : one.id === '33' ? [one.part(11, 100)] : []

function checkTrailer(record: CodaRecord, { counted, debit, credit }: File) {
  const told = Number(record.part(17, 22))
  if (told !== counted) throw new FileFault('FileRecordCount', record.line, { value: told, expected: counted })
  for (const [from, sum] of [
    [23, debit],
    [38, credit],
  ] as const) {
    const total = Number(record.part(from, from + 14)) / 10
    if (total !== sum) throw new FileFault('FileTotals', record.line, { value: total / 100, expected: sum / 100 })
  }
}
