import { expect, test } from 'vitest'
import { areaOf } from '../../../../addin/workbench/model/area.ts'
import { cellAt, writeContents } from '../../../../addin/workbench/model/cells.ts'
import { pasteTexts, typeInto } from '../../../../addin/workbench/model/edits.ts'
import { evaluate } from '../../../../addin/workbench/model/formula/evaluate.ts'
import { copiedFormula } from '../../../../addin/workbench/model/formula/references.ts'
import { addTable, renameTable } from '../../../../addin/workbench/model/tables.ts'
import { activeSheetOf, createWorkbook } from '../../../../addin/workbench/model/workbook.ts'

function example() {
  const workbook = createWorkbook()
  const sheet = activeSheetOf(workbook)
  pasteTexts(workbook, sheet, 0, 0, [
    ['Item', 'Quantity', 'Unit price'],
    ['Bolt', '2', '0.5'],
    ['Nut', '3', '0.25'],
    ['Cog', '', '12'],
  ])
  renameTable(workbook, addTable(workbook, sheet, areaOf(0, 0, 4, 3), true), 'Parts')
  return { workbook, sheet }
}

test.each<[string, unknown]>([
  ['=1+2*3^2', 19],
  ['=-2+10%', -1.9],
  ['="a"&1', 'a1'],
  ['=$A2="bolt"', true],
  ['=B4=""', true],
  ['=ISNUMBER(SEARCH("|o|","x|o|y"))', true],
  ['=ISNUMBER(SEARCH("z",A2))', false],
  ['=IF(AND(B2>1,NOT(ISBLANK(B3))),"yes","no")', 'yes'],
  ['=SUM(B2:B4)', 5],
  ['=SUM(B:B)', 5],
  ['=COUNTA(Parts[Quantity])', 2],
  ['=SUMIFS(C2:C4,B2:B4,">2")', 0.25],
  ['=COUNTIF(A2:A4,"*o*")', 2],
  ['=VLOOKUP("nut",A2:C4,3,FALSE)', 0.25],
  ['=INDEX(Parts[Item],MATCH(3,Parts[Quantity],0))', 'Nut'],
  ['=SUM(Parts[[Quantity]:[Unit price]])', 17.75],
  ['=Parts[[#Headers],[Item]]', 'Item'],
  ['=ROUND(2.345,2)', 2.35],
  ['=IFERROR(1/0,"none")', 'none'],
  ['=1/0', { error: '#DIV/0!' }],
  ['=DATE(2025,11,28)', 45989],
  ['=UNHEARDOF(1)', { error: '#NAME?' }],
  ['=1+', { error: '#NAME?' }],
])('%s gives %j', (formula, value) => {
  const { workbook, sheet } = example()
  expect(evaluate({ workbook, sheet, row: 10, column: 10, rows: 0, columns: 0 }, formula)).toEqual(value)
})

test('a structured reference to this row reads the row of its cell', () => {
  const { workbook, sheet } = example()
  typeInto(workbook, sheet, 0, 3, 'Amount')
  writeContents(workbook, sheet, areaOf(1, 3, 3, 1), () => ({ value: null, formula: '=[@Quantity]*[@[Unit price]]' }))
  expect([1, 2, 3].map((row) => cellAt(sheet, row, 3)?.value)).toEqual([1, 0.75, 0])
  typeInto(workbook, sheet, 3, 1, '10')
  expect(cellAt(sheet, 3, 3)?.value).toBe(120)
})

test('a chain of formulas settles, in whatever order it stands', () => {
  const { workbook, sheet } = example()
  writeContents(workbook, sheet, areaOf(0, 5, 50, 1), (row) => ({
    value: row === 49 ? 1 : null,
    formula: row === 49 ? null : `=F${row + 2}+1`,
  }))
  expect(cellAt(sheet, 0, 5)?.value).toBe(50)
})

test('a copied formula moves what is not fixed, and nothing within texts', () => {
  expect(copiedFormula('=A1+$A1+A$1+$A$1&"A1"', 2, 1)).toBe('=B3+$A3+B$1+$A$1&"A1"')
  expect(copiedFormula("='My sheet'!A1+Parts[A1]", 1, 0)).toBe("='My sheet'!A2+Parts[A1]")
  expect(copiedFormula('=A1', -1, 0)).toBe('=#REF!')
})
