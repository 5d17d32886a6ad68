/**
 * Cells on the clipboard as another workbook of ours can take them over, with formulas and formats. Browsers keep this kind
 * of data between their pages; what is read back may come from anywhere, so only what makes sense is taken.
 */
import { asRecord } from '../host/arguments.ts'
import { changedFormat, defaultFormat } from '../model/formats.ts'
import type { Copy } from '../model/paste.ts'
import type { Cell, CellValue, Font, Format } from '../model/types.ts'

export const ownType = 'application/x-verkoop-cells'

/** Formats are many cells' and few: they stand once, cells name them by number, and -1 is none. */
interface Written {
  readonly row: number
  readonly column: number
  readonly formats: readonly unknown[]
  readonly cells: readonly (readonly unknown[])[]
}

export function writeCells({ area, cells }: Copy): string {
  const formats: Format[] = []
  const numberOf = (format: Format | null): number => {
    if (!format) return -1
    const known = formats.indexOf(format)
    return known >= 0 ? known : formats.push(format) - 1
  }
  const lines = cells.map((line) =>
    line.map((cell) => (cell ? [cell.value, cell.formula, numberOf(cell.format)] : null)),
  )
  return JSON.stringify({ row: area.row, column: area.column, formats, cells: lines } satisfies Written)
}

/** `undefined` when the text is not what `writeCells` makes. */
export function readCells(text: string): Copy | undefined {
  try {
    const { row, column, formats, cells } = asRecord(JSON.parse(text))
    if (!isPlace(row) || !isPlace(column) || !Array.isArray(formats) || !Array.isArray(cells)) return undefined
    const looks = formats.map(readFormat)
    const lines = cells.map((line: unknown) => (Array.isArray(line) ? line.map((one) => readCell(one, looks)) : []))
    const columns = lines[0]?.length ?? 0
    if (columns === 0 || lines.some((line) => line.length !== columns)) return undefined
    return { area: { row, column, rows: lines.length, columns }, cells: lines }
  } catch {
    return undefined
  }
}

const isPlace = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0

function readCell(given: unknown, formats: readonly Format[]): Cell | undefined {
  if (!Array.isArray(given)) return undefined
  const [value, formula, format] = given
  return {
    value: readValue(value),
    formula: typeof formula === 'string' && formula.startsWith('=') ? formula : null,
    format: (isPlace(format) && formats[format]) || null,
  }
}

function readValue(value: unknown): CellValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value !== 'object' || value === null || !('error' in value)) return null
  return typeof value.error === 'string' ? { error: value.error } : null
}

/** The parts of the default format that the given one has, when they are of the same kind. */
function readFormat(given: unknown): Format {
  const { font, fill, ...rest } = asRecord(given)
  return changedFormat(defaultFormat, {
    ...alike<Omit<Format, 'font' | 'fill' | 'borders'>>(rest, defaultFormat),
    fill: isColor(fill) ? fill : null,
    font: alike<Font>(asRecord(font), defaultFormat.font),
  })
}

const isColor = (value: unknown): value is string => typeof value === 'string' && /^#[0-9A-F]{6}$/.test(value)

function alike<T extends object>(given: Readonly<Record<string, unknown>>, model: T): Partial<T> {
  const kinds: ReadonlyMap<string, unknown> = new Map(Object.entries(model))
  const kept = Object.entries(given).filter(
    ([key, value]) => typeof value !== 'object' && typeof value === typeof kinds.get(key),
  )
  return Object.fromEntries(kept) as Partial<T>
}
