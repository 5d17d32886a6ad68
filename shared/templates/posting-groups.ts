/** The groups of customers, vendors and items, and the accounts that each combination is posted to. */
import { type Chart, type Region, regions, type Trade, trades } from './chart.ts'
import { type TemplateRecord, templateRecord } from './template-record.ts'

const named: Readonly<Record<Region, string>> = { DOMESTIC: 'Binnenland', EU: 'Europese Unie', EXPORT: 'Buiten de EU' }

export const postingGroups = (chart: Chart): TemplateRecord[] => [
  ...regions.flatMap((region) => [customers(chart, region), vendors(chart, region)]),
  templateRecord('inventoryPostingGroups', {
    code: 'RESALE',
    displayName: 'Handelsgoederen',
    inventoryAccount: chart.inventory,
    inventoryInterimAccount: chart.inventoryInterim,
  }),
  ...regions.flatMap((region) => trades.map((trade) => generalSetup(chart, region, trade))),
]

const customers = (chart: Chart, region: Region) =>
  templateRecord('customerPostingGroups', {
    code: region,
    displayName: `Klanten ${named[region]}`,
    receivablesAccount: chart.receivables,
    invoiceRoundingAccount: chart.rounding,
    paymentDiscountDebitAccount: chart.paymentDiscountGranted,
    paymentDiscountCreditAccount: chart.paymentDiscountReturned,
    paymentToleranceDebitAccount: chart.paymentToleranceGranted,
    paymentToleranceCreditAccount: chart.paymentToleranceReturned,
    additionalFeeAccount: chart.reminderFees,
    interestAccount: chart.interestOnArrears,
  })

const vendors = (chart: Chart, region: Region) =>
  templateRecord('vendorPostingGroups', {
    code: region,
    displayName: `Leveranciers ${named[region]}`,
    payablesAccount: chart.payables,
    invoiceRoundingAccount: chart.rounding,
  })

const generalSetup = (chart: Chart, businessGroup: Region, productGroup: Trade) =>
  templateRecord('generalPostingSetups', {
    businessGroup,
    productGroup,
    salesAccount: chart.sales[productGroup][businessGroup],
    salesCreditMemoAccount: chart.sales[productGroup][businessGroup],
    salesLineDiscountAccount: chart.lineDiscount,
    salesInvoiceDiscountAccount: chart.invoiceDiscount,
    cogsAccount: chart.costOfSales,
    cogsInterimAccount: chart.costOfSalesInterim,
    inventoryAccrualInterimAccount: chart.invoicesToReceive,
    inventoryAdjustmentAccount: chart.inventoryDifferences,
    purchaseAccount: chart.purchases,
    directCostAppliedAccount: chart.purchasesIntoStock,
  })
