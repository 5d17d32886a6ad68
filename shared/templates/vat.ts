/** VAT by the customer's region and the item's rate: charged at home, shifted or exempt within the Union, none beyond it. */
import { type Chart, vatPayableOf } from './chart.ts'
import { type TemplateRecord, templateRecord } from './template-record.ts'

const withinUnion =
  'Vrijgestelde intracommunautaire levering van goederen (artikel 138 van Richtlijn 2006/112/EG); diensten: btw verlegd naar de afnemer (artikel 196)'
const beyondUnion = 'Uitvoer buiten de Europese Unie, vrijgesteld (artikel 146 van Richtlijn 2006/112/EG)'

export const vatSetups = (chart: Chart, rates: readonly number[]): TemplateRecord[] =>
  rates.flatMap((rate) => [domestic(chart, rate), union(chart, rate), beyond(chart, rate)])

const accountsOf = (chart: Chart, rate: number) => ({
  productGroup: `VAT${rate}`,
  salesVatAccount: vatPayableOf(chart, rate),
  purchaseVatAccount: chart.vatReceivable,
})

const domestic = (chart: Chart, rate: number) =>
  templateRecord('vatPostingSetups', {
    ...accountsOf(chart, rate),
    businessGroup: 'DOMESTIC',
    vatIdentifier: `VAT${rate}`,
    vatPercent: rate,
    taxCategory: rate === 0 ? 'Z' : 'S',
    taxCategoryServices: rate === 0 ? 'Z' : 'S',
  })

const union = (chart: Chart, rate: number) =>
  templateRecord('vatPostingSetups', {
    ...accountsOf(chart, rate),
    businessGroup: 'EU',
    vatIdentifier: 'EU',
    calculationType: 'Reverse Charge VAT',
    taxCategory: 'K',
    taxCategoryServices: 'AE',
    exemptionReason: withinUnion,
  })

const beyond = (chart: Chart, rate: number) =>
  templateRecord('vatPostingSetups', {
    ...accountsOf(chart, rate),
    businessGroup: 'EXPORT',
    vatIdentifier: 'EXPORT',
    taxCategory: 'G',
    taxCategoryServices: 'G',
    exemptionReason: beyondUnion,
  })
