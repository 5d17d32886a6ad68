/** The ledgers: the entries selected, how many rows the sheets hold, what fetching them brought, and whether every seal holds. */
import type { ReactElement } from 'react'
import { type LedgerSheet, ledgerSheets } from '../../shared/sheets/sheets.ts'
import type { State } from '../state/state.ts'
import { Books } from './books.tsx'
import { EntryCard } from './entry-card.tsx'
import type { LedgerNews } from './ledger-news.ts'
import { isSignedIn } from './may.ts'
import { usePane } from './pane.tsx'
import { SheetTabs } from './sheet-tabs.tsx'
import { SignInFirst } from './sign-in-first.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Card } from './ui/card.tsx'
import { Icon } from './ui/icons.tsx'

interface LedgersProps {
  readonly state: State
  readonly news: LedgerNews
}

export function LedgerPage({ sheet, state, news }: LedgersProps & { readonly sheet: LedgerSheet }): ReactElement {
  const { say } = useSpeech()
  return (
    <>
      <RefreshButton state={state} />
      <SheetTabs state={state} first={{ key: 'ledger', label: say('pane.ledger') }}>
        <EntryCard sheet={sheet} state={state} />
        <Cards state={state} news={news} front={sheet} />
        <Books state={state} />
        <p className="quiet">{say('sheet.ledgerNote')}</p>
      </SheetTabs>
    </>
  )
}

/** The same ledgers as a tab beside the rows of a draft sheet. */
export const Ledgers = ({ state, news }: LedgersProps): ReactElement => (
  <>
    <RefreshButton state={state} />
    <Cards state={state} news={news} front={null} />
  </>
)

export function RefreshButton({ state }: { readonly state: State }): ReactElement {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  if (!isSignedIn(state.session)) return <SignInFirst />
  return (
    <div className="actions">
      <Button
        name="refresh"
        kind="primary"
        icon="refresh"
        label={say('action.refresh')}
        disabled={isBusy}
        onPress={actions.refresh}
      />
    </div>
  )
}

interface CardsProps extends LedgersProps {
  readonly front: LedgerSheet | null
}

const Cards = ({ state, news, front }: CardsProps): ReactElement => (
  <>
    {ledgerSheets
      .toSorted((a, b) => Number(b === front) - Number(a === front))
      .map((sheet) => (
        <LedgerCard key={sheet} sheet={sheet} state={state} news={news[sheet] ?? null} isFront={sheet === front} />
      ))}
  </>
)

interface LedgerCardProps {
  readonly sheet: LedgerSheet
  readonly state: State
  readonly news: number | null
  readonly isFront: boolean
}

function LedgerCard({ sheet, state, news, isFront }: LedgerCardProps): ReactElement {
  const { say, time, day } = useSpeech()
  const { actions, isBusy } = usePane()
  const { rows, refreshedAt, isPartial } = state.ledgers[sheet]
  const proven = state.books?.isValid ? state.books.from : null
  const title = say(`sheet.${sheet}`)
  const open = (
    <Button
      name={`goTo-${sheet}`}
      kind="quiet"
      icon="right"
      label={say('action.open')}
      spoken={`${say('action.open')}: ${title}`}
      disabled={isBusy}
      onPress={() => actions.goToSheet(sheet)}
    />
  )
  return (
    <Card name={sheet} title={title} corner={isFront ? undefined : open}>
      <p>
        {say('pane.rowsInLedger', { n: rows })}
        <span className="quiet">
          {' · '}
          {refreshedAt === null ? say('pane.neverRefreshed') : say('pane.refreshedAt', { time: time(refreshedAt) })}
        </span>
      </p>
      {isPartial && <p className="news">{say('pane.ledgerPartial')}</p>}
      {state.touched.includes(sheet) && <p className="news">{say('pane.ledgerTouched')}</p>}
      {proven && refreshedAt !== null && (
        <p className="aside">
          <Icon name="good" /> <span>{say('books.provenSheet', { from: day(proven.slice(0, 10)) })}</span>
        </p>
      )}
      {news !== null && (
        <p className={news > 0 ? 'news' : 'quiet'}>
          {news > 0 ? say('pane.newRows', { n: news }) : say('pane.noNewRows')}
        </p>
      )}
    </Card>
  )
}
