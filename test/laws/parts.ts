/** Histories of quotes and orders that are delivered in parts and invoiced together, drawn more often than chance would. */
import fc from 'fast-check'
import type { DocumentResource } from '../../shared/posting/document-kinds.ts'
import { documentResources } from '../../shared/posting/document-kinds.ts'
import type { History, LineStep, Step } from './steps.ts'

const pick = fc.nat(12)
const line: fc.Arbitrary<LineStep> = fc.record({
  item: fc.nat(2),
  from: fc.constant(null),
  kind: fc.constantFrom<LineStep['kind'][]>('item', 'item', 'item', 'item', 'comment'),
  quantity: fc.constantFrom(5, 7, 10, 12, 3.33333, -1),
  unitPrice: fc.constantFrom(null, 33.335, 9.99),
  discountPercent: fc.constantFrom(null, null, 12.5),
  discountAmount: fc.constantFrom(null, null, null, 0.07),
  allowInvoiceDiscount: fc.boolean(),
  dropShipment: fc.constant(false),
})
/** Two customers, one of whom writes prices with VAT. */
const drafted = (types: readonly DocumentResource[], least: number) =>
  fc.record({
    does: fc.constant('draft' as const),
    type: fc.constantFrom(...types),
    customer: fc.constantFrom(0, 2),
    lines: fc.array(line, { minLength: least, maxLength: least * 3 }),
    discount: fc.constantFrom(null, null, { percent: 3.3 }, { amount: 1.01 }),
    gross: fc.constantFrom(null, null, true),
    currency: fc.constant(null),
    factor: fc.constant(null),
    reference: fc.constant(''),
  })
const few = fc.integer({ min: 0, max: 3 })
const moved = fc.record({
  does: fc.constantFrom('ship', 'ship', 'ship', 'invoice', 'shipAndInvoice', 'receive', 'receive', 'credit'),
  order: pick,
  date: fc.constantFrom(null, '2026-03-12', '2026-04-15'),
  parts: fc.option(fc.array(fc.record({ move: few, invoice: few }), { minLength: 1, maxLength: 3 }), { freq: 2 }),
})
const does = <T extends object>(name: Step['does'], rest: fc.Arbitrary<T>) =>
  rest.map((given) => ({ does: name, ...given }))
const orders = drafted(['salesOrders', 'salesOrders', 'salesOrders', 'salesReturnOrders'], 1)
const step = fc.oneof(
  { weight: 4, arbitrary: drafted(['salesOrders', 'salesOrders', 'salesQuotes', 'salesReturnOrders'], 1) },
  { weight: 3, arbitrary: drafted(['salesInvoices', 'salesInvoices', 'salesCreditMemos'], 0) },
  { weight: 9, arbitrary: moved },
  {
    weight: 9,
    arbitrary: does(
      'pull',
      fc.record({
        receipts: fc.integer({ min: 0, max: 3 }).map((chance) => chance === 0),
        invoice: pick,
        deliveries: fc.array(pick, { minLength: 1, maxLength: 3 }),
      }),
    ),
  },
  {
    weight: 7,
    arbitrary: does('post', fc.record({ draft: pick, date: fc.constant(null), stale: fc.constant(false) })),
  },
  { weight: 2, arbitrary: does('makeOrder', fc.record({ quote: pick, date: fc.constant(null) })) },
  { weight: 1, arbitrary: does('makeInvoice', fc.record({ quote: pick, date: fc.constant(null) })) },
  {
    weight: 3,
    arbitrary: does(
      'copy',
      fc.record({
        type: fc.constantFrom(...documentResources),
        source: pick,
        to: fc.option(fc.constantFrom(...documentResources)),
        recalculate: fc.boolean(),
      }),
    ),
  },
  { weight: 2, arbitrary: does('reopen', fc.record({ order: pick })) },
  {
    weight: 3,
    arbitrary: does('rewrite', fc.record({ draft: pick, line, at: pick, how: fc.constantFrom('add', 'drop', 'set') })),
  },
  { weight: 1, arbitrary: does('undo', fc.record({ receipt: fc.boolean(), pick, line: fc.constant(null) })) },
  { weight: 1, arbitrary: does('delete', fc.record({ type: fc.constant('salesInvoices'), pick })) },
) as fc.Arbitrary<Step>

export const aHistoryOfParts: fc.Arbitrary<History> = fc.record({
  setup: fc.record({
    expectedCostPostingToGL: fc.boolean(),
    calcInvoiceDiscount: fc.boolean(),
    orderArchiving: fc.integer({ min: 0, max: 3 }).map((chance) => chance > 0),
    costingMethod: fc.constantFrom('FIFO', 'FIFO', 'Average'),
  }),
  // Something is ordered and moved before anything can be invoiced together.
  steps: fc
    .tuple(
      fc.array(orders, { minLength: 4, maxLength: 6 }),
      fc.array(moved, { minLength: 4, maxLength: 8 }),
      fc.array(step, { minLength: 20, maxLength: 50, size: 'max' }),
    )
    .map(([ordered, delivered, rest]) => [...ordered, ...delivered, ...rest] as Step[]),
})
