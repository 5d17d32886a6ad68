import { describe, expect, test } from 'vitest'
import type { Day } from '../../../shared/basics/day.ts'
import { ByKind } from '../../../shared/posting/by-kind.ts'
import { Facts } from '../../../shared/posting/facts.ts'
import { type AnyRecord, folded, isSetup, keyOf, resourceNames } from '../../../shared/posting/resources.ts'
import { type Finding, setupFindings } from '../../../shared/posting/setup-check.ts'
import type { TemplateCountry } from '../../../shared/templates/starter.ts'
import { aBook, type Body, type Book } from '../../support/given.ts'

/** What the check tells of a book's set-up on a day. */
function findingsOf(book: Book, today = '2026-03-10'): Finding[] {
  const setup = new ByKind<AnyRecord>()
  for (const type of resourceNames.filter(isSetup))
    for (const record of book.all(type)) setup.set(type, folded(keyOf(type, record)), record)
  const facts = new Facts(
    { name: 'x', country: 'BE', currencyCode: 'EUR' },
    { transaction: 0, entries: {} as never },
    setup,
  )
  return setupFindings(facts, book.all('numberSeries'), today as Day)
}
const errorsOf = (book: Book) =>
  findingsOf(book)
    .filter((one) => one.severity === 'Error')
    .map(({ code, resource, key, field }) => [code, resource, key, field])
const warningsOf = (book: Book, today?: string) =>
  findingsOf(book, today)
    .filter((one) => one.severity === 'Warning' && one.resource !== 'companyInformation')
    .map(({ code, word, resource, key }) => [word ?? code, resource, key])
function changed(book: Book, path: string, body: Body) {
  const [type = '', ...key] = path.split('/')
  const { id: _, version: __, lastModifiedDateTime: ___, ...record } = book.find(type as 'accounts', key.join('/'))
  book.does('PUT', path, { ...record, ...body })
}

describe('the check of the set-up', () => {
  test('finds nothing that stops a posting in a new company, and what an invoice still lacks', () => {
    for (const country of ['BE', 'NL'] satisfies TemplateCountry[]) {
      const book = aBook({}, country)
      expect([country, errorsOf(book), warningsOf(book)]).toEqual([country, [], []])
      expect(findingsOf(book).map(({ field }) => field)).toContain('iban')
    }
  })
  test('names the record and property of every missing or blocked account, where something needs it', () => {
    const book = aBook()
    const { salesVatAccount } = book.find('vatPostingSetups', 'DOMESTIC/VAT6')
    changed(book, 'customerPostingGroups/EU', { receivablesAccount: '', invoiceRoundingAccount: '' })
    changed(book, 'generalPostingSetups/EU/RETAIL', { salesLineDiscountAccount: null })
    changed(book, `accounts/${salesVatAccount}`, { blocked: true })
    const always = [
      ['PostingSetupMissing', 'customerPostingGroups', 'EU', 'receivablesAccount'],
      ['AccountBlocked', 'vatPostingSetups', 'DOMESTIC/VAT6', 'salesVatAccount'],
    ]
    expect(errorsOf(book).filter(([, , key]) => key !== 'DOMESTIC/VAT21' && key !== 'DOMESTIC/VAT12')).toEqual(always)
    book.does('PATCH', 'salesSetup', { invoiceRoundingPrecision: 0.05, discountPosting: 'Line Discounts' })
    expect(errorsOf(book)).toContainEqual([
      'PostingSetupMissing',
      'customerPostingGroups',
      'EU',
      'invoiceRoundingAccount',
    ])
    expect(errorsOf(book)).toContainEqual([
      'PostingSetupMissing',
      'generalPostingSetups',
      'EU/RETAIL',
      'salesLineDiscountAccount',
    ])
  })
  test('tells of combinations, texts, rates, periods and numbers that will be missed', () => {
    const book = aBook()
    book.does('PUT', 'vatPostingSetups/DOMESTIC/EXEMPT', { vatPercent: 0, taxCategory: 'E' })
    book.does('PUT', 'currencies/USD', { displayName: 'US dollar' })
    book.does('PATCH', 'salesSetup', { allowPostingTo: '2026-02-28' })
    changed(book, 'numberSeries/salesOrders', { next: 90, warningNumber: 89, lastNumber: 99 })
    expect(warningsOf(book)).toEqual([
      ['PostingSetupMissing', 'vatPostingSetups', 'EU/EXEMPT'],
      ['PostingSetupMissing', 'vatPostingSetups', 'EXPORT/EXEMPT'],
      ['MissingValue', 'vatPostingSetups', 'DOMESTIC/EXEMPT'],
      ['NumberSeriesWarning', 'numberSeries', 'salesOrders'],
      ['ExchangeRateMissing', 'currencyExchangeRates', 'USD'],
      ['PostingDateNotAllowed', 'salesSetup', ''],
    ])
    expect(warningsOf(book, '2026-02-28')).toHaveLength(5)
    changed(book, 'numberSeries/salesOrders', { next: 100, lastNumber: 99 })
    expect(errorsOf(book)).toEqual([['NumberSeriesExhausted', 'numberSeries', 'salesOrders', 'lastNumber']])
  })
  test('tells who can send nothing for approval, once that is on', () => {
    const book = aBook()
    book.does('PATCH', 'approvalWorkflow', { enabled: true })
    expect(warningsOf(book)).toEqual([['NoApprovers', 'approvalUserSetups', '']])
    book.does('PUT', 'approvalUserSetups/anna', { userName: 'anna', approverUserName: 'ben' })
    expect(warningsOf(book)).toEqual([['ApproverUnknown', 'approvalUserSetups', 'anna']])
    book.does('PUT', 'approvalUserSetups/ben', { userName: 'ben', salesAmountApprovalLimit: 500 })
    expect(warningsOf(book)).toEqual([['ApproverIncomplete', 'approvalUserSetups', 'ben']])
    book.does('PUT', 'approvalUserSetups/ben', { userName: 'ben', unlimitedSalesApproval: true })
    expect(warningsOf(book)).toEqual([])
  })
})
