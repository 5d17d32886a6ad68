import { describe, expect, test } from 'vitest'
import {
  asText,
  type Cell,
  CellProblem,
  dayToSerial,
  decimalText,
  readCell,
  writeCell,
} from '../../../addin/workbook/cells.ts'
import type { Kind } from '../../../shared/sheets/sheets.ts'

const dutch = { decimal: ',', group: '.', from1904: false }
const english = { decimal: '.', group: ',', from1904: false }
const read = (cell: Cell, kind: Kind, culture = dutch) => {
  const result = readCell(cell, kind, culture, 40)
  return result instanceof CellProblem ? [result.code, ...result.choices.map((choice) => choice.value)] : result
}

describe('a number', () => {
  test('that Excel gives as a number is taken without the noise of binary fractions', () => {
    expect(read(0.1 + 0.2, 'price')).toBe(0.3)
    expect(read(1234.5, 'quantity')).toBe(1234.5)
    expect(read(-3, 'quantity')).toBe(-3)
  })

  test.each([
    ['12,50', 12.5],
    ['1 234,50', 1234.5],
    ['1\u00a0234,50 €', 1234.5],
    ['1\u202f234\u202f567,5', 1234567.5],
    ['€ -12,5', -12.5],
    ['12,5-', -12.5],
    ['(1,00)', -1],
    ['1.234,50', 1234.5],
    ['1.234.567', 1234567],
    ['21%', 21],
    ['€ 25,-', 25],
    ['1.234,--', 1234],
    ['-25,-', -25],
    ['(25,–)', -25],
    ['\u221212,50', -12.5],
    ['– 12,50', -12.5],
    ['\u200b12,50', 12.5],
    ['7', 7],
  ])('written as text in the manner of the user, %s, is taken', (text, value) => {
    expect(read(text, 'price')).toBe(value)
  })

  test('that can be read in two ways is asked about, with both readings', () => {
    expect(read('1.234', 'price')).toEqual(['AmbiguousNumber', 1234, 1.234])
    expect(read('1,234', 'price', english)).toEqual(['AmbiguousNumber', 1234, 1.234])
    expect(read('-1.234', 'price')).toEqual(['AmbiguousNumber', -1234, -1.234])
  })

  test('with the decimal sign of another language is asked about', () => {
    expect(read('12.50', 'price')).toEqual(['OtherDecimalSign', 12.5])
    expect(read('1,234.50', 'price')).toEqual(['OtherDecimalSign', 1234.5])
    expect(read('0.125', 'price')).toEqual(['OtherDecimalSign', 0.125])
    expect(read('12,50', 'price', english)).toEqual(['OtherDecimalSign', 12.5])
  })

  test.each(['abc', '12 34', '1.2.3', '--5', '(5-)', '5 apples', '1,23,4', ',-'])('%s is no number', (text) => {
    expect(read(text, 'quantity')).toEqual(['NotANumber'])
  })

  test('with more decimals than are kept is refused, never rounded', () => {
    expect(read(1.234567, 'quantity')).toEqual(['TooManyDecimals'])
    expect(read(1.005, 'amount')).toEqual(['TooManyDecimals'])
    expect(read(1.23456, 'quantity')).toBe(1.23456)
    expect(read(1.5, 'whole')).toEqual(['TooManyDecimals'])
  })

  test('too large to be exact is refused', () => {
    expect(read(1e13, 'quantity')).toEqual(['NumberTooLarge'])
  })

  test('yes and no are not numbers', () => {
    expect(read(true, 'quantity')).toEqual(['NotANumber'])
  })
})

describe('a date', () => {
  test('is a serial number', () => {
    expect(read(46053, 'date')).toBe('2026-01-31')
    expect(read(44591, 'date', { ...dutch, from1904: true })).toBe('2026-01-31')
    expect(dayToSerial('2026-01-31', false)).toBe(46053)
  })

  test('as text is taken day first with dashes, or year first', () => {
    expect(read('31-1-2026', 'date')).toBe('2026-01-31')
    expect(read(' 2026-01-31 ', 'date')).toBe('2026-01-31')
  })

  test('with slashes is asked about', () => {
    expect(read('1/12/2010', 'date')).toEqual([
      'AmbiguousDate',
      dayToSerial('2010-12-01', false),
      dayToSerial('2010-01-12', false),
    ])
    expect(read('31/1/2026', 'date')).toEqual(['UncertainDate', 46053])
  })

  test('with a time of its day is that day, as the sheet shows it', () => {
    expect(read(46053.6041666667, 'date')).toBe('2026-01-31')
    expect(read('2026-01-31 14:30:00', 'date')).toBe('2026-01-31')
    expect(read('2026-01-31T00:00:00.000', 'date')).toBe('2026-01-31')
    expect(read('31-1-2026 9:05', 'date')).toBe('2026-01-31')
    expect(read('2026-01-31 12:00:00 AM', 'date')).toBe('2026-01-31')
    expect(read('31/1/2026 2:30\u202fp.m.', 'date')).toEqual(read('31/1/2026', 'date'))
    expect(read('1/12/2010 12:00:00 AM', 'date')).toEqual(read('1/12/2010', 'date'))
    expect(read('1/12/2010 0:00', 'date')).toEqual(read('1/12/2010', 'date'))
  })

  test('with a time of another time zone is refused: there it may be another day', () => {
    expect(read('2026-01-30T23:00:00Z', 'date')).toEqual(['NotADate'])
  })

  test('before March 1900, or impossible is refused', () => {
    expect(read(60, 'date')).toEqual(['DateTooEarly'])
    expect(read('1-1-1900', 'date')).toEqual(['DateTooEarly'])
    expect(read(60.5, 'date')).toEqual(['DateTooEarly'])
    expect(read(3_000_000, 'date')).toEqual(['NotADate'])
    expect(read('31-2-2026', 'date')).toEqual(['NotADate'])
    expect(read('soon', 'date')).toEqual(['NotADate'])
  })
})

describe('a code', () => {
  test('that Excel took for a number is text again', () => {
    expect(read(22728, 'code')).toBe('22728')
    expect(read(' A1\u00a0', 'code')).toBe('A1')
    expect(read('007', 'code')).toBe('007')
  })

  test('copied from a web page loses the marks that nobody sees', () => {
    expect(read('\u200bC00001\u200e', 'code')).toBe('C00001')
  })

  test('longer than Excel keeps as a number is refused', () => {
    expect(read(1234567890123456, 'code')).toEqual(['CodeRounded'])
    expect(read('1234567890123456', 'code')).toBe('1234567890123456')
  })

  test('longer than is kept is refused', () => {
    expect(read('x'.repeat(41), 'code')).toEqual(['TextTooLong'])
  })
})

describe('what is written', () => {
  test.each(['=1+1', '+32 2 123', '-5%', '@SUM(A1)', '\ttab', '|pipe', "'quoted", '%'])('%s stays text', (text) => {
    expect(writeCell(text, 'text', dutch)).toBe(`'${text}`)
  })

  test('a date is a serial number, so that no language turns it into text', () => {
    expect(writeCell('2026-01-31', 'date', dutch)).toBe(46053)
    expect(writeCell('2026-01-31', 'text', dutch)).toBe('2026-01-31')
  })

  test('nothing is an empty cell', () => {
    expect(writeCell(null, 'price', dutch)).toBe('')
    expect(asText('plain')).toBe('plain')
  })

  test('a double is shown as the decimal that people typed', () => {
    expect(decimalText(0.1 + 0.2)).toBe('0.3')
  })
})

test('yes and no are understood in three languages', () => {
  expect(['ja', 'Oui', 'WAAR', true].map((cell) => read(cell, 'flag'))).toEqual([true, true, true, true])
  expect(['nee', 'non', 'FALSE', false].map((cell) => read(cell, 'flag'))).toEqual([false, false, false, false])
  expect(read('maybe', 'flag')).toEqual(['NotYesOrNo'])
})

test('a cell that looks empty is nothing in every column', () => {
  for (const kind of ['text', 'code', 'date', 'quantity', 'amount', 'flag'] as const) expect(read('', kind)).toBeNull()
  for (const kind of ['text', 'code', 'date', 'quantity', 'flag'] as const) expect(read(' \u00a0', kind)).toBeNull()
})
