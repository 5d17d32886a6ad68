/** Records of several kinds as an .xlsx file: a sheet for each kind, a column for each property that any of them fills. */
import { dayOf, isDay } from '../../shared/basics/day.ts'
import { type Language, say, type WordKey, words } from '../../shared/words/words.ts'

type Rows = readonly Readonly<Record<string, unknown>>[]

export async function recordsFile(kinds: Readonly<Record<string, Rows>>, language: Language): Promise<Uint8Array> {
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  for (const [kind, rows] of Object.entries(kinds)) {
    const columns = filledIn(rows)
    const sheet = workbook.addWorksheet(nameOf(kind, language), { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = columns.map((key) => ({ key, header: captionOf(key, language), width: 22 }))
    for (const row of rows) sheet.addRow(columns.map((key) => cellOf(row[key])))
    sheet.getRow(1).font = { bold: true }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** Properties that hold something in at least one row, in the order in which they come. */
const filledIn = (rows: Rows): readonly string[] => [
  ...new Set(rows.flatMap((row) => Object.keys(row).filter((key) => cellOf(row[key]) !== null))),
]

const isKnown = (language: Language, key: string): key is WordKey => Object.hasOwn(words[language], key)

/** At most 31 characters, as Excel allows. */
function nameOf(kind: string, language: Language): string {
  const key = [`kinds.${kind}`, `preview.${kind}`].find((one) => isKnown(language, one))
  return (key ? say(language, key as WordKey) : kind).slice(0, 31)
}

function captionOf(property: string, language: Language): string {
  const key = `field.${property}`
  return isKnown(language, key) ? say(language, key) : property
}

/** Days become dates; what has parts of its own stands as text, and nothing is ever a formula. */
function cellOf(value: unknown): string | number | boolean | Date | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'string') return isDay(value) ? new Date(`${dayOf(value)}T00:00:00Z`) : value
  if (typeof value === 'number' || typeof value === 'boolean') return value
  const text = JSON.stringify(value)
  return text === '[]' ? null : text
}
