/** The real parts of a pane, put together: Excel, the browser's own storage, clock and chance, and the server it came from. */
import type { Language } from '../../shared/words/language.ts'
import { openKept } from '../replica/indexed-db.ts'
import { createReplica } from '../replica/records.ts'
import { createServer } from '../replica/server.ts'
import { createStore, initialState, type Store } from '../state.ts'
import { excelHost } from '../workbook/excel.ts'
import { idMaker } from '../workbook/ids.ts'
import type { Actions } from './actions.ts'
import { createActions } from './create.ts'
import { wordsOf } from './words-of.ts'

export interface OpenPane {
  readonly store: Store
  readonly actions: Actions
}

/** Call when Office is ready; `actions.start()` comes next. */
export async function openPane(language: Language): Promise<OpenPane> {
  const store = createStore(initialState(language, await wordsOf(language)))
  const kept = await openKept(globalThis.indexedDB)
  const server = createServer({
    origin: '',
    fetch: (input, init) => fetch(input, init),
    language: () => store.get().language,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    onConnection: (isOnline) => store.change((state) => ({ ...state, connection: isOnline ? 'online' : 'offline' })),
    onSignedOut: () => store.change((state) => ({ ...state, session: { kind: 'signed-out' } })),
  })
  const actions = createActions({
    host: excelHost(),
    server,
    replica: createReplica(),
    records: kept.records,
    queue: kept.queue,
    store,
    origin: location.origin,
    now: () => new Date().toISOString(),
    today: () => localDay(new Date()),
    newId: idMaker({ now: () => Date.now(), fill: (bytes) => crypto.getRandomValues(bytes) }),
    wordsOf,
    log: (error) => void logged(error),
  })
  return { store, actions }
}

/** The user's own calendar day, not that of Greenwich. */
const localDay = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')

async function logged(error: unknown): Promise<void> {
  const { officeHelpers } = await import('../workbook/office-helpers.ts')
  const { log } = await officeHelpers()
  log(error instanceof Error ? error : new Error(String(error)))
}
