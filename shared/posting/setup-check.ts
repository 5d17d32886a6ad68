/**
 * What is missing in the set-up of a company before everything can be posted: a pure function of the set-up, so that server
 * and pane tell the same. Errors stop postings; warnings stop some of them, or what is made of the documents.
 */
import type { Day } from '../basics/day.ts'
import { sameText } from '../basics/fields.ts'
import { approverFindings } from './approvals/approver-findings.ts'
import { factorOn } from './currency.ts'
import type { Facts } from './facts.ts'
import { isDrawnFrom, rowOn, seriesDrawnFrom } from './numbers.ts'
import { isPostedApart } from './posting-accounts.ts'
import { type RecordIn, resources, type SetupResource } from './resources.ts'

export interface Finding {
  readonly severity: 'Error' | 'Warning'
  /** A code of refusals, with the parameters of its sentence. */
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
  /** The sentence to say, where the code has several. */
  readonly word?: string
  /** Where to put it right: a record of the set-up, and its property. */
  readonly resource: string
  readonly key: string
  readonly field: string
}
type Severity = Finding['severity']
/** How bad it is when the account is missing; null when nothing needs it. */
type Need = (facts: Facts) => Severity | null

export function setupFindings(facts: Facts, series: readonly RecordIn<'numberSeries'>[], today: Day): Finding[] {
  const findings = [
    ...missingAccounts(facts),
    ...missingCombinations(facts),
    ...taxFindings(facts),
    ...seriesFindings(series, today),
    ...rateFindings(facts, today),
    ...periodFindings(facts, today),
    ...companyFindings(facts),
    ...approverFindings(facts),
  ]
  return [...findings.filter(isError), ...findings.filter((one) => !isError(one))]
}
const isError = ({ severity }: Finding) => severity === 'Error'

const always: Need = () => 'Error'
/** Sales of goods, purchases: not every company has them. */
const sometimes: Need = () => 'Warning'
const rounds: Need = (facts) =>
  facts.only('salesSetup').invoiceRoundingPrecision > 0 ||
  facts.all('currencies').some((one) => (one.invoiceRoundingPrecision ?? 0) > 0)
    ? 'Error'
    : null
const discountsEarly: Need = (facts) =>
  facts.all('paymentTerms').some((terms) => terms.discountPercent > 0) ? 'Error' : null
const tolerates: Need = (facts) => {
  const { paymentTolerancePercent, maxPaymentToleranceAmount, paymentDiscountGraceDays } = facts.only('salesSetup')
  return paymentTolerancePercent > 0 || maxPaymentToleranceAmount > 0 || paymentDiscountGraceDays > 0 ? 'Error' : null
}
const reminds =
  (asks: (terms: RecordIn<'reminderTerms'>) => boolean): Need =>
  (facts) =>
    facts.all('reminderTerms').some(asks) ? 'Warning' : null
const expectsCosts: Need = (facts) => (facts.only('salesSetup').expectedCostPostingToGL ? 'Error' : null)
const apart =
  (kind: 'line' | 'invoice'): Need =>
  (facts) =>
    isPostedApart(facts, kind) ? 'Error' : null

const accounts: Partial<Record<SetupResource, Readonly<Record<string, Need>>>> = {
  customerPostingGroups: {
    receivablesAccount: always,
    invoiceRoundingAccount: rounds,
    paymentDiscountDebitAccount: discountsEarly,
    paymentDiscountCreditAccount: discountsEarly,
    paymentToleranceDebitAccount: tolerates,
    paymentToleranceCreditAccount: tolerates,
    additionalFeeAccount: reminds(({ levels }) => levels.some(({ fee }) => (fee ?? 0) > 0)),
    interestAccount: reminds(({ interestRate }) => (interestRate ?? 0) > 0),
  },
  vendorPostingGroups: { payablesAccount: always },
  inventoryPostingGroups: { inventoryAccount: always, inventoryInterimAccount: expectsCosts },
  generalPostingSetups: {
    salesAccount: always,
    salesCreditMemoAccount: always,
    salesLineDiscountAccount: apart('line'),
    salesInvoiceDiscountAccount: apart('invoice'),
    cogsAccount: sometimes,
    cogsInterimAccount: expectsCosts,
    inventoryAdjustmentAccount: sometimes,
    purchaseAccount: sometimes,
    directCostAppliedAccount: sometimes,
  },
  bankAccounts: { account: sometimes },
}

const keyIn = (type: SetupResource, record: object) =>
  resources[type].key.map((part) => String((record as Readonly<Record<string, unknown>>)[part] ?? ''))

function missingAccounts(facts: Facts): Finding[] {
  return Object.entries(accounts).flatMap(([name, fields]) => {
    const type = name as SetupResource
    return facts.all(type).flatMap((record) =>
      Object.entries(fields).flatMap(([field, need]) => {
        const severity = need(facts)
        return severity ? accountFinding(facts, type, record, field, severity) : []
      }),
    )
  })
}

function accountFinding(
  facts: Facts,
  type: SetupResource,
  record: object,
  field: string,
  severity: Severity,
): Finding[] {
  const parts = keyIn(type, record)
  const number = (record as Readonly<Record<string, unknown>>)[field]
  const account = typeof number === 'string' && number !== '' ? facts.find('accounts', number) : null
  const at = { severity, resource: type, key: parts.join('/'), field }
  if (!account) return [{ ...at, code: 'PostingSetupMissing', params: { value: parts.join(' / '), field } }]
  return account.blocked ? [{ ...at, code: 'AccountBlocked', params: { account: account.number } }] : []
}

/** Groups of customers and items that are used somewhere, but not together. */
function missingCombinations(facts: Facts): Finding[] {
  const [general, vat] = [facts.all('generalPostingSetups'), facts.all('vatPostingSetups')]
  const missing = (type: 'generalPostingSetups' | 'vatPostingSetups', field: string) => {
    const rows = type === 'vatPostingSetups' ? vat : general
    return pairs(rows).map(
      ([business, product]): Finding => ({
        severity: 'Warning',
        code: 'PostingSetupMissing',
        params: { value: `${business} / ${product}`, field },
        resource: type,
        key: `${business}/${product}`,
        field,
      }),
    )
  }
  return [...missing('generalPostingSetups', 'salesAccount'), ...missing('vatPostingSetups', 'taxCode')]
}

interface Combination {
  readonly businessGroup: string
  readonly productGroup: string
}
function pairs(rows: readonly Combination[]): [string, string][] {
  const groups = (part: keyof Combination) => [...new Set(rows.map((row) => row[part]))]
  return groups('businessGroup').flatMap((business) =>
    groups('productGroup')
      .filter(
        (product) => !rows.some((row) => sameText(row.businessGroup, business) && sameText(row.productGroup, product)),
      )
      .map((product): [string, string] => [business, product]),
  )
}

const exempt = ['E', 'AE', 'K', 'G', 'O']

function taxFindings(facts: Facts): Finding[] {
  return facts.all('vatPostingSetups').flatMap((row) => {
    const bearsTax = row.calculationType === 'Normal VAT' && row.vatPercent !== 0
    const untold =
      row.exemptionReason === '' && [row.taxCategory, row.taxCategoryServices].some((one) => exempt.includes(one))
    const key = keyIn('vatPostingSetups', row).join('/')
    return [
      ...(bearsTax ? accountFinding(facts, 'vatPostingSetups', row, 'salesVatAccount', 'Error') : []),
      ...(bearsTax ? accountFinding(facts, 'vatPostingSetups', row, 'purchaseVatAccount', 'Warning') : []),
      ...(untold ? [emptyFinding('vatPostingSetups', key, 'exemptionReason')] : []),
    ]
  })
}

const emptyFinding = (resource: string, key: string, field: string): Finding => ({
  severity: 'Warning',
  code: 'MissingValue',
  params: { field },
  resource,
  key,
  field,
})

function seriesFindings(series: readonly RecordIn<'numberSeries'>[], today: Day): Finding[] {
  const missing = seriesDrawnFrom.filter((code) => !series.some((one) => sameText(one.code, code)))
  const at = (key: string, field: string) => ({ resource: 'numberSeries', key, field })
  return [
    ...missing.map(
      (code): Finding => ({
        severity: 'Error',
        code: 'PostingSetupMissing',
        params: { value: code, field: 'numberSeries' },
        ...at(code, 'code'),
      }),
    ),
    ...series
      .filter(({ code }) => isDrawnFrom(code))
      .flatMap((one): Finding[] => {
        const { code } = one
        const { next, warningNumber, lastNumber } = rowOn(one, today)
        if (lastNumber !== null && next > lastNumber)
          return [
            { severity: 'Error', code: 'NumberSeriesExhausted', params: { value: code }, ...at(code, 'lastNumber') },
          ]
        return warningNumber !== null && next > warningNumber
          ? [
              {
                severity: 'Warning',
                code: 'NumberSeriesWarning',
                params: { value: code },
                ...at(code, 'warningNumber'),
              },
            ]
          : []
      }),
  ]
}

const rateFindings = (facts: Facts, today: Day): Finding[] =>
  facts
    .all('currencies')
    .filter(({ code }) => !sameText(code, facts.company.currencyCode) && factorOn(facts, code, today) === null)
    .map(({ code }) => ({
      severity: 'Warning',
      code: 'MissingValue',
      word: 'ExchangeRateMissing',
      params: { currency: code, date: today, field: 'currencyFactor' },
      resource: 'currencyExchangeRates',
      key: code,
      field: 'startingDate',
    }))

function periodFindings(facts: Facts, today: Day): Finding[] {
  const { allowPostingFrom: from, allowPostingTo: to } = facts.only('salesSetup')
  if ((from === null || today >= from) && (to === null || today <= to)) return []
  return [
    {
      severity: 'Warning',
      code: 'PostingDateNotAllowed',
      params: { date: today, from: from ?? '…', to: to ?? '…' },
      resource: 'salesSetup',
      key: '',
      field: to !== null && today > to ? 'allowPostingTo' : 'allowPostingFrom',
    },
  ]
}

/** What stands on every invoice, and an e-invoice cannot do without. */
const onInvoices = [
  'displayName',
  'addressLine1',
  'postalCode',
  'city',
  'enterpriseNumber',
  'taxRegistrationNumber',
  'iban',
] as const

function companyFindings(facts: Facts): Finding[] {
  const company = facts.only('companyInformation')
  return onInvoices
    .filter((field) => company[field] === '')
    .map((field) => emptyFinding('companyInformation', '', field))
}
