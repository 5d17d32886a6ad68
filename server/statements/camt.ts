/** Reads CAMT.053 (ISO 20022 bank-to-customer statements), versions 2 to 8, as banks in Belgium and the Netherlands give it. */
import { isDay } from '../../shared/basics/day.ts'
import { cut } from '../../shared/basics/text.ts'
import { FileFault, joined, type LineBody, lengths, type StatementBody } from './statement-file.ts'
import { at, every, readXml, textAt, XmlFault, type XmlNode } from './xml.ts'

/** Every statement of the file. Throws FileFault. */
export function readCamt(source: string): StatementBody[] {
  const root = rootOf(source)
  const statements = every(at(root, 'BkToCstmrStmt'), 'Stmt')
  if (statements.length === 0) throw new FileFault('FileMissing', root.line, { value: 'Stmt' })
  return statements.map(statementIn)
}

function rootOf(source: string): XmlNode {
  try {
    return readXml(source)
  } catch (error) {
    throw error instanceof XmlFault ? new FileFault('FileXml', error.line) : error
  }
}

function statementIn(statement: XmlNode): StatementBody {
  const account = at(statement, 'Acct', 'Id')
  const iban = textAt(account, 'IBAN') || textAt(account, 'Othr', 'Id')
  if (iban === '') throw new FileFault('FileMissing', statement.line, { value: 'Acct/Id/IBAN' })
  const number = needed(statement, 'Id').text.trim()
  const booked = every(statement, 'Ntry').filter(isBooked)
  const lines = booked.flatMap(linesIn)
  return {
    iban,
    currencyCode: textAt(statement, 'Acct', 'Ccy'),
    statementNumber: cut(number, lengths.statementNumber),
    openingBalance: balanceOf(statement, 'OPBD', 'PRCD'),
    closingBalance: balanceOf(statement, 'CLBD'),
    lines: lines.map((line, index) => ({ ...line, clientId: String(index + 1) })),
  }
}

/** What is only announced has not moved. */
const isBooked = (entry: XmlNode) => ['', 'BOOK'].includes(textAt(entry, 'Sts', 'Cd') || textAt(entry, 'Sts'))

function needed(node: XmlNode, name: string): XmlNode {
  const found = at(node, name)
  if (!found || (found.text.trim() === '' && found.children.length === 0))
    throw new FileFault('FileMissing', node.line, { value: name })
  return found
}

function balanceOf(statement: XmlNode, ...codes: readonly string[]): number | null {
  const found = codes.flatMap((code) =>
    every(statement, 'Bal').filter((balance) => textAt(balance, 'Tp', 'CdOrPrtry', 'Cd') === code),
  )
  const [balance] = found
  return balance ? signed(balance, amountIn(needed(balance, 'Amt'))) : null
}

const signed = (node: XmlNode, amount: number) => {
  const { text, line } = needed(node, 'CdtDbtInd')
  if (text.trim() !== 'CRDT' && text.trim() !== 'DBIT') throw new FileFault('FileValue', line, { value: text.trim() })
  return text.trim() === 'DBIT' ? -amount : amount
}

function amountIn({ text, line }: XmlNode): number {
  const value = text.trim()
  if (!/^\d{1,13}(\.\d{1,5})?$/.test(value)) throw new FileFault('FileAmount', line, { value })
  return Number(value)
}

function dayIn(entry: XmlNode): string {
  const date = at(entry, 'BookgDt') ?? at(entry, 'ValDt')
  if (!date) throw new FileFault('FileMissing', entry.line, { value: 'BookgDt' })
  const value = (textAt(date, 'Dt') || textAt(date, 'DtTm')).slice(0, 10)
  if (!isDay(value)) throw new FileFault('FileDate', date.line, { value })
  return value
}

type Line = Omit<LineBody, 'clientId'>

/** One line; or one for each transaction of a collective booking, where these come to the same. */
function linesIn(entry: XmlNode): Line[] {
  const [transactionDate, amount] = [dayIn(entry), signed(entry, amountIn(needed(entry, 'Amt')))]
  const details = every(entry, 'NtryDtls').flatMap((one) => every(one, 'TxDtls'))
  const parts = details.map((one) => partOf(one, amount))
  const isWhole = details.length > 1 && cents(parts.reduce((total, part) => total + part, 0)) === cents(amount)
  const rows = isWhole ? details.map((one, index) => [[one], parts[index] ?? 0] as const) : [[details, amount] as const]
  return rows.map(([told, part]) => ({ transactionDate, amount: part, ...saidIn(entry, told, amount < 0) }))
}
const cents = (amount: number) => Math.round(amount * 100)

function partOf(details: XmlNode, whole: number): number {
  const told = at(details, 'Amt') ?? at(details, 'AmtDtls', 'TxAmt', 'Amt')
  const amount = told ? amountIn(told) : 0
  const isOut = at(details, 'CdtDbtInd') ? textAt(details, 'CdtDbtInd') === 'DBIT' : whole < 0
  return isOut ? -amount : amount
}

function saidIn(entry: XmlNode, details: readonly XmlNode[], isOut: boolean) {
  const told = (take: (one: XmlNode) => readonly string[]) => details.flatMap(take)
  const texts = told((one) => every(at(one, 'RmtInf'), 'Ustrd').map(({ text }) => text))
  const references = told((one) => every(at(one, 'RmtInf'), 'Strd').map((strd) => textAt(strd, 'CdtrRefInf', 'Ref')))
  const more = told((one) => [textAt(one, 'AddtlTxInf')])
  const hasText = [...texts, ...references].some((text) => text.trim() !== '')
  const [first] = details
  return {
    description: joined(hasText ? texts : [...more, textAt(entry, 'AddtlNtryInf')], lengths.description),
    reference: joined(references, lengths.reference),
    ...otherParty(first ?? null, isOut),
  }
}

/** Who paid us, or whom we paid; version 8 puts the party one level deeper. */
function otherParty(details: XmlNode | null, isOut: boolean) {
  const parties = at(details, 'RltdPties')
  const [role, other] = isOut ? ['Cdtr', 'Dbtr'] : ['Dbtr', 'Cdtr']
  // A booking that was taken back has the roles the other way round.
  const name = [role, other].find((one) => at(parties, one)) ?? role
  const account = at(parties, `${name}Acct`, 'Id')
  return {
    payerName: joined([textAt(parties, name, 'Nm') || textAt(parties, name, 'Pty', 'Nm')], lengths.payerName),
    payerAccount: joined([textAt(account, 'IBAN') || textAt(account, 'Othr', 'Id')], lengths.payerAccount),
  }
}
