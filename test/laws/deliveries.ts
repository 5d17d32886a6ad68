/** Histories in which most goods go from vendors straight to customers: drawn more often than chance would have it. */
import fc from 'fast-check'
import { purchaseSteps } from './purchases.ts'
import type { History, LineStep, Step } from './steps.ts'

const pick = fc.nat(6)
const line: fc.Arbitrary<LineStep> = fc.record({
  item: fc.nat(1),
  from: fc.constant(null),
  kind: fc.constant('item' as const),
  quantity: fc.constantFrom(1, 3, 5, 10, 0.33333),
  unitPrice: fc.constantFrom(null, 33.335, 80),
  discountPercent: fc.constantFrom(null, 10),
  discountAmount: fc.constant(null),
  allowInvoiceDiscount: fc.boolean(),
  dropShipment: fc.integer({ min: 0, max: 4 }).map((chance) => chance > 0),
})
const sold = fc.record({
  does: fc.constant('draft' as const),
  type: fc.constantFrom('salesOrders', 'salesOrders', 'salesOrders', 'salesInvoices'),
  customer: fc.nat(2),
  lines: fc.array(line, { minLength: 1, maxLength: 3 }),
  discount: fc.constant(null),
  gross: fc.constant(null),
  currency: fc.constantFrom(null, null, 'USD'),
  factor: fc.constant(null),
  reference: fc.constant(''),
})
const few = fc.option(fc.integer({ min: 0, max: 5 }))
const parts = fc.option(fc.array(fc.option(fc.record({ move: few, invoice: few })), { minLength: 1, maxLength: 3 }))
const moved = fc.record({
  does: fc.constantFrom('ship', 'ship', 'invoice', 'shipAndInvoice', 'receive', 'receiveAndCredit'),
  order: pick,
  date: fc.constantFrom(null, '2026-03-12', '2026-04-15'),
  parts,
})
const back = fc.record({
  does: fc.constant('draft' as const),
  type: fc.constant('salesReturnOrders' as const),
  customer: fc.nat(2),
  lines: fc.array(
    line.chain((one) => fc.record({ ...constants(one), from: fc.nat(6), quantity: fc.constantFrom(1, 2) })),
    { minLength: 1, maxLength: 2 },
  ),
  discount: fc.constant(null),
  gross: fc.constant(null),
  currency: fc.constant(null),
  factor: fc.constant(null),
  reference: fc.constant(''),
})
function constants(one: LineStep) {
  return Object.fromEntries(Object.entries(one).map(([name, value]) => [name, fc.constant(value)])) as {
    [K in keyof LineStep]: fc.Arbitrary<LineStep[K]>
  }
}
const step = fc.oneof(
  { weight: 6, arbitrary: sold },
  { weight: 8, arbitrary: moved },
  { weight: 2, arbitrary: back },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('undo'), receipt: fc.boolean(), pick, line: fc.option(pick) }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('release', 'reopen'), order: pick }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('rewrite'),
      draft: pick,
      line,
      at: pick,
      how: fc.constantFrom('add', 'drop', 'set'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('pull'),
      receipts: fc.boolean(),
      invoice: pick,
      deliveries: fc.array(pick, { minLength: 1, maxLength: 2 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('post'),
      draft: pick,
      date: fc.constant(null),
      stale: fc.constant(false),
    }),
  },
  ...purchaseSteps.map(({ weight, arbitrary }) => ({ weight: weight * 2, arbitrary })),
) as fc.Arbitrary<Step>
/** Orders whose goods vendors deliver, from the first line to the last invoice, and back. */
export const aDeliveryHistory: fc.Arbitrary<History> = fc.record({
  setup: fc.record({
    expectedCostPostingToGL: fc.boolean(),
    preventNegativeInventory: fc.boolean(),
    orderArchiving: fc.boolean(),
    costingMethod: fc.constantFrom('FIFO', 'FIFO', 'Average'),
  }),
  steps: fc.array(step, { minLength: 25, maxLength: 60, size: 'max' }),
})
