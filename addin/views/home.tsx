/** The page that follows the sheet in front. */
import type { ReactElement, ReactNode } from 'react'
import { isDraftSheet, isLedgerSheet, isRecordSheet, type SheetKey } from '../../shared/sheets/sheets.ts'
import type { State } from '../state.ts'
import { DocumentsPage } from './documents-page.tsx'
import { DraftPage } from './draft-page.tsx'
import { Elsewhere } from './elsewhere.tsx'
import { Header } from './header.tsx'
import type { LedgerNews } from './ledger-news.ts'
import { LedgerPage } from './ledger-page.tsx'
import { RecordPage } from './record-page.tsx'
import { useSpeech } from './speech.tsx'
import { Welcome } from './welcome.tsx'
import { Working } from './working.tsx'

export interface HomeProps {
  readonly state: State
  readonly news: LedgerNews
  readonly messages: ReactNode
}

export function Home({ state, news, messages }: HomeProps): ReactElement {
  const { say } = useSpeech()
  const { sheet, workbook } = state
  const hasSheet = sheet !== null && workbook === 'ready'
  return (
    <>
      <Header state={state} title={say(hasSheet ? `sheet.${sheet}` : 'product.name')} />
      {state.work && <Working work={state.work} />}
      {messages}
      {workbook === 'bare' && <Welcome session={state.session} />}
      {workbook === 'reading' && !state.work && <p className="quiet">{say('pane.opening')}</p>}
      {workbook === 'ready' &&
        (sheet === null ? <Elsewhere /> : <SheetPage key={sheet} sheet={sheet} state={state} news={news} />)}
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
  if (isRecordSheet(sheet)) return <RecordPage sheet={sheet} state={state} />
  if (isLedgerSheet(sheet)) return <LedgerPage sheet={sheet} state={state} news={news} />
  return <DocumentsPage state={state} />
}
