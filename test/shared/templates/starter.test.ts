import { describe, expect, it } from 'vitest'
import { type Ledger, ledgerNames } from '../../../shared/ledger/ledgers.ts'
import { ByKind } from '../../../shared/posting/by-kind.ts'
import { Facts } from '../../../shared/posting/facts.ts'
import { recordMistakes } from '../../../shared/posting/record-checks.ts'
import { type AnyRecord, folded, keyOf } from '../../../shared/posting/resources.ts'
import { starterRecords } from '../../../shared/templates/starter.ts'

const company = { displayName: 'Voorbeeld', currencyCode: 'EUR' }
const noCounters = {
  transaction: 0,
  entries: Object.fromEntries(ledgerNames.map((ledger) => [ledger, 0])) as Record<Ledger, number>,
}
const text = (value: unknown) => String(value ?? '')

describe.each(['BE', 'NL'] as const)('the starter set-up of %s', (country) => {
  const records = starterRecords(country, company)
  const of = (type: string) => records.filter((one) => one.type === type).map((one) => one.record)

  it('names every record once', () => {
    const keys = records.map(({ type, record }) => `${type}/${folded(keyOf(type, record))}`)
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  })

  it('refers to accounts that it has, and leaves no account of a posting group empty', () => {
    const accounts = new Set(of('accounts').map((account) => account.number))
    const referring = records.filter(({ type }) => type !== 'accounts')
    const named = referring.flatMap(({ type, record }) =>
      Object.entries(record)
        .filter(([field]) => field === 'account' || field.endsWith('Account'))
        .map(([field, number]) => ({ at: `${type}/${keyOf(type, record)}/${field}`, number })),
    )
    expect(named.length).toBeGreaterThan(80)
    expect(named.filter(({ number }) => !accounts.has(number))).toEqual([])
  })

  it('passes the checks that a user’s own records must pass', () => {
    const whole = records.map(({ type, record }, index) => ({
      type,
      record: { ...record, id: String(index), version: 1, lastModifiedDateTime: '' } as AnyRecord,
    }))
    const setup = new ByKind<AnyRecord>()
    for (const { type, record } of whole) setup.set(type, folded(keyOf(type, record)), record)
    const facts = new Facts({ name: 'x', country, currencyCode: 'EUR' }, noCounters, setup)
    expect(whole.flatMap(({ type, record }) => recordMistakes(type, record, facts, null))).toEqual([])
  })

  it('numbers drafts and what is posted from them apart', () => {
    const prefixes = of('numberSeries').map((series) => text(series.prefix))
    expect(new Set(prefixes).size).toBe(prefixes.length)
  })

  it('charges VAT at home, shifts it within the Union and exports without it', () => {
    const rows = of('vatPostingSetups').map((one) => [
      one.businessGroup,
      one.productGroup,
      one.calculationType,
      one.vatPercent,
      `${one.taxCategory}/${one.taxCategoryServices}`,
      text(one.exemptionReason) !== '',
    ])
    const rates = country === 'BE' ? [21, 12, 6] : [21, 9]
    const groups = [...rates.map((rate) => `VAT${rate}`), 'VAT0']
    expect(rows).toHaveLength(groups.length * 3)
    for (const rate of rates) expect(rows).toContainEqual(['DOMESTIC', `VAT${rate}`, 'Normal VAT', rate, 'S/S', false])
    expect(rows).toContainEqual(['DOMESTIC', 'VAT0', 'Normal VAT', 0, 'Z/Z', false])
    for (const group of groups) {
      expect(rows).toContainEqual(['EU', group, 'Reverse Charge VAT', 0, 'K/AE', true])
      expect(rows).toContainEqual(['EXPORT', group, 'Normal VAT', 0, 'G/G', true])
    }
  })
})

describe('the starter set-up', () => {
  it('follows the country in language of figures and payment reference', () => {
    const setup = (country: 'BE' | 'NL') =>
      starterRecords(country, company).find(({ type }) => type === 'salesSetup')?.record
    expect(setup('BE')).toMatchObject({ locale: 'nl-BE', paymentReferenceScheme: 'BE-OGM' })
    expect(setup('NL')).toMatchObject({ locale: 'nl-NL', paymentReferenceScheme: 'RF' })
  })
})
