import { describe, expect, test } from 'vitest'
import { type CultureName, cultures } from '../../../../addin/workbench/model/culture.ts'
import { typedInput } from '../../../../addin/workbench/model/input.ts'
import { shown, shownText } from '../../../../addin/workbench/model/numberFormat.ts'

describe('a number format', () => {
  test.each<[number, string, CultureName, string]>([
    [1234.5, '#,##0.00', 'en-US', '1,234.50'],
    [1234.5, '#,##0.00', 'nl-BE', '1.234,50'],
    [1234.5, '#,##0.00', 'fr-BE', '1\u202F234,50'],
    [-1234.5, '#,##0.00', 'nl-NL', '-1.234,50'],
    [1.005, '0.00', 'en-US', '1.01'],
    [0.215, '0%', 'en-US', '22%'],
    [0.5, '#.##', 'en-US', '.5'],
    [1234567, '#,##0,', 'en-US', '1,235'],
    [7, '000', 'en-US', '007'],
    [-5, '#,##0;[Red](#,##0)', 'en-US', '(5)'],
    [0, '0;-0;"nil"', 'en-US', 'nil'],
    [12, '[$€] #,##0.00', 'nl-BE', '€ 12,00'],
    [45989, 'm/d/yyyy', 'en-US', '11/28/2025'],
    [45989, 'm/d/yyyy', 'nl-BE', '28/11/2025'],
    [45989, 'm/d/yyyy', 'nl-NL', '28-11-2025'],
    [45989, 'yyyy-mm-dd', 'nl-BE', '2025-11-28'],
    [45989.75, 'd mmm yyyy h:mm AM/PM', 'en-US', '28 Nov 2025 6:00 PM'],
    [45989.5625, 'hh:mm', 'en-US', '13:30'],
    [45989, 'dddd d mmmm', 'nl-BE', 'vrijdag 28 november'],
    [1, 'd/m/yyyy', 'en-US', '1/1/1900'],
  ])('%d as %s in %s is %s', (value, code, culture, text) => {
    expect(shownText(value, code, cultures[culture])).toBe(text)
  })

  test.each<[number, string]>([
    [0.1 + 0.2, '0.3'],
    [1234.56789, '1234.56789'],
    [123456789012, '1.23457E+11'],
    [1 / 3, '0.333333333'],
    [-0.00001, '-0.00001'],
    [12345678901, '12345678901'],
  ])('General shows %d as %s', (value, text) => {
    expect(shownText(value, 'General', cultures['en-US'])).toBe(text)
  })

  test('tells the colour of its section', () => {
    expect(shown(-1, '0;[Red]-0', cultures['en-US'])).toEqual({ text: '-1', color: '#FF0000' })
  })
})

describe('what is typed', () => {
  const read = (text: string, culture: CultureName, code = 'General') => {
    const { value, formula, numberFormat } = typedInput(text, code, cultures[culture])
    return [formula ?? value, numberFormat]
  }

  test.each<[string, CultureName, unknown, string | null]>([
    ['1.234,56', 'nl-BE', 1234.56, '#,##0.00'],
    ['1.234', 'nl-BE', 1234, '#,##0'],
    ['12.50', 'nl-BE', '12.50', null],
    ['12,50', 'nl-BE', 12.5, null],
    ['1,234.56', 'en-US', 1234.56, '#,##0.00'],
    ['1 234,56', 'fr-BE', 1234.56, null],
    ['€ 12,50', 'nl-BE', 12.5, '[$€] #,##0.00'],
    ['21%', 'nl-BE', 0.21, '0%'],
    ['(5)', 'en-US', -5, null],
    ['28/11/2025', 'nl-BE', 45989, 'm/d/yyyy'],
    ['28-11-2025', 'nl-NL', 45989, 'm/d/yyyy'],
    ['11/28/2025', 'en-US', 45989, 'm/d/yyyy'],
    ['2025-11-28', 'nl-BE', 45989, 'm/d/yyyy'],
    ['31/02/2025', 'nl-BE', '31/02/2025', null],
    ['WAAR', 'nl-BE', true, null],
    ["'007", 'nl-BE', '007', null],
    ['=SUM(A1;1,5)', 'nl-BE', '=SUM(A1,1.5)', null],
    ['=IF(A1;"a;b";2)', 'nl-BE', '=IF(A1,"a;b",2)', null],
    ['-abc', 'en-US', '=-abc', null],
    ['A-1', 'en-US', 'A-1', null],
  ])('%s in %s', (text, culture, value, format) => {
    const [read1, read2] = read(text, culture)
    expect(read1).toEqual(value)
    if (culture !== 'fr-BE') expect(read2).toBe(format)
  })

  test('stays text in a cell of the format @, leading zeros and all', () => {
    expect(read('0042', 'nl-BE', '@')).toEqual(['0042', null])
    expect(read('3-4', 'nl-BE', '@')).toEqual(['3-4', null])
  })
})
