/** Bank files and copied rows into the sheet: files that the server reads become statements, others rows that are then matched. */
import { type ExportedLine, readExport } from '../../../shared/receivables/bank-export.ts'
import { sheets } from '../../../shared/sheets/sheets.ts'
import { writeCell } from '../../workbook/cells.ts'
import type { Brought } from '../actions.ts'
import { companyToAsk, type Desk, notConfirmed, refused, said, tell, warn } from '../parts.ts'
import { memoryOf } from '../workbook-memory.ts'
import { readSheet } from './look.ts'
import type { Statement } from './rows.ts'
import { resource, statementById } from './statement-requests.ts'
import { writeStatements } from './statement-rows.ts'
import { matchPayments } from './statements.ts'

export async function bringInFiles(desk: Desk, files: readonly Brought[]): Promise<void> {
  const company = companyToAsk(desk.parts)
  if (company === null) return
  for (const { bytes } of files) {
    const text = textOf(bytes)
    const type = /^\s*</.test(text) ? 'application/xml' : /^0000[0 ]\d{6}/.test(text) ? 'text/plain' : null
    if (type === null) await bringInRows(desk, text)
    else await upload(desk, company, bytes, type)
  }
}

type Made = Statement | { readonly value: readonly Statement[] }

async function upload(desk: Desk, company: string, bytes: ArrayBuffer, type: string): Promise<void> {
  const { parts } = desk
  const answer = await parts.server.upload<Made>(company, resource, bytes, type)
  if (answer.kind === 'lost') return notConfirmed(parts, answer)
  if (answer.kind === 'refused') {
    refused(parts, answer.problem)
    return
  }
  const statements = 'value' in answer.body ? answer.body.value : [answer.body]
  const whole = await Promise.all(statements.map(async (one) => (await statementById(parts, company, one.id)) ?? one))
  await writeStatements(desk, whole)
  tell(parts, 'good', [said('result.linesBroughtIn', { n: whole.reduce((sum, { lines }) => sum + lines.length, 0) })])
}

/** Rows of a bank's export, with their headings. Nothing is brought in while one of them cannot be read. */
export async function bringInRows(desk: Desk, text: string): Promise<void> {
  const { parts } = desk
  const { lines, mistakes } = readExport(text)
  const [first] = mistakes
  if (first) return warn(parts, 'error', said(`problem.${first.code}`, { line: first.line, value: first.value }))
  const { table, book } = await readSheet(parts)
  const append = lines.map((line) => rowOf(line, book.culture))
  await parts.host.write({
    tables: [{ sheet: 'payments', expect: table, set: [], remove: [], append }],
    memory: memoryOf(parts, book),
  })
  await matchPayments(desk)
}

function rowOf(line: ExportedLine, culture: Parameters<typeof writeCell>[2]) {
  const values: Readonly<Record<string, string | number>> = { ...line }
  return Object.fromEntries(
    sheets.payments.columns.flatMap(({ key, kind }) =>
      key in values ? [[key, writeCell(values[key], kind, culture)]] : [],
    ),
  )
}

/** Old files are in the Western European code page. */
function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
