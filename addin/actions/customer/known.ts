/** What the replica knows of a customer: what was sold, the latest documents, the people, and others that may be the same. */
import { standingOf } from '../../../shared/reports/document-chain.ts'
import { likenessesOf, likenessKey } from '../../../shared/sales/likeness.ts'
import type { AnyRecord } from '../../replica/wire.ts'
import type { CustomerState, MonthOfSales, ShownDealing } from '../../state/customer.ts'
import type { Desk } from '../parts.ts'
import { numberOr } from '../selection.ts'

export function knownOf(desk: Desk, record: AnyRecord) {
  return {
    months: monthsOf(desk, String(record.number)),
    dealings: dealingsOf(desk, String(record.number)),
    contacts: contactsOf(desk, record),
    alike: alikeOf(desk, record),
  }
}

const isPosted = ({ status }: AnyRecord): boolean => status !== 'Draft' && status !== 'In Review'

/** Sales without VAT by month, of this year and the one before, in the company's currency; what was credited is less. */
function monthsOf({ parts }: Desk, number: string): readonly MonthOfSales[] {
  const year = Number(parts.today().slice(0, 4))
  const sums = new Map<string, number>()
  for (const [type, sign] of [
    ['salesInvoices', 1],
    ['salesCreditMemos', -1],
  ] as const)
    for (const record of parts.replica.all(type)) {
      if (record.customerNumber !== number || !isPosted(record)) continue
      const month = String(record.postingDate ?? '').slice(0, 7)
      const factor = numberOr(record.currencyFactor) || 1
      const amount = Math.round(((numberOr(record.totalAmountExcludingTax) ?? 0) / factor) * 100)
      sums.set(month, (sums.get(month) ?? 0) + sign * amount)
    }
  const sumOf = (ofYear: number, month: string) => (sums.get(`${ofYear}-${month}`) ?? 0) / 100
  return Array.from({ length: 12 }, (_, at) => {
    const month = String(at + 1).padStart(2, '0')
    return { month: `${year}-${month}`, amount: sumOf(year, month), before: sumOf(year - 1, month) }
  })
}

const dealt = ['salesQuotes', 'salesOrders', 'salesInvoices', 'salesCreditMemos'] as const
const dateOf = (record: AnyRecord): string =>
  String(record.postingDate ?? record.orderDate ?? record.documentDate ?? '')

/** The latest documents, as many as are looked at. */
function dealingsOf({ parts }: Desk, number: string): readonly ShownDealing[] {
  const all = dealt.flatMap((kind) =>
    [...parts.replica.all(kind)]
      .filter((record) => record.customerNumber === number || record.billToCustomerNumber === number)
      .map(
        (record): ShownDealing => ({
          kind,
          id: record.id,
          number: String(record.number ?? ''),
          date: dateOf(record),
          status: standingOf(record),
          total: numberOr(record.totalAmountIncludingTax),
          remaining: numberOr(record.remainingAmount),
          currency: String(record.currencyCode ?? ''),
        }),
      ),
  )
  return all
    .toSorted((one, other) => (one.date < other.date ? 1 : one.date > other.date ? -1 : 0))
    .slice(0, mostDealings)
}
const mostDealings = 50

/** Its own contact first, then those who belong to it. */
function contactsOf({ parts }: Desk, { number, contactNumber }: AnyRecord): readonly AnyRecord[] {
  const own = String(contactNumber ?? '')
  const isOfIt = (one: AnyRecord) =>
    one.customerNumber === number || (own !== '' && (one.number === own || one.companyNumber === own))
  return [...parts.replica.all('contacts')]
    .filter(isOfIt)
    .toSorted((one, other) => Number(other.number === own) - Number(one.number === own))
}

/** Others with the same number, address or name; asked while a card is typed as well. */
export function alikeOf({ parts }: Desk, record: Readonly<Record<string, unknown>>): CustomerState['alike'] {
  const own = new Set(likenessesOf(record).map(likenessKey))
  if (own.size === 0) return []
  return [...parts.replica.all('customers')].flatMap((other) => {
    const shared = other.id === record.id ? undefined : likenessesOf(other).find((one) => own.has(likenessKey(one)))
    return shared ? [{ number: String(other.number), name: String(other.displayName), field: shared.field }] : []
  })
}
