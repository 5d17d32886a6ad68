/**
 * Rows as a bank's own export has them, pasted or from a CSV file: columns are known by the words in their headings, in Dutch,
 * French and English, whatever their order; figures and dates as banks in Belgium and the Netherlands write them.
 */
import { type Day, isDay } from '../basics/day.ts'
import { cut } from '../basics/text.ts'

export interface ExportedLine {
  readonly transactionDate: Day
  /** A decimal; money that went out is negative. */
  readonly amount: number
  readonly description: string
  readonly payerName: string
  readonly payerAccount: string
  readonly reference: string
}
/** A row that cannot be read; `code` is a word of `problem.…`. */
export interface ExportMistake {
  readonly code: 'ExportHeadings' | 'ExportDate' | 'ExportAmount'
  /** From 1. */
  readonly line: number
  readonly value: string
}
export interface BankExport {
  readonly lines: readonly ExportedLine[]
  readonly mistakes: readonly ExportMistake[]
}

/** The better known a word is for its column, the earlier it stands; compared without accents, marks and capitals. */
const headings = {
  date: 'boekingsdatum|boekdatum|datum|uitvoeringsdatum|transactiedatum|datum verrichting|booking date|transaction date|date|execution date|date comptable|date de comptabilisation|date operation|date de l operation|date d execution|date de transaction|date ecriture',
  amount: 'bedrag|bedrag eur|bedrag in eur|transactiebedrag|amount|amount eur|montant|montant eur|montant en eur',
  moneyIn: 'bij|credit|bedrag credit|ontvangen|paid in|money in|montant credit|credit eur',
  moneyOut: 'af|debet|debit|bedrag debet|uitgaven|paid out|money out|montant debit|debit eur',
  direction: 'af bij|bij af|debet credit|debit credit|d c|c d|sens',
  payerName:
    'naam tegenpartij|tegenpartij naam|tegenpartij|naam tegenpartij bevat|naam omschrijving|naam|counterparty name|name counterparty|counterparty|name|nom contrepartie|nom de la contrepartie|nom contrepartie contient|contrepartie|nom',
  payerAccount:
    'rekening tegenpartij|tegenrekening|iban tegenpartij|tegenrekening iban bban|rekeningnummer tegenpartij|counterparty account|account counterparty|counterparty iban|compte contrepartie|compte de la contrepartie|iban contrepartie|numero de compte contrepartie',
  reference:
    'gestructureerde mededeling|betalingskenmerk|structured communication|payment reference|communication structuree|reference de paiement',
  description:
    'vrije mededeling|mededeling|mededelingen|omschrijving|omschrijving 1|details|communication|communications|communication libre|free communication|description|remittance information|libelle|text',
} as const
type Role = keyof typeof headings

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

export function readExport(text: string): BankExport {
  const rows = rowsOf(text)
  const top = rows.findIndex(({ cells }) => isHead(rolesOf(cells)))
  if (top < 0)
    return { lines: [], mistakes: [{ code: 'ExportHeadings', line: 1, value: (rows[0]?.cells ?? []).join(' ') }] }
  const roles = rolesOf(rows[top]?.cells ?? [])
  const read = rows
    .slice(top + 1)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map((row) => lineOf(row, roles))
  return {
    lines: read.filter((one): one is ExportedLine => !('code' in one)),
    mistakes: read.filter((one): one is ExportMistake => 'code' in one),
  }
}

/** Role → position. */
type Roles = ReadonlyMap<Role, number>
function rolesOf(cells: readonly string[]): Roles {
  const names = cells.map(plain)
  const roles = new Map<Role, number>()
  for (const [role, words] of Object.entries(headings) as [Role, string][]) {
    const at = words
      .split('|')
      .map((word) => names.indexOf(word))
      .find((position) => position >= 0)
    if (at !== undefined) roles.set(role, at)
  }
  return roles
}
const isHead = (roles: Roles) =>
  roles.has('date') && (roles.has('amount') || roles.has('moneyIn') || roles.has('moneyOut'))

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

function lineOf({ line, cells }: Row, roles: Roles): ExportedLine | ExportMistake {
  const cell = (role: Role) => (cells[roles.get(role) ?? -1] ?? '').trim()
  const transactionDate = dayIn(cell('date'))
  if (!transactionDate) return { code: 'ExportDate', line, value: cell('date') }
  const amount = roles.has('amount')
    ? directed(amountIn(cell('amount')), cell('direction'))
    : inLessOut(cell('moneyIn'), cell('moneyOut'))
  if (amount === null)
    return { code: 'ExportAmount', line, value: cell('amount') || cell('moneyIn') || cell('moneyOut') }
  return {
    transactionDate,
    amount,
    description: cut(cell('description'), 1000),
    payerName: cut(cell('payerName'), 200),
    payerAccount: cut(cell('payerAccount'), 50),
    reference: cut(cell('reference'), 140),
  }
}

/** Some banks write every amount without a sign, and beside it whether it went out. */
function directed(amount: number | null, direction: string): number | null {
  return amount !== null && /^(af|d|debet|debit|-)$/.test(plain(direction) || direction) ? -Math.abs(amount) : amount
}
function inLessOut(moneyIn: string, moneyOut: string): number | null {
  const [plus, minus] = [amountIn(moneyIn || '0'), amountIn(moneyOut || '0')]
  return plus === null || minus === null ? null : Math.round((Math.abs(plus) - Math.abs(minus)) * 100) / 100
}

/** `1.234,56`, `1,234.56`, `-12,50`, `12,50-`, `+ 12`, `€ 12,50`: the last mark with one or two digits after it is the decimal one. */
export function amountIn(text: string): number | null {
  const bare = text.replace(/[€\s\u00a0\u202f']|EUR/gi, '')
  const parts = /^([+-]?)(\d[\d.,]*?)(?:[.,](\d{1,2}))?([+-]?)$/.exec(bare)
  if (!parts) return null
  const [, before, whole = '', cents = '', after] = parts
  const digits = whole.replace(/[.,]/g, '')
  const isGrouped = whole === digits || /^\d{1,3}([.,]\d{3})+$/.test(whole)
  if (!isGrouped) return null
  const amount = Number(`${digits}.${cents || '0'}`)
  return before === '-' || after === '-' ? -amount : amount
}

/** `2026-04-01`, `20260401`, `1/4/2026`, `01-04-26`, `01.04.2026`: day before month, as in these countries. */
export function dayIn(text: string): Day | null {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(text) ?? []
  const [, first, second, third] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)/.exec(text) ?? []
  const parts = year ? [year, month, day] : third ? [third.padStart(4, '20'), second, first] : null
  const iso = parts?.map((part) => (part ?? '').padStart(2, '0')).join('-') ?? ''
  return isDay(iso) ? iso : null
}

/** Cells between tabs, semicolons or commas: whichever the heading has most; quoted cells may hold any of these. */
function rowsOf(text: string): Row[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)
  const sample = lines.slice(0, 20).join('\n')
  const count = (mark: string) => sample.split(mark).length
  const mark = ['\t', ';', ','].reduce((best, one) => (count(one) > count(best) ? one : best))
  return lines.map((line, index) => ({ line: index + 1, cells: cellsOf(line, mark) }))
}
function cellsOf(line: string, mark: string): string[] {
  const cells: string[] = ['']
  let isQuoted = false
  for (const sign of line) {
    const last = cells.length - 1
    if (sign === '"') isQuoted = !isQuoted
    else if (sign === mark && !isQuoted) cells.push('')
    else cells[last] += sign
  }
  return cells
}
