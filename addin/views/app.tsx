/** The whole pane: what the state says, in elements. */
import { type ReactElement, Suspense, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Actions } from '../actions/actions.ts'
import type { Mend } from '../state/outcome.ts'
import type { State } from '../state/state.ts'
import type { Store } from '../state/store.ts'
import { looks, shadeOf, type ThemeChoice } from '../theme.ts'
import { Home } from './home.tsx'
import {
  ApplyingPage,
  ConfirmPanel,
  CustomerPage,
  DeliveriesPage,
  DocumentPage,
  Help,
  PreviewPage,
  Settings,
  SetupPage,
  SignIn,
  StartWorkbook,
} from './later.ts'
import { useLedgerNews } from './ledger-news.ts'
import { isAdmin, maySave, sessionNow } from './may.ts'
import { Messages } from './messages.tsx'
import { type Page, type Pane, PaneProvider } from './pane.tsx'
import { SpeechProvider, speechOf, useSpeech } from './speech.tsx'
import { StatusLine } from './status-line.tsx'
import type { Surroundings } from './surroundings.ts'
import { Themed } from './ui/theme.tsx'
import { Working } from './working.tsx'

export interface AppProps {
  readonly store: Store
  readonly actions: Actions
  readonly surroundings: Surroundings
}

export function App({ store, actions, surroundings }: AppProps): ReactElement {
  const state = useSyncExternalStore(store.subscribe, store.get)
  const { language, words, shortDate, sheetNames } = state
  const speech = useMemo(
    () => speechOf(words, language, shortDate, sheetNames),
    [words, language, shortDate, sheetNames],
  )
  const [{ wanted, at }, go] = useState<Wanted>({ wanted: 'home', at: null })
  const open = useCallback((page: Page, place: Mend | null = null) => go({ wanted: page, at: place }), [])
  const [theme, setTheme] = useTheme(surroundings)
  // Whoever has signed in wanted to go on.
  const page = wanted === 'signIn' && state.session.kind === 'signed-in' ? 'home' : wanted
  const isBusy = state.work !== null
  const mayAdminister = isAdmin(state.session)
  const mayMake = maySave(sessionNow(state))
  const { replacing } = state
  const pane = useMemo<Pane>(
    () => ({ actions, surroundings, open, isBusy, maySave: mayMake, replacing, isAdmin: mayAdminister }),
    [actions, surroundings, open, isBusy, mayMake, replacing, mayAdminister],
  )
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return (
    <Themed look={looks[theme.shade]}>
      <SpeechProvider value={speech}>
        <PaneProvider value={pane}>
          <main className="body">
            <Content state={state} page={page} at={at} theme={theme.choice} onTheme={setTheme} />
          </main>
          <StatusLine state={state} />
          <Announcer state={state} />
        </PaneProvider>
      </SpeechProvider>
    </Themed>
  )
}

interface Wanted {
  readonly wanted: Page
  readonly at: Mend | null
}

interface ContentProps {
  readonly state: State
  readonly page: Page
  readonly at: Mend | null
  readonly theme: ThemeChoice
  readonly onTheme: (choice: ThemeChoice) => void
}

function Content({ state, page, at, theme, onTheme }: ContentProps): ReactElement {
  const news = useLedgerNews(state.ledgers)
  const messages = <Messages state={state} page={page} />
  const isAsked = state.confirmation !== null && state.preview === null && state.work === null
  const isOffered = state.deliveries !== null && !isAsked
  const isApplying = state.applying !== null && state.preview === null && !isAsked
  const isShown = state.shown !== null && state.preview === null && !isAsked && !isOffered && !isApplying
  const isCard = state.customer !== null && !state.preview && !isAsked && !isOffered && !isApplying && !isShown
  if (page === 'home' && !state.preview && !isAsked && !isOffered && !isApplying && !isShown && !isCard)
    return <Home state={state} news={news} messages={messages} />
  return (
    <Suspense fallback={<Working work={{ kind: 'reading', done: 0, of: 0, canCancel: false, waitsForCell: false }} />}>
      {isAsked && state.confirmation && (
        <ConfirmPanel key={state.confirmation.sheet} confirmation={state.confirmation} messages={messages} />
      )}
      {!isAsked && page === 'signIn' && <SignIn session={state.session} messages={messages} />}
      {!isAsked && page === 'settings' && (
        <Settings state={state} theme={theme} onTheme={onTheme} messages={messages} />
      )}
      {!isAsked && page === 'help' && <Help />}
      {!isAsked && page === 'workbook' && <StartWorkbook state={state} messages={messages} />}
      {page === 'home' && isOffered && state.deliveries && (
        <DeliveriesPage deliveries={state.deliveries} messages={messages} />
      )}
      {page === 'home' && isApplying && state.applying && (
        <ApplyingPage applying={state.applying} messages={messages} />
      )}
      {!isAsked && page === 'setup' && <SetupPage state={state} at={at} messages={messages} />}
      {page === 'home' && isCard && state.customer && (
        <CustomerPage customer={state.customer} state={state} messages={messages} />
      )}
      {page === 'home' && isShown && state.shown && <DocumentPage shown={state.shown} messages={messages} />}
      {!isAsked && page === 'home' && state.preview && <PreviewPage preview={state.preview} messages={messages} />}
    </Suspense>
  )
}

/** For those who hear the pane: what goes on, said once when it begins, and what it came to. */
function Announcer({ state }: { readonly state: State }): ReactElement {
  const { say } = useSpeech()
  const { work, outcome } = state
  const text = work
    ? say(`pane.${work.kind}`, { done: 0, of: work.of })
    : (outcome?.lines ?? []).map((line) => say(line.key, line.params)).join(' ')
  return (
    <div role="status" className="heard">
      {text}
    </div>
  )
}

/** The user's choice, else what Office and the computer show; looked at again when the pane is used. */
function useTheme({ preferences, theme: sources }: Surroundings) {
  const [choice, setChoice] = useState(() => preferences.read().theme)
  const [shade, setShade] = useState(() => shadeOf(choice, sources))
  useEffect(() => {
    const look = () => setShade(shadeOf(choice, sources))
    const dark = window.matchMedia('(prefers-color-scheme: dark)')
    look()
    window.addEventListener('focus', look)
    dark.addEventListener('change', look)
    return () => {
      window.removeEventListener('focus', look)
      dark.removeEventListener('change', look)
    }
  }, [choice, sources])
  const choose = (next: ThemeChoice): void => {
    preferences.keep({ theme: next })
    setChoice(next)
  }
  return [{ choice, shade }, choose] as const
}
