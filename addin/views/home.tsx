/** The page that follows the sheet in front. */
import { type ReactElement, type ReactNode, Suspense } from 'react'
import { isBankSheet, isDraftSheet, isLedgerSheet, isRecordSheet, type SheetKey } from '../../shared/sheets/sheets.ts'
import type { State } from '../state/state.ts'
import { Elsewhere } from './elsewhere.tsx'
import { Header } from './header.tsx'
import {
  AgedPage,
  DocumentsPage,
  DraftPage,
  FilteredRows,
  LedgerPage,
  OverviewPage,
  PaymentsPage,
  RecordPage,
  StatementPage,
} from './later.ts'
import type { LedgerNews } from './ledger-news.ts'
import { useSpeech } from './speech.tsx'
import { Welcome } from './welcome.tsx'
import { Working } from './working.tsx'

export interface HomeProps {
  readonly state: State
  readonly news: LedgerNews
  readonly messages: ReactNode
}

export function Home({ state, news, messages }: HomeProps): ReactElement {
  const { say, sheet: nameOf } = useSpeech()
  const { sheet, workbook } = state
  const hasSheet = sheet !== null && workbook === 'ready'
  return (
    <>
      <Header state={state} title={hasSheet ? nameOf(sheet) : say('product.name')} />
      {state.work && <Working work={state.work} />}
      {messages}
      {workbook === 'bare' && <Welcome session={state.session} />}
      {workbook === 'reading' && !state.work && <p className="quiet">{say('pane.opening')}</p>}
      {workbook === 'ready' &&
        (sheet === null ? (
          <Elsewhere />
        ) : (
          <Suspense fallback={<p className="quiet">{say('pane.opening')}</p>}>
            {state.filtered?.sheet === sheet && <FilteredRows filtered={state.filtered} words={state.words} />}
            <SheetPage key={sheet} sheet={sheet} state={state} news={news} />
          </Suspense>
        ))}
    </>
  )
}

interface SheetPageProps {
  readonly sheet: SheetKey
  readonly state: State
  readonly news: LedgerNews
}

function SheetPage({ sheet, state, news }: SheetPageProps): ReactElement {
  if (isDraftSheet(sheet)) return <DraftPage sheet={sheet} state={state} news={news} />
  if (isBankSheet(sheet)) return <PaymentsPage state={state} />
  if (isRecordSheet(sheet)) return <RecordPage sheet={sheet} state={state} />
  if (isLedgerSheet(sheet)) return <LedgerPage sheet={sheet} state={state} news={news} />
  if (sheet === 'agedReceivables') return <AgedPage state={state} />
  if (sheet === 'customerStatement') return <StatementPage state={state} />
  if (sheet === 'overview') return <OverviewPage state={state} />
  return <DocumentsPage sheet={sheet} state={state} />
}
