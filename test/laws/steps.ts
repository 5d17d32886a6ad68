/** What may happen in a company's life, drawn by chance: requests that are right, nearly right, and wrong. */
import fc from 'fast-check'
import { type DocumentResource, documentResources } from '../../shared/posting/document-kinds.ts'
import { type PurchaseStep, purchaseSteps } from './purchases.ts'
import { type ReminderStep, reminderSteps } from './receivables.ts'

/** Picks are whole numbers that are brought within what there is when the step is taken. */
export type Pick = number
export interface LineStep {
  readonly item: Pick
  /** On a return: the sale that it takes back, in place of the item. */
  readonly from: Pick | null
  readonly kind: 'item' | 'account' | 'comment' | 'unknown'
  readonly quantity: number
  readonly unitPrice: number | null
  readonly discountPercent: number | null
  readonly discountAmount: number | null
  readonly allowInvoiceDiscount: boolean
  /** On an order: the vendor is to deliver it. */
  readonly dropShipment: boolean
}
export type Discount = { readonly percent: number } | { readonly amount: number } | null
export type Part = { readonly move: number | null; readonly invoice: number | null } | null
/** What can be copied. */
export type Copied = DocumentResource | 'salesShipments' | 'salesQuoteArchives'
export type Step =
  | { readonly does: 'customer'; readonly country: string; readonly gross: boolean; readonly payer: Pick | null }
  | {
      readonly does: 'item'
      readonly service: boolean
      readonly price: number
      readonly cost: number
      readonly vat: string
      readonly gross: boolean
    }
  | {
      readonly does: 'journal'
      readonly date: string | null
      readonly lines: readonly {
        readonly item: Pick
        readonly type: string
        readonly quantity: number
        readonly cost: number | null
      }[]
    }
  | {
      readonly does: 'draft'
      readonly type: DocumentResource
      readonly customer: Pick
      readonly lines: readonly LineStep[]
      readonly discount: Discount
      readonly gross: boolean | null
      readonly currency: string | null
      readonly factor: number | null
      readonly reference: string
    }
  | {
      readonly does: 'rewrite'
      readonly draft: Pick
      readonly line: LineStep
      readonly at: Pick
      readonly how: 'add' | 'drop' | 'set'
    }
  | { readonly does: 'header'; readonly draft: Pick; readonly body: Readonly<Record<string, unknown>> }
  | { readonly does: 'post'; readonly draft: Pick; readonly date: string | null; readonly stale: boolean }
  | {
      readonly does: 'ship' | 'invoice' | 'shipAndInvoice' | 'receive' | 'credit' | 'receiveAndCredit'
      readonly order: Pick
      readonly date: string | null
      readonly parts: readonly Part[] | null
    }
  | { readonly does: 'undo'; readonly receipt: boolean; readonly pick: Pick; readonly line: Pick | null }
  | { readonly does: 'makeOrder' | 'makeInvoice'; readonly quote: Pick; readonly date: string | null }
  | { readonly does: 'pull'; readonly receipts: boolean; readonly invoice: Pick; readonly deliveries: readonly Pick[] }
  | {
      readonly does: 'copy'
      readonly type: Copied
      readonly source: Pick
      readonly to: DocumentResource | null
      readonly recalculate: boolean
    }
  | { readonly does: 'deleteExpired'; readonly before: string | null }
  | { readonly does: 'release' | 'reopen'; readonly order: Pick }
  | { readonly does: 'delete'; readonly type: string; readonly pick: Pick }
  | { readonly does: 'block'; readonly customer: Pick; readonly blocked: string }
  | {
      readonly does: 'send' | 'postAndSend'
      readonly type: 'salesQuotes' | 'salesOrders' | 'salesInvoices' | 'salesCreditMemos' | 'salesShipments'
      readonly pick: Pick
      readonly to: string
      readonly attachUbl: boolean
    }
  | {
      readonly does: 'pay'
      readonly date: string | null
      readonly lines: readonly {
        readonly customer: Pick
        readonly amount: number
        /** It is paid in advance for an order. */
        readonly order: Pick | null
        readonly documents: readonly { readonly document: Pick; readonly amount: number | null }[]
      }[]
    }
  | { readonly does: 'apply'; readonly item: Pick; readonly others: readonly Pick[]; readonly amount: number | null }
  | { readonly does: 'unapply'; readonly item: Pick; readonly date: string | null }
  | { readonly does: 'cancel' | 'correct'; readonly invoice: Pick; readonly unapplies: boolean }
  | { readonly does: 'makeCorrectiveCreditMemo' | 'cancelCreditMemo'; readonly document: Pick }
  | { readonly does: 'reverse'; readonly transaction: Pick }
  | PurchaseStep
  | ReminderStep
  | { readonly does: 'nonsense'; readonly body: unknown }

/** The value one time in so many, else null. */
const rarely = <T>(value: fc.Arbitrary<T>, times = 4) =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value })
const mostly = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 4 })
const pick = fc.nat(40)
const sentToo = ['salesQuotes', 'salesOrders', 'salesShipments'] as const
const of = (digits: 2 | 5, min: number, max: number) =>
  fc.integer({ min: min * 10 ** digits, max: max * 10 ** digits }).map((whole) => whole / 10 ** digits)
const price = fc.oneof(of(2, 0, 1000), of(5, 0, 100), fc.constantFrom(0, 0.00001, 33.335, 9.99, 1e6))
const quantity = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 12 }) },
  { weight: 2, arbitrary: of(5, 0, 5) },
  { weight: 1, arbitrary: fc.integer({ min: -3, max: 0 }) },
)
const day = rarely(fc.constantFrom('2026-03-01', '2026-03-09', '2026-03-31', '2026-04-15'), 3)

const line = fc.record({
  item: pick,
  from: mostly(pick),
  kind: fc.constantFrom('item', 'item', 'item', 'item', 'item', 'account', 'comment', 'unknown') as fc.Arbitrary<
    LineStep['kind']
  >,
  quantity,
  unitPrice: mostly(price),
  discountPercent: rarely(fc.oneof(of(5, 0, 100), fc.constantFrom(10, 100, 101))),
  discountAmount: rarely(of(2, 0, 50)),
  allowInvoiceDiscount: fc.boolean(),
  dropShipment: fc.integer({ min: 0, max: 3 }).map((chance) => chance === 0),
}) satisfies fc.Arbitrary<LineStep>

const known = fc.integer({ min: 0, max: 7 }).map((chance) => chance > 0)
const lines = fc
  .tuple(fc.array(line, { minLength: 0, maxLength: 5 }), known)
  .map(([all, clean]) =>
    clean ? all.map((one) => (one.kind === 'unknown' ? { ...one, kind: 'item' as const } : one)) : all,
  )
const discount: fc.Arbitrary<Discount> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: of(5, 0, 100).map((percent) => ({ percent })) },
  { weight: 1, arbitrary: of(2, 0, 60).map((amount) => ({ amount })) },
)
const small = fc.oneof(fc.integer({ min: 0, max: 4 }), quantity)
const part = mostly(fc.record({ move: mostly(small), invoice: mostly(small) }))
const parts = rarely(fc.array(part, { minLength: 1, maxLength: 5 }), 2)
const journalLine = fc.record({
  item: pick,
  type: fc.constantFrom('Purchase', 'Purchase', 'Positive Adjmt.', 'Negative Adjmt.'),
  quantity,
  cost: mostly(price),
})
const header = fc.oneof(
  fc.record({ postingDate: fc.constantFrom('2026-03-02', '2026-04-20') }),
  fc.record({ pricesIncludeTax: fc.boolean(), recalculatePrices: fc.boolean() }),
  fc.record({ discountAmount: of(2, 0, 60) }),
  fc.record({ invoiceDiscountPercent: of(5, 0, 100) }),
  fc.record({ partialShipping: fc.boolean() }),
  fc.record({ validUntilDate: fc.constantFrom('2026-03-08', '2026-03-31', null) }),
  fc.record({ paymentTermsCode: fc.constantFrom('CM', '0D', '1M(8D)', 'NONE', 'ADVANCE') }),
  fc.record({ currencyCode: fc.constantFrom('', 'EUR', 'USD', 'JPY') }),
  fc.record({ currencyFactor: fc.constantFrom(null, 1, 1.3, 0.07) }),
  fc.record({ customerNumber: fc.constantFrom('C00001', 'C00002', 'C00003') }),
)

const does = <S extends Step['does'], T extends object>(name: S, rest: fc.Arbitrary<T>) =>
  rest.map((given) => ({ does: name, ...given }))
const moving = fc.record({ order: pick, date: day, parts })

const aStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 1,
    arbitrary: does(
      'customer',
      fc.record({
        country: fc.constantFrom('BE', 'BE', 'NL', 'US'),
        gross: fc.boolean(),
        payer: rarely(pick),
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: does(
      'item',
      fc.record({
        service: fc.boolean(),
        price,
        cost: price,
        vat: fc.constantFrom('VAT21', 'VAT12', 'VAT6', 'VAT0'),
        gross: fc.boolean(),
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: does('journal', fc.record({ date: day, lines: fc.array(journalLine, { minLength: 0, maxLength: 3 }) })),
  },
  {
    weight: 8,
    arbitrary: does(
      'draft',
      fc.record({
        type: fc.constantFrom<DocumentResource[]>(
          'salesOrders',
          'salesOrders',
          'salesInvoices',
          'salesInvoices',
          'salesQuotes',
          'salesReturnOrders',
          'salesReturnOrders',
        ),
        customer: pick,
        lines,
        discount,
        gross: rarely(fc.boolean()),
        currency: rarely(fc.constantFrom('USD', 'USD', 'JPY', 'XXX')),
        factor: rarely(of(5, 1, 200)),
        reference: fc.constantFrom('', '', 'R1', 'R2'),
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: does('rewrite', fc.record({ draft: pick, line, at: pick, how: fc.constantFrom('add', 'drop', 'set') })),
  },
  { weight: 2, arbitrary: does('header', fc.record({ draft: pick, body: header })) },
  {
    weight: 5,
    arbitrary: does(
      'post',
      fc.record({ draft: pick, date: day, stale: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0) }),
    ),
  },
  { weight: 4, arbitrary: does('ship', moving) },
  { weight: 3, arbitrary: does('invoice', moving) },
  { weight: 4, arbitrary: does('shipAndInvoice', moving) },
  { weight: 4, arbitrary: does('receive', moving) },
  { weight: 2, arbitrary: does('credit', moving) },
  { weight: 3, arbitrary: does('receiveAndCredit', moving) },
  { weight: 4, arbitrary: does('undo', fc.record({ receipt: fc.boolean(), pick, line: rarely(pick) })) },
  { weight: 2, arbitrary: does('makeOrder', fc.record({ quote: pick, date: day })) },
  { weight: 1, arbitrary: does('makeInvoice', fc.record({ quote: pick, date: day })) },
  {
    weight: 3,
    arbitrary: does(
      'pull',
      fc.record({ receipts: fc.boolean(), invoice: pick, deliveries: fc.array(pick, { minLength: 1, maxLength: 2 }) }),
    ),
  },
  {
    weight: 2,
    arbitrary: does(
      'copy',
      fc.record({
        type: fc.constantFrom<Copied[]>(...documentResources, 'salesShipments', 'salesQuoteArchives'),
        source: pick,
        to: mostly(fc.constantFrom(...documentResources)),
        recalculate: fc.boolean(),
      }),
    ),
  },
  { weight: 1, arbitrary: does('deleteExpired', fc.record({ before: day })) },
  ...purchaseSteps,
  ...reminderSteps,
  { weight: 1, arbitrary: does('release', fc.record({ order: pick })) },
  { weight: 2, arbitrary: does('reopen', fc.record({ order: pick })) },
  {
    weight: 1,
    arbitrary: does(
      'delete',
      fc.record({
        type: fc.constantFrom(
          'salesInvoices',
          'salesOrders',
          'salesReturnOrders',
          'salesQuotes',
          'customers',
          'items',
          'vendors',
        ),
        pick,
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: does('block', fc.record({ customer: pick, blocked: fc.constantFrom('', '', 'Ship', 'Invoice', 'All') })),
  },
  ...(['send', 'postAndSend'] as const).map((how) => ({
    weight: 2,
    arbitrary: does(
      how,
      fc.record({
        type: fc.constantFrom('salesInvoices', 'salesCreditMemos', ...(how === 'send' ? sentToo : [])),
        pick,
        to: fc.constantFrom('buyer@example.com', 'buyer@example.com', 'a@example.com; b@example.com', '', 'nobody'),
        attachUbl: fc.boolean(),
      }),
    ),
  })),
  {
    weight: 4,
    arbitrary: does(
      'pay',
      fc.record({
        date: day,
        lines: fc.array(
          fc.record({
            customer: pick,
            amount: fc.oneof(of(2, -50, 500), fc.constantFrom(0, 121, 118.58, 98, 100)),
            order: rarely(pick),
            documents: fc.array(fc.record({ document: pick, amount: rarely(of(2, -50, 500)) }), { maxLength: 2 }),
          }),
          { minLength: 1, maxLength: 3 },
        ),
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: does(
      'apply',
      fc.record({
        item: pick,
        others: fc.array(pick, { minLength: 1, maxLength: 3 }),
        amount: rarely(of(2, -50, 300)),
      }),
    ),
  },
  { weight: 3, arbitrary: does('unapply', fc.record({ item: pick, date: day })) },
  { weight: 4, arbitrary: does('cancel', fc.record({ invoice: pick, unapplies: fc.boolean() })) },
  { weight: 2, arbitrary: does('correct', fc.record({ invoice: pick, unapplies: fc.boolean() })) },
  { weight: 2, arbitrary: does('makeCorrectiveCreditMemo', fc.record({ document: pick })) },
  { weight: 2, arbitrary: does('cancelCreditMemo', fc.record({ document: pick })) },
  { weight: 1, arbitrary: does('reverse', fc.record({ transaction: pick })) },
  {
    weight: 1,
    arbitrary: does(
      'nonsense',
      fc.record({
        body: fc.oneof(
          fc.jsonValue({ maxDepth: 1 }),
          fc.record({ customerNumber: fc.constant('C00001'), lines: fc.jsonValue({ maxDepth: 2 }) }),
          fc.record({
            customerNumber: fc.constant('C00001'),
            lines: fc.array(
              fc.record({
                lineObjectNumber: fc.constantFrom('I00001', null, 5),
                quantity: fc.constantFrom(1, null, 'x', 1e9, -0.000001),
                unitPrice: fc.constantFrom(1, null, 1e10, 0.000001),
                description: fc.constantFrom(null, 'x'),
              }),
              { maxLength: 3 },
            ),
          }),
        ),
      }),
    ),
  },
) as fc.Arbitrary<Step>

export interface History {
  readonly setup: Readonly<Record<string, unknown>>
  readonly steps: readonly Step[]
}
export const aHistory = (longest: number): fc.Arbitrary<History> =>
  fc.record({
    setup: fc.record({
      preventNegativeInventory: fc.integer({ min: 0, max: 3 }).map((chance) => chance === 0),
      calcInvoiceDiscount: fc.boolean(),
      orderArchiving: fc.integer({ min: 0, max: 4 }).map((chance) => chance > 0),
      expectedCostPostingToGL: fc.boolean(),
      discountPosting: fc.constantFrom('No Discounts', 'Invoice Discounts', 'Line Discounts', 'All Discounts'),
      invoiceRoundingPrecision: fc.constantFrom(0, 0, 0.05, 1),
      vatTolerancePercent: fc.constantFrom(0, 0, 5),
      costingMethod: fc.constantFrom('FIFO', 'FIFO', 'Average'),
      paymentDiscountGraceDays: fc.constantFrom(0, 0, 5),
      paymentTolerancePercent: fc.constantFrom(0, 2),
      maxPaymentToleranceAmount: fc.constantFrom(0, 5),
      adjustForPaymentDiscount: fc.boolean(),
      paymentDiscountExcludingVAT: fc.integer({ min: 0, max: 3 }).map((chance) => chance === 0),
    }),
    steps: fc.array(aStep, { minLength: 5, maxLength: longest, size: 'max' }),
  })
