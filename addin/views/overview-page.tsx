/** What a manager looks at first: figures and charts, each of which leads to the rows that it comes from. */
import type { ReactElement } from 'react'
import type { OverviewSection } from '../../shared/reports/overview.ts'
import { overviewName } from '../../shared/sheets/overview-name.ts'
import type { AnyRecord } from '../replica/wire.ts'
import type { State } from '../state/state.ts'
import { usePane } from './pane.tsx'
import { ReportAsked, WhenShown } from './report-asked.tsx'
import { SheetTabs } from './sheet-tabs.tsx'
import { useSpeech } from './speech.tsx'
import { Card } from './ui/card.tsx'
import { ColumnChart } from './ui/chart.tsx'
import type { Drawing } from './ui/draw-chart.ts'
import { List } from './ui/list.tsx'

export function OverviewPage({ state }: { readonly state: State }): ReactElement {
  const { say } = useSpeech()
  return (
    <>
      <ReportAsked sheet="overview" state={state} />
      <SheetTabs state={state} first={{ key: 'overview', label: say('sheet.overview') }}>
        <Figures state={state} />
      </SheetTabs>
    </>
  )
}

const charts: readonly (readonly [Exclude<OverviewSection, 'figures'>, Drawing['kind']])[] = [
  ['sales', 'columns'],
  ['aging', 'bars'],
  ['customers', 'bars'],
  ['items', 'bars'],
]

function Figures({ state }: { readonly state: State }): ReactElement {
  const { say } = useSpeech()
  const { rows } = state.reports.overview
  const of = (section: OverviewSection) => rows.filter((row) => row.section === section && row.amount !== null)
  return (
    <>
      <WhenShown sheet="overview" state={state} />
      {rows.length > 0 && (
        <ul className="figures" aria-label={say('section.figures')}>
          {of('figures').map((row) => (
            <li key={String(row.key)}>
              <FigureButton row={row} />
            </li>
          ))}
        </ul>
      )}
      {rows.length > 0 && rows.every(({ section, amount }) => section === 'figures' || !amount) && (
        <p className="quiet">{say('overview.empty')}</p>
      )}
      {charts.map(([section, kind]) => (
        <Section key={section} section={section} kind={kind} rows={of(section)} words={state.words} />
      ))}
    </>
  )
}

function FigureButton({ row }: { readonly row: AnyRecord }): ReactElement {
  const { amount, number, known } = useSpeech()
  const { actions, isBusy } = usePane()
  const key = String(row.key)
  const isMoney = key === 'balance' || key === 'overdueAmount'
  const value = Number(row.amount)
  return (
    <button
      type="button"
      className="count"
      data-figure={key}
      disabled={isBusy}
      onClick={() => void actions.showRowsBehind(row)}
    >
      <span className="figure">{isMoney ? amount(value) : number(Math.round(value))}</span>{' '}
      <span className="countName">{known(`overview.${key}`, key)}</span>
    </button>
  )
}

interface SectionProps {
  readonly section: Exclude<OverviewSection, 'figures'>
  readonly kind: Drawing['kind']
  readonly rows: readonly AnyRecord[]
  readonly words: State['words']
}

const shownAtFirst = 5

function Section({ section, kind, rows, words }: SectionProps): ReactElement | null {
  const { say, amount, short } = useSpeech()
  const { actions, isBusy } = usePane()
  if (rows.every((row) => row.amount === 0)) return null
  // The newest month is what is asked for; in the chart time goes on to the right.
  const listed = section === 'sales' ? rows.toReversed() : rows
  return (
    <Card name={section} title={say(`overview.${section}`)}>
      <ColumnChart
        kind={kind}
        label={say(`overview.${section}`)}
        names={rows.map((row) => overviewName(row, words))}
        amounts={rows.map((row) => Number(row.amount))}
        write={amount}
        writeShort={short}
        onPick={(at) => {
          const row = rows[at]
          if (row && !isBusy) void actions.showRowsBehind(row)
        }}
      />
      <List
        className="amounts"
        label={say(`overview.${section}`)}
        items={listed}
        first={shownAtFirst}
        more={(n) => say('action.showMore', { n })}
        keyOf={(row) => String(row.key)}
        render={(row) => (
          <button
            type="button"
            className="documentLink amountLink"
            disabled={isBusy}
            onClick={() => void actions.showRowsBehind(row)}
          >
            <span className="amountName">{overviewName(row, words)}</span>{' '}
            <span className="sum">{amount(Number(row.amount))}</span>
          </button>
        )}
      />
    </Card>
  )
}
