/** Structured references and names written out as plain cells, for an engine that knows neither. */
import { fullAddress } from '../address.ts'
import { tableNamed } from '../lookup.ts'
import { findName } from '../names.ts'
import type { Sheet, Workbook } from '../types.ts'
import { computeText } from './evaluate.ts'
import { isCells } from './values.ts'

/** Texts and quoted sheets stay as they are; then structured references, then words that may be names. */
const pieces =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'!|(?:[\p{L}_\\][\p{L}\p{N}_.\\]*)?\[(?:[^[\]]|\[(?:[^[\]']|'.)*\])*\]|[\p{L}_\\][\p{L}\p{N}_.\\]*(?![\p{L}\p{N}_.\\(!])/gu

export const foldNames = (workbook: Workbook, sheet: Sheet, row: number, column: number, formula: string): string =>
  formula.replace(pieces, (piece) => {
    if (piece.startsWith('"') || piece.endsWith('!')) return piece
    const isName = findName(workbook, piece) ?? findName(workbook, piece, sheet.id) ?? tableNamed(workbook, piece)
    if (!piece.includes('[') && !isName) return piece
    const found = computeText({ workbook, sheet, row, column, rows: 0, columns: 0 }, `=${piece}`)
    if (isCells(found)) return fullAddress(found.sheet.name, found.area)
    if (typeof found === 'string') return `"${found.replaceAll('"', '""')}"`
    return found === null ? '""' : typeof found === 'object' ? found.error : String(found).toUpperCase()
  })
