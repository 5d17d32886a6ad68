/** What a record of master data or set-up must be, beyond the form of its fields. */
import { isBelgianEnterpriseNumber, isIban } from '../basics/check-digits.ts'
import { isDateFormula } from '../basics/day.ts'
import { type Fields, sameText } from '../basics/fields.ts'
import type { Facts } from './facts.ts'
import { type Mistake, mistake, worded } from './problem.ts'
import { type AnyRecord, type Resource, resources } from './resources.ts'

type Check = (record: AnyRecord, facts: Facts, before: AnyRecord | null) => Mistake[]

const textOf = (record: AnyRecord, field: string) => String(record[field] ?? '')
const wrong = (field: string, value: string | number, expected: string) =>
  mistake('InvalidValue', field, { field, value, expected })

const codesOfUnknown: Readonly<Record<string, string>> = {
  accounts: 'UnknownAccount',
  customers: 'UnknownCustomer',
  vendors: 'UnknownVendor',
  paymentTerms: 'UnknownPaymentTerms',
}
/** What a record names must be there. */
function unknownReferences(fields: Fields, record: AnyRecord, facts: Facts): Mistake[] {
  return Object.entries(fields).flatMap(([field, { refersTo, mustExist }]) => {
    const value = textOf(record, field)
    if (!refersTo || !mustExist || value === '' || facts.find(refersTo as Resource, value)) return []
    const code = codesOfUnknown[refersTo]
    if (code) return [mistake(code, field, { value, field })]
    return [worded(mistake('InvalidValue', field, { field, value, setup: refersTo }), 'UnknownReference')]
  })
}

const formulas =
  (...fields: readonly string[]): Check =>
  (record) =>
    fields
      .filter((field) => textOf(record, field) !== '' && !isDateFormula(textOf(record, field)))
      .map((field) => wrong(field, textOf(record, field), '30D, 1M, CM+10D'))

const notBelow =
  (min: number, ...fields: readonly string[]): Check =>
  (record) =>
    fields
      .filter((field) => typeof record[field] === 'number' && (record[field] as number) < min)
      .map((field) =>
        worded(mistake('InvalidValue', field, { field, value: record[field] as number, min }), 'NumberTooSmall'),
      )
const percentage =
  (...fields: readonly string[]): Check =>
  (record, facts) => [
    ...notBelow(0, ...fields)(record, facts, null),
    ...fields
      .filter((field) => Number(record[field]) > 100)
      .map((field) =>
        worded(mistake('InvalidValue', field, { field, value: Number(record[field]), max: 100 }), 'NumberTooLarge'),
      ),
  ]

const enterpriseNumber: Check = (record, facts) => {
  const [value, country] = [textOf(record, 'enterpriseNumber'), textOf(record, 'country') || facts.company.country]
  return value === '' || country.toUpperCase() !== 'BE' || isBelgianEnterpriseNumber(value)
    ? []
    : [wrong('enterpriseNumber', value, '0202.239.951')]
}
const iban: Check = (record) =>
  textOf(record, 'iban') === '' || isIban(textOf(record, 'iban'))
    ? []
    : [wrong('iban', textOf(record, 'iban'), 'BE68 5390 0754 7034')]
/** A difference of the whole amount would match anything. */
const matchTolerance: Check = (record) =>
  record.matchToleranceType === 'Percentage' && Number(record.matchToleranceValue) > 99
    ? [
        worded(
          mistake('InvalidValue', 'matchToleranceValue', {
            field: 'matchToleranceValue',
            value: Number(record.matchToleranceValue),
            max: 99,
          }),
          'NumberTooLarge',
        ),
      ]
    : []
/** Every text leads somewhere, and the accounts that it leads to are there. */
const mappings: Check = (record, facts) =>
  ((record.value ?? []) as readonly AnyRecord[]).flatMap((row, index) => {
    const at = (one: Mistake): Mistake => ({ ...one, pointer: `/value/${index}${one.pointer}` })
    const accountsOf = ['debitAccountNumber', 'creditAccountNumber'] as const
    const unknown = accountsOf.filter((field) => row[field] !== '' && !facts.find('accounts', textOf(row, field)))
    const isEmpty = accountsOf.every((field) => row[field] === '')
    return [
      ...(textOf(row, 'mappingText').trim() === ''
        ? [mistake('MissingValue', 'mappingText', { field: 'mappingText' })]
        : []),
      ...(isEmpty ? [mistake('MissingValue', 'debitAccountNumber', { field: 'debitAccountNumber' })] : []),
      ...unknown.map((field) => mistake('UnknownAccount', field, { value: textOf(row, field) })),
    ].map(at)
  })
const notItself =
  (field: string): Check =>
  (record) =>
    textOf(record, field).toLowerCase() === textOf(record, 'number').toLowerCase() && textOf(record, 'number') !== ''
      ? [wrong(field, textOf(record, field), '≠ number')]
      : []
/** Numbers are at most as long as the fields that hold them. */
const widestNumber = 20
const numberFits: Check = (record) =>
  Number(record.width) > widestNumber
    ? [
        worded(
          mistake('InvalidValue', 'width', { field: 'width', value: Number(record.width), max: widestNumber }),
          'NumberTooLarge',
        ),
      ]
    : []
const seriesRuns: Check = (record) => {
  const { next, lastNumber } = record as unknown as { next: number; lastNumber: number | null }
  return lastNumber !== null && next > lastNumber + 1 ? [wrong('next', next, `≤ ${lastNumber}`)] : []
}
const costingMethodStays: Check = (record, facts, before) =>
  before && before.costingMethod !== record.costingMethod && facts.counters.entries.itemLedgerEntries > 0
    ? [mistake('RecordInUse', 'costingMethod', { value: textOf(before, 'costingMethod') })]
    : []

/** The same of every row of a list, each told at its place. */
const inEach =
  (list: string, ...rowChecks: readonly Check[]): Check =>
  (record, facts) =>
    ((record[list] ?? []) as readonly AnyRecord[]).flatMap((row, index) =>
      rowChecks
        .flatMap((check) => check(row, facts, null))
        .map((one) => ({ ...one, pointer: `/${list}/${index}${one.pointer}` })),
    )
const runsOn =
  (from: string, to: string): Check =>
  (record) => {
    const [first, last] = [textOf(record, from), textOf(record, to)]
    return first !== '' && last !== '' && first > last ? [wrong(to, last, `≥ ${first}`)] : []
  }

const present =
  (field: string): Check =>
  (record) =>
    textOf(record, field) === '' ? [mistake('MissingValue', field, { field })] : []
const seriesChecks: readonly Check[] = [notBelow(1, 'next'), notBelow(0, 'width'), numberFits, seriesRuns]

/** A request that goes to its own approver would go nowhere. */
const notOneself =
  (...fields: readonly string[]): Check =>
  (record) =>
    fields
      .filter((field) => sameText(textOf(record, field), textOf(record, 'userName')) && textOf(record, field) !== '')
      .map((field) => wrong(field, textOf(record, field), '≠ userName'))

const checks: Partial<Record<Resource, readonly Check[]>> = {
  companyInformation: [enterpriseNumber, iban],
  salesSetup: [
    runsOn('allowPostingFrom', 'allowPostingTo'),
    costingMethodStays,
    formulas('quoteValidityCalculation'),
    percentage('vatTolerancePercent', 'paymentTolerancePercent'),
    notBelow(0, 'invoiceRoundingPrecision', 'maxPaymentToleranceAmount', 'paymentDiscountGraceDays'),
  ],
  userSetups: [runsOn('allowPostingFrom', 'allowPostingTo')],
  approvalUserSetups: [notBelow(0, 'salesAmountApprovalLimit'), notOneself('approverUserName', 'substituteUserName')],
  approvalWorkflow: [notBelow(0, 'minimumAmount', 'dueDays', 'delegateAfterDays')],
  vatPostingSetups: [percentage('vatPercent')],
  paymentTerms: [formulas('dueDateCalculation', 'discountDateCalculation'), percentage('discountPercent')],
  reminderTerms: [
    notBelow(0, 'minimumAmount', 'maxNumberOfReminders'),
    percentage('interestRate'),
    inEach('levels', notBelow(1, 'level'), formulas('gracePeriod', 'dueDateCalculation'), notBelow(0, 'fee')),
  ],
  numberSeries: [...seriesChecks, inEach('periods', ...seriesChecks, present('startingDate'))],
  currencies: [notBelow(0.01, 'amountRoundingPrecision'), notBelow(0, 'invoiceRoundingPrecision')],
  customers: [
    enterpriseNumber,
    iban,
    notItself('billToCustomerNumber'),
    notBelow(0, 'creditLimit'),
    inEach('invoiceDiscounts', percentage('discountPercent'), notBelow(0, 'minimumAmount')),
  ],
  bankAccounts: [iban, notBelow(0, 'matchToleranceValue'), matchTolerance],
  textToAccountMappings: [mappings],
  vendors: [enterpriseNumber, notItself('payToVendorNumber')],
  items: [
    notBelow(0, 'unitCost'),
    inEach(
      'salesPrices',
      percentage('discountPercent'),
      notBelow(0, 'unitPrice', 'minimumQuantity'),
      runsOn('startingDate', 'endingDate'),
    ),
  ],
}

export const recordMistakes = (type: Resource, record: AnyRecord, facts: Facts, before: AnyRecord | null) => [
  ...unknownReferences(resources[type].fields, record, facts),
  ...(checks[type] ?? []).flatMap((check) => check(record, facts, before)),
]
