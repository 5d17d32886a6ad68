/** The set-up of a new company: enough to sell on the day that it is made, and nothing that is not set-up. */
import { approvable } from '../sales/approval.ts'
import type { SalesSetup } from '../sales/setup.ts'
import type { Chart } from './chart.ts'
import { belgianChart } from './chart-be.ts'
import { dutchChart } from './chart-nl.ts'
import { generalRecords } from './general.ts'
import { postingGroups } from './posting-groups.ts'
import { type TemplateRecord, templateRecord } from './template-record.ts'
import { vatSetups } from './vat.ts'

export interface NewCompany {
  readonly displayName: string
  readonly currencyCode: string
}
interface Country {
  readonly chart: Chart
  readonly vatRates: readonly number[]
  readonly locale: string
  readonly paymentReferenceScheme: SalesSetup['paymentReferenceScheme']
}
const countries = {
  BE: { chart: belgianChart, vatRates: [21, 12, 6, 0], locale: 'nl-BE', paymentReferenceScheme: 'BE-OGM' },
  NL: { chart: dutchChart, vatRates: [21, 9, 0], locale: 'nl-NL', paymentReferenceScheme: 'RF' },
} as const satisfies Record<string, Country>

export type TemplateCountry = keyof typeof countries
export const isTemplateCountry = (country: string): country is TemplateCountry => Object.hasOwn(countries, country)

/** All set-up records of the template, without id, version and lastModifiedDateTime; accounts before what refers to them. */
export function starterRecords(country: TemplateCountry, company: NewCompany): readonly TemplateRecord[] {
  const { chart, vatRates, locale, paymentReferenceScheme } = countries[country]
  return [
    templateRecord('companyInformation', { displayName: company.displayName, country, language: 'nl' }),
    ...chart.accounts.map(([number, displayName, category]) =>
      templateRecord('accounts', { number, displayName, category }),
    ),
    templateRecord('salesSetup', {
      quoteValidityCalculation: '30D',
      locale,
      paymentReferenceScheme,
      realizedGainsAccount: chart.exchangeGains,
      realizedLossesAccount: chart.exchangeLosses,
    }),
    ...postingGroups(chart),
    ...vatSetups(chart, vatRates),
    ...generalRecords(),
    templateRecord('bankAccounts', {
      code: 'BANK',
      displayName: 'Bank',
      currencyCode: company.currencyCode,
      account: chart.bank,
    }),
    templateRecord('approvalWorkflow', { documentTypes: approvable }),
  ]
}
