import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ciiOf } from '../../../shared/einvoice/cii.ts'
import { type EInvoiceSource, eInvoiceOf, isMade } from '../../../shared/einvoice/make.ts'
import { ublOf } from '../../../shared/einvoice/ubl.ts'
import { postedSale, sale } from '../../support/e-invoices.ts'
import { cents, everyNode, type Node, nodes, readXml, textAt, texts } from '../../support/xml.ts'

interface Written {
  readonly issued: EInvoiceSource
  readonly ubl: Node
  readonly cii: Node
  /** `Invoice` or `CreditNote`, in front of the names of its lines. */
  readonly kind: string
}
/** Every sale that the books take makes an e-invoice, since seller and buyers lack nothing. */
function forEverySale(law: (written: Written) => void, numRuns = 150) {
  let seen = 0
  fc.assert(
    fc.property(sale, (drawn) => {
      const issued = postedSale(drawn)
      if (!issued) return
      const made = eInvoiceOf(issued)
      if (!isMade(made)) throw new Error(`nothing is missing, but ${JSON.stringify(made.gaps)}`)
      const ubl = readXml(ublOf(made.invoice))
      law({ issued, ubl, cii: readXml(ciiOf(made.invoice)), kind: ubl.name })
      seen++
    }),
    { numRuns },
  )
  expect(seen).toBeGreaterThan(numRuns / 4)
}

const lineNodes = ({ ubl, kind }: Written) => nodes(ubl, `${kind}Line`)
const chargeOf = (node: Node) => (textAt(node, 'ChargeIndicator') === 'true' ? 1 : -1)
const adjustments = (node: Node) =>
  nodes(node, 'AllowanceCharge').map((one) => ({ sign: chargeOf(one), amount: cents(one, 'Amount'), node: one }))
const keyOf = (node: Node, path: string) => `${textAt(node, `${path}/ID`)} ${textAt(node, `${path}/Percent`)}`

describe('of every generated sale', () => {
  test('sums add up to the cent, and are what the document’s own totals are (BR-CO-10 to 16)', () => {
    forEverySale((written) => {
      const { issued, ubl, kind } = written
      const total = (name: string) => cents(ubl, `LegalMonetaryTotal/${name}`)
      const [lines, net, gross] = [
        total('LineExtensionAmount'),
        total('TaxExclusiveAmount'),
        total('TaxInclusiveAmount'),
      ]
      const tax = cents(nodes(ubl, 'TaxTotal')[0] as Node, 'TaxAmount')
      expect(lines).toBe(cents(ubl, `${kind}Line/LineExtensionAmount`))
      const part = (sign: number) =>
        adjustments(ubl).reduce((sum, one) => sum + (one.sign === sign ? one.amount : 0), 0)
      expect([total('AllowanceTotalAmount'), total('ChargeTotalAmount')]).toEqual([part(-1), part(1)])
      expect(net).toBe(lines - part(-1) + part(1))
      expect(tax).toBe(cents(ubl, 'TaxTotal/TaxSubtotal/TaxAmount'))
      expect(gross).toBe(net + tax)
      expect(total('PayableAmount')).toBe(gross + total('PayableRoundingAmount'))
      const { totalAmountExcludingTax, totalTaxAmount, totalAmountIncludingTax, invoiceRoundingAmount } =
        issued.document
      const payable = totalAmountIncludingTax + invoiceRoundingAmount
      expect([net, tax, total('PayableAmount')]).toEqual(
        [totalAmountExcludingTax, totalTaxAmount, payable].map((amount) => Math.round(amount * 100)),
      )
    })
  })

  test('every category and rate of lines and discounts has its one group, with its base to the cent (BR-S-08 and others)', () => {
    forEverySale((written) => {
      const { ubl } = written
      const bases = new Map<string, number>()
      const add = (key: string, amount: number) => bases.set(key, (bases.get(key) ?? 0) + amount)
      for (const line of lineNodes(written))
        add(keyOf(line, 'Item/ClassifiedTaxCategory'), cents(line, 'LineExtensionAmount'))
      for (const { sign, amount, node } of adjustments(ubl)) add(keyOf(node, 'TaxCategory'), sign * amount)
      const groups = nodes(ubl, 'TaxTotal/TaxSubtotal')
      const told = groups.map((group) => [keyOf(group, 'TaxCategory'), cents(group, 'TaxableAmount')] as const)
      expect(told.length).toBe(new Set(told.map(([key]) => key)).size)
      expect(Object.fromEntries(told)).toEqual(Object.fromEntries(bases))
    })
  })

  test('the VAT of a group is that of its base, and nothing where none is charged', () => {
    forEverySale(({ ubl }) => {
      const slack = textAt(ubl, 'DocumentCurrencyCode') === 'JPY' ? 100 : 1.5
      for (const group of nodes(ubl, 'TaxTotal/TaxSubtotal')) {
        const [base, tax, rate] = [
          cents(group, 'TaxableAmount'),
          cents(group, 'TaxAmount'),
          Number(textAt(group, 'TaxCategory/Percent')),
        ]
        if (textAt(group, 'TaxCategory/ID') === 'S') expect(Math.abs(tax - (base * rate) / 100)).toBeLessThan(slack)
        else expect([tax, rate]).toEqual([0, 0])
      }
    })
  })

  test('quantity × price less discount is the line, prices are never negative, and ids differ (R120, BR-27)', () => {
    forEverySale((written) => {
      const all = lineNodes(written)
      for (const line of all) {
        const quantity = Number(textAt(line, 'InvoicedQuantity') || textAt(line, 'CreditedQuantity'))
        const price = Number(textAt(line, 'Price/PriceAmount'))
        const adjusted = adjustments(line).reduce((sum, one) => sum + one.sign * one.amount, 0)
        expect(price).toBeGreaterThanOrEqual(0)
        expect(Math.abs(quantity * price * 100 + adjusted - cents(line, 'LineExtensionAmount'))).toBeLessThanOrEqual(1)
        for (const { amount, node } of adjustments(line)) {
          if (nodes(node, 'BaseAmount').length === 0) continue
          const percent = Number(textAt(node, 'MultiplierFactorNumeric'))
          expect(Math.abs((cents(node, 'BaseAmount') * percent) / 100 - amount)).toBeLessThanOrEqual(1)
        }
      }
      const ids = all.map((line) => textAt(line, 'ID'))
      expect(new Set(ids).size).toBe(ids.length)
    })
  })

  test('nothing is empty, no amount has more than two decimals, and none is negative but of a line', () => {
    forEverySale(({ ubl, cii }) => {
      for (const node of [...everyNode(ubl), ...everyNode(cii)])
        if (node.children.length === 0 && node.name !== 'ApplicableHeaderTradeDelivery')
          expect(node.text.trim()).not.toBe('')
      for (const { name, text } of everyNode(ubl))
        if (name.endsWith('Amount') && name !== 'PriceAmount') expect(text).toMatch(/^-?\d+\.\d\d$/)
      expect(texts(ubl, 'AllowanceCharge/Amount').filter((text) => text.startsWith('-'))).toEqual([])
    })
  })

  test('both syntaxes tell the same figures', () => {
    forEverySale(({ ubl, cii }) => {
      const settlement = nodes(cii, 'SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement')[0] as Node
      const sums = nodes(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation')[0] as Node
      const monetary = nodes(ubl, 'LegalMonetaryTotal')[0] as Node
      expect([
        cents(sums, 'LineTotalAmount'),
        cents(sums, 'TaxBasisTotalAmount'),
        cents(sums, 'GrandTotalAmount'),
        cents(sums, 'DuePayableAmount'),
      ]).toEqual([
        cents(monetary, 'LineExtensionAmount'),
        cents(monetary, 'TaxExclusiveAmount'),
        cents(monetary, 'TaxInclusiveAmount'),
        cents(monetary, 'PayableAmount'),
      ])
      expect(texts(settlement, 'ApplicableTradeTax/BasisAmount')).toEqual(
        texts(ubl, 'TaxTotal/TaxSubtotal/TaxableAmount'),
      )
      expect(texts(settlement, 'ApplicableTradeTax/CalculatedAmount')).toEqual(
        texts(ubl, 'TaxTotal/TaxSubtotal/TaxAmount'),
      )
    })
  })
})
