import { expect, test } from 'vitest'
import { dayText, shortDateAsked, withDays } from '../../../shared/words/days.ts'

test.each([
  ['d/MM/yyyy', '5/01/2026'],
  ['dd-MM-yyyy', '05-01-2026'],
  ['M/d/yyyy', '1/5/2026'],
  ['yyyy-MM-dd', '2026-01-05'],
  ['d.M.yy', '5.1.26'],
])('a day is written as Excel does: %s', (pattern, text) => expect(dayText('2026-01-05', pattern, 'nl')).toBe(text))

test('without a pattern that says all in figures, it is written as the language does', () => {
  expect(dayText('2026-01-05', null, 'nl')).toBe('05-01-2026')
  expect(dayText('2026-01-05', 'd MMM yyyy', 'fr')).toBe('05/01/2026')
  expect(dayText('2026-01-05', 'dd-MM', 'nl')).toBe('05-01-2026')
})

test('days within what goes into a sentence too, and nothing else', () => {
  const day = (iso: string) => `<${iso}>`
  expect(withDays({ date: '2026-01-05', value: 'SO-2026-01', n: 3 }, day)).toEqual({
    date: '<2026-01-05>',
    value: 'SO-2026-01',
    n: 3,
  })
})

test('how days are to be written may be asked of the server, in figures only', () => {
  expect(shortDateAsked('return=minimal, short-date="d/MM/yyyy"')).toBe('d/MM/yyyy')
  expect(shortDateAsked('short-date="<b>d/M/y</b>"')).toBeNull()
  expect(shortDateAsked('short-date="d/MM"')).toBeNull()
  expect(shortDateAsked(undefined)).toBeNull()
})
