/** A pane without views: real actions, real Office.js over a workbook model, and a server at the end of `fetch`. */
import type { Actions } from '../../../addin/actions/actions.ts'
import { createActions } from '../../../addin/actions/create.ts'
import { openFunctions } from '../../../addin/functions/open.ts'
import { registerFunctions } from '../../../addin/functions/register.ts'
import { type Queue, queueInMemory } from '../../../addin/replica/queue.ts'
import { createReplica, type RecordStore, recordsInMemory } from '../../../addin/replica/records.ts'
import { createServer, type KeptSession, type ServedFile } from '../../../addin/replica/server.ts'
import { initialState, type State } from '../../../addin/state/state.ts'
import { createStore } from '../../../addin/state/store.ts'
import { everyQuirk } from '../../../addin/workbench/model/quirks.ts'
import { excelHost } from '../../../addin/workbook/excel.ts'
import { idMaker } from '../../../addin/workbook/ids.ts'
import { functionNamespace, functionsFile } from '../../../shared/sheets/functions.ts'
import { type SheetKey, sheets } from '../../../shared/sheets/sheets.ts'
import { words } from '../../../shared/words/words.ts'
import { type OpenOffice, openOffice } from '../../support/office.ts'

export interface Pane {
  readonly actions: Actions
  readonly state: () => State
  readonly office: OpenOffice
  readonly queue: Queue
  /** Rows of a sheet, filled cells by column key. */
  readonly rows: (sheet: SheetKey) => Promise<readonly Readonly<Record<string, unknown>>[]>
  /** What was not expected and so was logged. */
  readonly logged: unknown[]
  /** Files that were handed to the user. */
  readonly opened: (ServedFile & { readonly isShown: boolean })[]
}

export interface PaneOptions {
  readonly fetch: typeof fetch
  readonly office?: OpenOffice
  readonly queue?: Queue
  readonly records?: RecordStore
  /** Given to two panes, the second goes on where the first was left. */
  readonly keptSession?: KeptSession
  /** False: what happens in the sheet starts nothing by itself, for tests that let two people take turns. */
  readonly hints?: false
  readonly pause?: (milliseconds: number) => Promise<void>
}

function inMemory(held: string | null = null): KeptSession {
  let kept = held
  return { read: () => kept, keep: (token) => (kept = token) }
}

/** Excel as bad as it is known to be. */
export const quirks = everyQuirk

const ourFunctions = { namespace: functionNamespace, ...functionsFile() }

let makers = 0

export async function openPane(options: PaneOptions): Promise<Pane> {
  const office = options.office ?? openOffice({ excelApi: '1.17', culture: 'nl-BE', quirks, functions: ourFunctions })
  const store = createStore(initialState('en', words.en))
  const excel = excelHost()
  const host = options.hints === false ? { ...excel, onHint: async () => async () => {} } : excel
  const logged: unknown[] = []
  const opened: Pane['opened'] = []
  const seed = ++makers
  let tick = 0
  const now = () => Date.UTC(2026, 5, 15, 8) + seed * 1000 + tick++
  const queue = options.queue ?? queueInMemory()
  const newId = idMaker({ now, fill: (bytes) => bytes.fill(seed) })
  const server = createServer({
    keptSession: options.keptSession ?? inMemory(),
    origin: '',
    fetch: options.fetch,
    language: () => store.get().language,
    shortDate: () => store.get().shortDate,
    companyId: () => store.get().companyId,
    wait: async () => {},
    newId,
    onConnection: (online) => store.change((state) => ({ ...state, connection: online ? 'online' : 'offline' })),
    onSignedOut: () => store.change((state) => ({ ...state, session: { kind: 'signed-out' } })),
  })
  const replica = createReplica()
  const pause =
    options.pause ?? ((milliseconds) => new Promise<void>((resolve) => setTimeout(resolve, Math.min(milliseconds, 20))))
  const functions = openFunctions({ server, replica, store, newId, today: () => '2026-06-15', pause })
  registerFunctions(functions)
  const actions = createActions({
    renewFigures: functions.renew,
    host,
    server,
    replica,
    records: options.records ?? recordsInMemory(),
    queue,
    store,
    origin: 'https://sales.example',
    now: () => '2026-06-15T08:00:00Z',
    today: () => '2026-06-15',
    newId,
    pause,
    wordsOf: async (language) => words[language],
    openFile: (file) => opened.push(file),
    log: (error) => logged.push(error),
  })
  await actions.start()
  const rows = async (sheet: SheetKey) => {
    const values = await office.Excel.run(async (context) => {
      const body = context.workbook.tables.getItem(sheets[sheet].table).getDataBodyRange().load('values')
      await context.sync()
      return body.values as unknown[][]
    })
    const keys = sheets[sheet].columns.map((column) => column.key)
    const filled = values.map((row) =>
      Object.fromEntries(keys.map((key, at) => [key, row[at]]).filter(([, cell]) => cell !== '')),
    )
    return filled.filter((row) => Object.keys(row).length > 0)
  }
  return { actions, state: store.get, office, queue, rows, logged, opened }
}
