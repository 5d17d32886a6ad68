import { describe, expect, test } from 'vitest'
import { filledArea } from '../../../../addin/workbench/grid/mouse.ts'
import { figuresOf } from '../../../../addin/workbench/grid/status.ts'
import { targetOf } from '../../../../addin/workbench/grid/transfer.ts'
import { filled, languages, wordsOf } from '../../../../addin/workbench/grid/words.ts'
import { pasteTexts } from '../../../../addin/workbench/model/edits.ts'
import { hideRows } from '../../../../addin/workbench/model/layout.ts'
import type { Area } from '../../../../addin/workbench/model/types.ts'
import { activeSheetOf, createWorkbook } from '../../../../addin/workbench/model/workbook.ts'

const area = (row: number, column: number, rows: number, columns: number): Area => ({ row, column, rows, columns })

test('the figures of a selection leave out texts, blanks and filtered rows, and add up to the cent', () => {
  const workbook = createWorkbook()
  const sheet = activeSheetOf(workbook)
  pasteTexts(workbook, sheet, 0, 0, [['0.1'], ['0.2'], ['text'], [''], ['100']])
  hideRows(workbook, sheet, area(4, 0, 1, 1), true)
  expect(figuresOf(sheet, area(0, 0, 5, 1))).toEqual({ filled: 3, numbers: 2, sum: 0.3 })
})

describe('the fill handle', () => {
  const source = area(2, 2, 2, 1)
  test('fills to the side that it was dragged further to', () => {
    expect(filledArea(source, { row: 6, column: 3 })).toEqual(area(2, 2, 5, 1))
    expect(filledArea(source, { row: 4, column: 6 })).toEqual(area(2, 2, 2, 5))
    expect(filledArea(source, { row: 0, column: 2 })).toEqual(area(0, 2, 4, 1))
  })
  test('fills nothing within its own cells', () => {
    expect(filledArea(source, { row: 3, column: 2 })).toBeUndefined()
  })
})

test('a paste fills the selection when it fits a whole number of times, and else takes its own size', () => {
  expect(targetOf(area(0, 0, 4, 2), area(9, 9, 2, 1))).toEqual(area(0, 0, 4, 2))
  expect(targetOf(area(0, 0, 3, 2), area(9, 9, 2, 1))).toEqual(area(0, 0, 2, 1))
  expect(targetOf(area(5, 5, 1, 1), area(0, 0, 200, 9))).toEqual(area(5, 5, 200, 9))
})

test('every text has the same places to fill in all languages', () => {
  const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted()
  for (const language of languages)
    for (const [key, text] of Object.entries(wordsOf[language]))
      expect(places(text), `${language} ${key}`).toEqual(places(wordsOf.en[key as keyof typeof wordsOf.en]))
  expect(filled(wordsOf.nl.insertRows, { n: 3 })).toBe('3 rijen erboven invoegen')
})
