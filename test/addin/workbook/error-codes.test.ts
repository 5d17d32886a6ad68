import { describe, expect, test } from 'vitest'
import { isKnownCode, reasonOf } from '../../../addin/workbook/excel/error-codes.ts'
import { refusal } from '../../../addin/workbook/excel/run.ts'
import { WorkbookRefused } from '../../../addin/workbook/host.ts'
import { languages, type WordKey, words } from '../../../shared/words/words.ts'
import { openOffice } from '../../support/office.ts'

/** The codes that the library itself has, by reflection: an enumeration, and two classes with a getter for each. */
function codesOfLibrary(): readonly string[] {
  const { Excel: excel, OfficeExtension: extension } = openOffice()
  const { CoreErrorCodes, ErrorCodes } = extension as unknown as Readonly<Record<string, object>>
  const own = [CoreErrorCodes, ErrorCodes].flatMap((all = {}) =>
    Object.getOwnPropertyNames(all)
      .filter((name) => !['length', 'name', 'arguments', 'caller', 'prototype'].includes(name))
      .map((name) => (all as Readonly<Record<string, unknown>>)[name]),
  )
  return [...Object.values(excel.ErrorCodes), ...own].map(String)
}

describe('an error of Excel', () => {
  const codes = codesOfLibrary()

  test('has a meaning, whichever the genuine library knows', () => {
    expect(codes.length).toBeGreaterThan(40)
    expect(codes.filter((code) => !isKnownCode(code))).toEqual([])
  })

  test('has a sentence of its own in every language, with what to do', () => {
    const reasons = [...new Set(codes.map(reasonOf))]
    for (const language of languages) {
      const sentences = reasons.map((reason) => words[language][`notice.${reason}` as WordKey])
      expect(new Set(sentences).size).toBe(reasons.length)
      for (const sentence of sentences) expect(sentence).toMatch(/[.:;].+\.$/)
    }
  })

  test('of which nothing is known is told with its code', () => {
    const refused = refusal({ code: 'SomethingNew', message: 'No.', debugInfo: {} })
    expect(refused).toBeInstanceOf(WorkbookRefused)
    expect(refused).toMatchObject({
      reason: 'excel',
      params: { code: 'SomethingNew' },
      details: 'SomethingNew: No.',
    })
  })
})
