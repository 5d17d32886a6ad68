/** What a customer owes, what was sold this year, what passed between us last, and the latest documents. */
import type { ReactElement } from 'react'
import type { CustomerState, MonthOfSales, ShownDealing } from '../state/customer.ts'
import { Entries } from './customer-log.tsx'
import { usePane } from './pane.tsx'
import { type Speech, useSpeech } from './speech.tsx'
import { type Fact, Facts } from './ui/facts.tsx'
import { List } from './ui/list.tsx'

/** The others stand under *Log*. */
const lastContacts = 3

export function CustomerOverview({ customer }: { readonly customer: CustomerState }): ReactElement {
  const speech = useSpeech()
  const { say } = speech
  return (
    <section data-card="customer">
      <Facts facts={factsOf(customer, speech)} />
      <h2>{say('customer.sales')}</h2>
      <SalesChart months={customer.months} />
      {customer.log.length > 0 && (
        <>
          <h2>{say('customer.lastContacts')}</h2>
          <Entries log={customer.log.slice(0, lastContacts)} />
        </>
      )}
      <h2>{say('customer.documents')}</h2>
      <Dealings dealings={customer.dealings} />
    </section>
  )
}

function factsOf({ figures, months, record }: CustomerState, { say, amount, field, known }: Speech): readonly Fact[] {
  const sum = (of: (month: MonthOfSales) => number) =>
    months.reduce((total, month) => total + Math.round(of(month) * 100), 0) / 100
  const limit = Number(record?.creditLimit ?? 0)
  const blocked = String(record?.blocked ?? '')
  return [
    { name: field('balance'), value: figures ? amount(figures.balance) : '…', isStrong: true },
    { name: say('customer.overdue'), value: figures ? amount(figures.overdue) : '…' },
    { name: say('customer.thisYear'), value: amount(sum((month) => month.amount)) },
    { name: say('customer.lastYear'), value: amount(sum((month) => month.before)) },
    ...(limit === 0 ? [] : [{ name: field('creditLimit'), value: amount(limit) }]),
    ...(blocked === '' ? [] : [{ name: field('blocked'), value: known(`customer.blocked.${blocked}`, blocked) }]),
  ]
}

const height = 72
const width = 288
const step = width / 12

/** A bar for each month, the year before behind it; what was credited beyond what was sold hangs below the line. */
function SalesChart({ months }: { readonly months: readonly MonthOfSales[] }): ReactElement {
  const { say, amount, month: nameOf } = useSpeech()
  const values = months.flatMap((month) => [month.amount, month.before])
  const [most, least] = [Math.max(0, ...values), Math.min(0, ...values)]
  if (most === least) return <p className="quiet">{say('customer.noSales')}</p>
  const scale = (value: number) => (value / (most - least)) * height
  const line = scale(most)
  const bar = (value: number, left: number, wide: number, name: string) => (
    <rect
      className={name}
      x={left}
      y={value >= 0 ? line - scale(value) : line}
      width={wide}
      height={Math.max(Math.abs(scale(value)), value === 0 ? 0 : 1)}
    />
  )
  return (
    <figure className="salesChart">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={say('customer.sales')}>
        {months.map(({ month, amount: sold, before }, at) => (
          <g key={month}>
            <title>{`${nameOf(month)}: ${amount(sold)} (${amount(before)})`}</title>
            {bar(before, at * step + 2, 8, 'before')}
            {bar(sold, at * step + 10, 11, 'now')}
          </g>
        ))}
        <line x1="0" x2={width} y1={line} y2={line} />
      </svg>
      <figcaption className="months" aria-hidden="true">
        {months.map(({ month }) => (
          <span key={month}>{nameOf(month).slice(0, 1)}</span>
        ))}
      </figcaption>
    </figure>
  )
}

function Dealings({ dealings }: { readonly dealings: readonly ShownDealing[] }): ReactElement {
  const speech = useSpeech()
  const { say } = speech
  const { actions, isBusy } = usePane()
  if (dealings.length === 0) return <p className="quiet">{say('customer.noDocuments')}</p>
  return (
    <List
      className="documents"
      label={say('customer.documents')}
      items={dealings}
      first={8}
      keyOf={({ id }) => id}
      more={(n) => say('action.showMore', { n })}
      render={(one) => (
        <button
          type="button"
          className="documentLink"
          data-action="showDocument"
          disabled={isBusy}
          onClick={() => void actions.showDocument({ kind: one.kind, id: one.id })}
        >
          <strong>{`${say(`kind.${one.kind}`)} ${one.number}`}</strong>{' '}
          <span className="quiet">{dealingText(one, speech)}</span>
        </button>
      )}
    />
  )
}

function dealingText({ date, status, total, remaining, currency }: ShownDealing, speech: Speech): string {
  const { say, amount, day, known } = speech
  return [
    date === '' ? '' : day(date),
    known(`status.${status.replaceAll(' ', '')}`, status),
    total === null ? '' : amount(total, currency),
    remaining ? say('customer.stillOpen', { amount: amount(remaining, currency) }) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}
