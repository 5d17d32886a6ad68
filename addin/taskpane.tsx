/** Puts the pane together: the only file of the add-in that names its concrete parts. */
import { createRoot } from 'react-dom/client'
import { type FirstWords, type Language, languageOf, type Words } from '../shared/words/language.ts'
import { createActions } from './actions/create.ts'
import { fetchAtLeisure, fetched } from './actions/fetched.ts'
import { associateRibbon } from './commands.ts'
import { laterFunctions, registerFunctions } from './functions/register.ts'
import { openFile } from './open-file.ts'
import { preferenceShelf, sessionShelf } from './preferences.ts'
import { openKept } from './replica/indexed-db.ts'
import { createReplica } from './replica/records.ts'
import { createServer, type KeptSession } from './replica/server.ts'
import { askInDialog, takeCode } from './signin.ts'
import { initialState } from './state/state.ts'
import { createStore, type Store } from './state/store.ts'
import { App } from './views/app.tsx'
import { Broken } from './views/broken.tsx'
import { fetchLater } from './views/later.ts'
import type { Opening, Surroundings } from './views/surroundings.ts'
import { registerOwnIcons } from './views/ui/icons.tsx'
import { excelHost, fetchedExcel } from './workbook/excel.ts'
import { idMaker } from './workbook/ids.ts'
import { logError } from './workbook/office-helpers.ts'

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Of the language that the pane speaks, what it says at first. */
const firstWordsOf = async (language: Language): Promise<FirstWords> => {
  if (language === 'nl') return (await import('../shared/words/pane/nl.ts')).pane
  if (language === 'fr') return (await import('../shared/words/pane/fr.ts')).pane
  return (await import('../shared/words/pane/en.ts')).pane
}

const wordsOf = async (language: Language): Promise<Words> => {
  if (language === 'nl') return (await import('../shared/words/nl.ts')).nl
  if (language === 'fr') return (await import('../shared/words/fr.ts')).fr
  return (await import('../shared/words/en.ts')).en
}

async function main(): Promise<void> {
  const code = takeCode(window)
  const host = await officeHost()
  const surroundings = host === null ? ownSurroundings('') : officeSurroundings()
  const { language } = surroundings
  const words = await firstWordsOf(language)
  if (host === null) return showPlainly(words['pane.notInExcel'], words)
  await show(surroundings, createStore(initialState(language, words)), code)
}

async function show(surroundings: Surroundings, store: Store, code: ReturnType<typeof takeCode>): Promise<void> {
  const keptSession = sessionShelf(browserStorage('sessionStorage'), Office.context.partitionKey ?? '')
  // Who follows a link to sign in is not to go on as someone else.
  if (code) keptSession.keep(null)
  const parts = await partsOf(store, keptSession)
  const actions = createActions(parts)
  registerFunctions(parts.functions)
  associateRibbon(actions, async () => Office.addin?.showAsTaskpane())
  registerOwnIcons()
  const onUncaughtError = (error: unknown): void => {
    console.error(error)
    showPlainly(store.get().words['pane.broken'], store.get().words, String(error))
  }
  createRoot(element(), { onUncaughtError }).render(<App store={store} actions={actions} surroundings={surroundings} />)
  await actions.start()
  if (code) await actions.signIn(code)
  await fetchAtLeisure(fetched, fetchedExcel)
  await fetchLater()
  void actions.follow(new AbortController().signal)
}

async function partsOf(store: Store, keptSession: KeptSession) {
  const { records, queue } = await openKept(globalThis.indexedDB)
  const set = (change: Partial<ReturnType<Store['get']>>) => store.change((state) => ({ ...state, ...change }))
  const newId = idMaker({ now: Date.now, fill: (bytes) => crypto.getRandomValues(bytes) })
  const server = createServer({
    keptSession,
    origin: '',
    fetch: fetch.bind(globalThis),
    language: () => store.get().language,
    shortDate: () => store.get().shortDate,
    companyId: () => store.get().companyId,
    wait,
    newId,
    onConnection: (online) => {
      const connection = online ? 'online' : 'offline'
      if (store.get().connection !== connection) set({ connection })
    },
    onSignedOut: () => set({ session: { kind: 'signed-out' } }),
  })
  const replica = createReplica()
  const functions = laterFunctions({ server, replica, store, newId, today: localDay, pause: wait })
  return {
    host: excelHost(),
    server,
    replica,
    records,
    queue,
    store,
    functions,
    renewFigures: functions.renew,
    origin: location.origin,
    now: () => new Date().toISOString(),
    today: localDay,
    pause: wait,
    newId,
    wordsOf,
    openFile,
    log: logError,
  }
}

/** The user's own day: in the evening in Brussels it is not yet the day that UTC has. */
function localDay(): string {
  const now = new Date()
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** Null in an ordinary browser, and where Office.js could not be fetched. */
async function officeHost(): Promise<Office.HostType | null> {
  if (typeof Office === 'undefined') return null
  const { host } = await Office.onReady()
  return host ?? null
}

function ownSurroundings(partition: string): Surroundings {
  const preferences = preferenceShelf(browserStorage('localStorage'), partition)
  const prefersDark = () => window.matchMedia('(prefers-color-scheme: dark)').matches
  return {
    preferences,
    theme: { office: () => undefined, prefersDark },
    askInDialog: null,
    newWorkbook: null,
    opening: null,
    keys: { isMac: navigator.platform.startsWith('Mac'), own: null },
    copy: copyText,
    language: preferences.read().language ?? languageOf(navigator.language),
  }
}

function officeSurroundings(): Surroundings {
  const { context } = Office
  const own = ownSurroundings(context.partitionKey ?? '')
  const has = (set: string, version: string) => context.requirements.isSetSupported(set, version)
  const dialog = {
    ui: context.ui,
    origin: location.origin,
    random: (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes)),
    wait,
  }
  return {
    ...own,
    theme: { ...own.theme, office: () => context.officeTheme },
    askInDialog: has('DialogApi', '1.1') ? () => askInDialog(dialog) : null,
    newWorkbook: has('ExcelApi', '1.8') ? async () => (await import('./workbook/new-workbook.ts')).newWorkbook() : null,
    opening: openingIn(context.document.settings),
    keys: { ...own.keys, own: has('KeyboardShortcuts', '1.1') ? () => Office.actions.getShortcuts() : null },
    language: own.preferences.read().language ?? languageOf(context.displayLanguage),
  }
}

/** Office reads this setting of the workbook, together with the name of the ribbon button's pane in the manifest. */
const openingKey = 'Office.AutoShowTaskpaneWithDocument'

const openingIn = (settings: Office.Settings): Opening => ({
  isOn: () => settings.get(openingKey) === true,
  set: (on) => {
    if (on) settings.set(openingKey, true)
    else settings.remove(openingKey)
    return new Promise((resolve, reject) =>
      settings.saveAsync(({ status, error }) =>
        status === Office.AsyncResultStatus.Succeeded ? resolve() : reject(error),
      ),
    )
  },
})

// A browser that keeps nothing here throws on the mere name.
function browserStorage(name: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return window[name]
  } catch {
    return null
  }
}

/** Panes in the web often may not use the clipboard; a selection that is copied still works there. */
async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    const area = Object.assign(document.createElement('textarea'), { value: text, readOnly: true, className: 'heard' })
    document.body.append(area)
    area.select()
    document.execCommand('copy')
    area.remove()
  }
}

function element(): HTMLElement {
  const fresh = document.createElement('div')
  document.getElementById('pane')?.replaceChildren(fresh)
  return fresh
}

function showPlainly(text: string, words: FirstWords, details = ''): void {
  createRoot(element()).render(
    <Broken text={text} retry={words['action.retry']} details={details} onRetry={() => location.reload()} />,
  )
}

await main()
