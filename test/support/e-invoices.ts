/** Sales of every kind that an e-invoice must tell, drawn by chance and posted in a book of their own. */
import fc from 'fast-check'
import type { EInvoiceSource } from '../../shared/einvoice/make.ts'
import { anItem, aService, type Body } from './given.ts'
import { aBuyer, aSeller, buyerCountries, issuedIn } from './issued.ts'

export interface Sale {
  readonly seller: 'BE' | 'NL'
  readonly buyer: string
  readonly credit: boolean
  readonly gross: boolean
  readonly currency: '' | 'USD' | 'JPY'
  readonly terms: string
  readonly vatTolerance: number
  readonly rounding: number
  readonly invoiceDiscount: { readonly percent: number } | { readonly amount: number } | null
  readonly comment: string
  readonly lines: readonly SaleLine[]
}
export interface SaleLine {
  readonly kind: 'goods' | 'service' | 'account' | 'text'
  readonly vat: string
  readonly quantity: number
  readonly unitPrice: number
  readonly discountPercent: number | null
  readonly discountAmount: number | null
  readonly allowInvoiceDiscount: boolean
  readonly description: string
}

const decimals = (digits: number, min: number, max: number) =>
  fc.integer({ min: min * 10 ** digits, max: max * 10 ** digits }).map((whole) => whole / 10 ** digits)
const rarely = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value })
const names = fc.constantFrom(
  'Fiets 26" <groot> & co',
  "L'été 🚲",
  'Café ]]> crème',
  '  spaties  ',
  'Zadel\u0007\u0001',
  'Bel',
)
const line = (vats: readonly string[]): fc.Arbitrary<SaleLine> =>
  fc.record({
    kind: fc.constantFrom('goods', 'service', 'service', 'account', 'text'),
    vat: fc.constantFrom(...vats),
    quantity: fc.oneof(fc.integer({ min: -4, max: 30 }), decimals(3, 0, 20)),
    unitPrice: fc.oneof(decimals(2, 0, 500), decimals(5, 0, 20), decimals(2, -20, 20)),
    discountPercent: rarely(fc.oneof(fc.integer({ min: 0, max: 50 }), decimals(2, 0, 40))),
    discountAmount: rarely(decimals(2, 0, 3)),
    allowInvoiceDiscount: fc.boolean(),
    description: names,
  })

export const sale: fc.Arbitrary<Sale> = fc.constantFrom('BE' as const, 'NL' as const).chain((seller) =>
  fc.record({
    seller: fc.constant(seller),
    buyer: fc.constantFrom(...buyerCountries),
    credit: fc.boolean(),
    gross: fc.boolean(),
    currency: fc.constantFrom('', '', '', 'USD', 'JPY'),
    terms: fc.constantFrom('30D', 'CM', '1M(8D)'),
    vatTolerance: fc.constantFrom(0, 0, 2),
    rounding: fc.constantFrom(0, 0, 0.05),
    invoiceDiscount: rarely(
      fc.oneof(
        decimals(2, 0, 20).map((percent) => ({ percent })),
        decimals(2, 0, 5).map((amount) => ({ amount })),
      ),
    ),
    comment: fc.constantFrom('', 'Met dank & groeten\n<tot ziens>'),
    lines: fc.array(line(seller === 'BE' ? ['VAT21', 'VAT12', 'VAT6', 'VAT0'] : ['VAT21', 'VAT9', 'VAT0']), {
      minLength: 1,
      maxLength: 8,
    }),
  }),
)

/** The sale as it is issued once posted; null where the books refuse it, such as for a negative total. */
export const postedSale = (drawn: Sale): EInvoiceSource | null => saleInBooks(drawn)?.issued ?? null

export interface SaleInBooks {
  readonly issued: EInvoiceSource
  readonly book: Book
}

/** The same with the book that it stands in. */
export function saleInBooks(drawn: Sale): SaleInBooks | null {
  const book = aSeller(drawn.seller, {
    vatTolerancePercent: drawn.vatTolerance,
    invoiceRoundingPrecision: drawn.rounding,
  })
  for (const [code, step] of [
    ['USD', 0.01],
    ['JPY', 1],
  ] as const) {
    book.does('PUT', `currencies/${code}`, { displayName: code, amountRoundingPrecision: step })
    book.does('PUT', `currencyExchangeRates/${code}/2026-01-01`, {
      exchangeRateAmount: 1.0837,
      relationalExchangeRateAmount: 1,
    })
  }
  const customer = aBuyer(book, drawn.buyer, { paymentTermsCode: drawn.terms })
  const account = book.all('accounts').find(({ category }) => category === 'Income')?.number ?? ''
  const items = new Map<string, string>()
  const itemFor = ({ kind, vat }: SaleLine) => {
    const known = items.get(`${kind} ${vat}`)
    if (known) return known
    const given = { vatProductPostingGroup: vat }
    const made = kind === 'goods' ? anItem(book, { ...given, stock: 1000 }) : aService(book, given)
    items.set(`${kind} ${vat}`, made)
    return made
  }
  const discount = drawn.invoiceDiscount
  const body: Body = {
    customerNumber: customer,
    pricesIncludeTax: drawn.gross,
    currencyCode: drawn.currency,
    customerPurchaseOrderReference: 'PO-4711',
    comment: drawn.comment,
    ...(discount && 'percent' in discount ? { invoiceDiscountPercent: discount.percent } : {}),
    ...(discount && 'amount' in discount ? { discountAmount: discount.amount } : {}),
    lines: drawn.lines.map((one) =>
      lineBody(one, one.kind === 'account' ? account : one.kind === 'text' ? '' : itemFor(one)),
    ),
  }
  const answer = drawn.credit ? credited(book, body) : invoiced(book, body)
  return answer === null ? null : { issued: issuedIn(book, answer.kind, answer.id) as EInvoiceSource, book }
}

const lineBody = (one: SaleLine, object: string): Body =>
  one.kind === 'text'
    ? { lineType: 'Comment', description: one.description }
    : {
        lineType: one.kind === 'account' ? 'Account' : 'Item',
        lineObjectNumber: object,
        description: one.description,
        quantity: one.quantity,
        unitPrice: one.unitPrice,
        taxCode: one.vat,
        allowInvoiceDiscount: one.allowInvoiceDiscount,
        ...(one.discountAmount === null
          ? { discountPercent: one.discountPercent }
          : { discountAmount: one.discountAmount }),
      }

type Made = { readonly kind: 'salesInvoices' | 'salesCreditMemos'; readonly id: string } | null
type Book = ReturnType<typeof aSeller>

function invoiced(book: Book, body: Body): Made {
  const draft = book.send({ method: 'POST', path: 'salesInvoices', body })
  if (draft.problem) return null
  const posted = book.send({ method: 'POST', path: `salesInvoices/${draft.body.id}/post` })
  return posted.problem ? null : { kind: 'salesInvoices', id: String(draft.body.id) }
}

/** What comes back is taken back through a return order, and says which invoice it was. */
function credited(book: Book, body: Body): Made {
  const sold = invoiced(book, body)
  if (!sold) return null
  const { number } = book.find('salesInvoices', sold.id)
  const order = book.send({
    method: 'POST',
    path: 'salesReturnOrders',
    body: { ...body, appliesToDocumentNumber: number },
  })
  if (order.problem) return null
  const posted = book.send({ method: 'POST', path: `salesReturnOrders/${order.body.id}/receiveAndInvoice` })
  const memo = posted.body.creditMemo as { readonly id: string } | undefined
  return memo ? { kind: 'salesCreditMemos', id: memo.id } : null
}
