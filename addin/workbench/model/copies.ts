/** Copies of sheets and of whole workbooks. Ids of rows in cells, of course, are copied with them. */
import { tell } from './changes.ts'
import { mapReferences } from './formula/references.ts'
import { isCells } from './formula/values.ts'
import { tableNamed } from './lookup.ts'
import { resultOfName } from './names.ts'
import { copyOfRest } from './rest.ts'
import type { Name, Sheet, Table, Workbook } from './types.ts'
import { findSheet, newSheet, nextId } from './workbook.ts'

/**
 * A sheet like this one, at a position: `Parts (2)`. Tables get names of their own, names that speak of its cells get
 * sheet-wide copies, and what an add-in noted in its custom properties stays behind, as in Excel.
 */
export function copySheet(workbook: Workbook, sheet: Sheet, position = workbook.sheets.length): Sheet {
  const made = newSheet(workbook, freeName(workbook, sheet.name))
  const { name: _name, properties: _properties, ...rest } = copyOfRest(sheet)
  const cells = new Map(Array.from(sheet.cells, ([row, line]) => [row, new Map(line)]))
  Object.assign(made, rest, { cells, formulas: sheet.formulas, visibility: 'Visible' })
  made.tables = made.tables.map((table) => tableCopy(workbook, table, made))
  made.conditionalFormats = made.conditionalFormats.map((rule) => ({ ...rule, id: String(nextId(workbook)) }))
  made.comments = made.comments.map((comment) => ({
    ...comment,
    id: `${comment.id}-${nextId(workbook)}`,
    sheet: made.id,
  }))
  made.charts = made.charts.map((chart) => {
    const source = chart.source.sheet === sheet.id ? { ...chart.source, sheet: made.id } : chart.source
    return { ...chart, id: String(nextId(workbook)), sheet: made.id, source }
  })
  workbook.sheets.splice(position, 0, made)
  workbook.names.push(...workbook.names.flatMap((name) => nameCopy(workbook, name, sheet, made)))
  tell(workbook, { kind: 'sheetAdded', sheet: made.id })
  for (const table of made.tables) tell(workbook, { kind: 'tableAdded', sheet: made.id, table: table.id })
  return made
}

function freeName(workbook: Workbook, name: string): string {
  const stem = name.replace(/ \(\d+\)$/, '')
  for (let number = 2; ; number += 1) {
    const ending = ` (${number})`
    const wanted = stem.slice(0, 31 - ending.length) + ending
    if (!findSheet(workbook, wanted)) return wanted
  }
}

function tableCopy(workbook: Workbook, table: Table, sheet: Sheet): Table {
  let number = 2
  while (tableNamed(workbook, `${table.name}${number}`)) number += 1
  return { ...table, id: String(nextId(workbook)), name: `${table.name}${number}`, sheet: sheet.id }
}

function nameCopy(workbook: Workbook, name: Name, from: Sheet, to: Sheet): Name[] {
  const cells = resultOfName(workbook, name)
  if (!isCells(cells) || cells.sheet !== from) return []
  const formula = mapReferences(name.formula, (reference) => ({ ...reference, sheet: to.name }))
  return [{ ...name, scope: to.id, formula }]
}

/** The same content in another workbook, as *Save as* and a copied file have it: every id in it is there twice now. */
export function copyWorkbook(workbook: Workbook, name = workbook.name): Workbook {
  const { listeners: _, ...content } = workbook
  return { ...structuredClone(content), name, author: null, listeners: new Set() }
}
