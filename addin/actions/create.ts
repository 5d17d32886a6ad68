/** The actions of one pane, made from its parts. */
import type { ActionName, NeedsServer } from '../../shared/sheets/actions.ts'
import {
  type DraftSheet,
  drafted,
  isBankSheet,
  isDraftSheet,
  isLedgerSheet,
  isListSheet,
  isRecordSheet,
  isReportSheet,
  type SheetKey,
} from '../../shared/sheets/sheets.ts'
import type { Work } from '../state/work.ts'
import type { Actions } from './actions.ts'
import { fetched } from './fetched.ts'
import {
  briefly,
  change,
  companyOf,
  companyToAsk,
  type Desk,
  doing,
  isCutOff,
  isInReach,
  type Parts,
  said,
  tell,
} from './parts.ts'
import { chooseCompany, resetDemo, resume, signIn, signOut, speak } from './session.ts'
import { openWorkbook, refresh, setUp } from './start.ts'
import { touch } from './touched.ts'

/** A paste comes as many events; one look some moments later sees all of it. */
const restAfterEdit = 300
/** Someone who walks through the rows is followed when they stop. */
const restAfterSelection = 200

export function createActions(parts: Parts): Actions {
  const desk: Desk = {
    parts,
    opinions: new Map(),
    abort: null,
    prepared: null,
    aside: [],
    selected: null,
    rowIds: new Map(),
    entries: new Map(),
    touched: new Set(),
    news: new Map(),
    unheard: null,
    said: null,
  }
  const acting = actionsOf(desk, fetched.acting)
  const customer = actionsOf(desk, fetched.customer)
  const setup = actionsOf(desk, fetched.setup)
  const inFront = (): SheetKey => parts.store.get().sheet ?? 'invoices'
  const draftInFront = (): DraftSheet => {
    const sheet = inFront()
    return isDraftSheet(sheet) ? sheet : 'invoices'
  }
  const look = () => quietly(desk, () => lookAtFront(desk))
  parts.host.onWaiting((waitsForCell) =>
    parts.store.change((state) => (state.work ? { ...state, work: { ...state.work, waitsForCell } } : state)),
  )
  // What an action brought into the sheets is no news any more.
  parts.store.subscribe(() => {
    if (desk.news.size > 0 && !parts.store.get().work) void fetched.following().then(({ showNews }) => showNews(desk))
  })
  return {
    start: () =>
      doing(desk, 'reading', async () => {
        await speak(desk, parts.store.get().language)
        await openWorkbook(desk)
        await followHints(desk, look)
        await resume(desk)
      }),
    speak: (language) => speak(desk, language),
    signIn: (credentials) => doing(desk, 'reading', () => signIn(desk, credentials)),
    signOut: () => doing(desk, 'reading', () => signOut(desk)),
    chooseCompany: (name) => doing(desk, 'refreshing', () => chooseCompany(desk, name)),
    resetDemo: (newWorkbook) => doing(desk, 'resetting', () => resetDemo(desk, newWorkbook)),
    downloadWorkbook: acting('fetching', (on) => on.downloadWorkbook),
    setUpWorkbook: () => doing(desk, 'settingUp', () => setUp(desk)),
    look,
    follow: async (signal) =>
      (await fetched.following()).follow(desk, signal, () => doing(desk, 'posting', () => goOn(desk))),
    check: (sheet) => acting('checking', (on) => on.checkSheet)(sheet ?? draftInFront()),
    checkSelected: acting('checking', (on) => on.checkSelected),
    save: (sheet) =>
      doing(desk, 'saving', async () => {
        await (await fetched.acting()).saveSheet(desk, sheet ?? draftInFront())
        await lookAgain(desk, sheet ?? draftInFront())
      }),
    saveRecords: (sheet) =>
      isListSheet(sheet)
        ? acting('saving', (on) => on.saveListSheet)(sheet)
        : acting('saving', (on) => on.saveRecordSheet)(sheet),
    payments: {
      bringIn: acting('acting', (on) => on.bringInFiles, 'payments'),
      paste: acting('acting', (on) => on.bringInRows, 'payments'),
      match: acting('checking', (on) => on.matchPayments, 'payments'),
      accept: acting('saving', (on) => on.acceptPayments, 'payments'),
      remember: acting('saving', (on) => on.rememberText, 'payments'),
      ask: acting('checking', (on) => on.askToPost, 'payments'),
      post: acting('posting', (on) => on.postPayments, 'payments'),
      fetch: acting('refreshing', (on) => on.fetchStatements, 'payments'),
      clear: acting('writing', (on) => on.clearPosted),
    },
    act: acting('checking', (on) => on.act),
    preview: (action, scope) =>
      action === undefined && desk.prepared
        ? acting('checking', (on) => on.previewPrepared)()
        : acting('checking', (on) => on.preview)(action ?? usualAction(draftInFront()), scope),
    copy: acting('acting', (on) => on.copy, 'copies'),
    combine: acting('acting', (on) => on.combine, 'copies'),
    offerDeliveries: acting('acting', (on) => on.offerDeliveries, 'copies'),
    takeDeliveries: (numbers) =>
      doing(desk, 'acting', async () => {
        const sheet = parts.store.get().deliveries?.sheet ?? inFront()
        await (await fetched.acting()).takeDeliveries(desk, numbers)
        await lookAgain(desk, sheet)
      }),
    confirm: (sending, comment) =>
      doing(desk, 'posting', async () => {
        const sheet = desk.prepared?.sheet ?? inFront()
        await (await fetched.acting()).carryOut(desk, sending, comment)
        await lookAgain(desk, sheet)
      }),
    noteTyped: (typed) =>
      parts.store.change((state) =>
        state.confirmation ? { ...state, confirmation: { ...state.confirmation, typed } } : state,
      ),
    openFiles: acting('acting', (on) => on.openFiles, 'files'),
    showEntries: (sheet) => acting('acting', (on) => on.showEntries, 'books')(sheet ?? inFront()),
    showDocument: (of) => acting('acting', (on) => on.showDocument)(of ?? { sheet: inFront() }),
    showReport: acting('refreshing', (on) => on.showReport, 'books'),
    showRowsBehind: acting('reading', (on) => on.showRowsBehind),
    showAllRows: acting('reading', (on) => on.showAllRows),
    remind: acting('acting', (on) => on.remind, 'books'),
    openStatements: acting('acting', (on) => on.openStatements, 'files'),
    sendStatements: acting('checking', (on) => on.sendStatements, 'sending'),
    showTransaction: acting('acting', (on) => on.showTransaction, 'books'),
    showApplications: acting('acting', (on) => on.showApplications, 'books'),
    offerApplying: acting('acting', (on) => on.offerApplying, 'payments'),
    noteApplying: (typed) =>
      parts.store.change((state) => (state.applying ? { ...state, applying: { ...state.applying, typed } } : state)),
    askToApply: acting('checking', (on) => on.askToApply),
    showEntryDocument: acting('acting', (on) => on.showEntryDocument),
    verifyBooks: acting('verifying', (on) => on.verifyBooks, 'books'),
    saveLedgers: acting('copying', (on) => on.saveLedgers, 'books'),
    goToDocument: (kind, id) => briefly(desk, async () => (await fetched.acting()).goToDocument(desk, kind, id)),
    openCustomer: customer('reading', (on) => on.openCustomer),
    closeCustomer: () => change(parts, { customer: null }),
    saveCustomer: customer('saving', (on) => on.saveCustomer, 'cards'),
    lookForAlike: (typed) => void fetched.customer().then(({ lookForAlike }) => lookForAlike(desk, typed)),
    addInteraction: customer('saving', (on) => on.addInteraction, 'cards'),
    makeCustomer: customer('saving', (on) => on.makeCustomer, 'cards'),
    exportPersonalData: customer('reading', (on) => on.exportPersonalData, 'cards'),
    anonymize: customer('saving', (on) => on.anonymize, 'cards'),
    openSetup: setup('refreshing', (on) => on.openSetup, 'setup'),
    closeSetup: () => change(parts, { setup: null }),
    saveSetup: setup('writing', (on) => on.saveSetup, 'setup'),
    addMissingSeries: setup('writing', (on) => on.addMissingSeries, 'setup'),
    cancel: () => desk.abort?.abort(),
    dismiss: () => {
      // Back from the entries to the question that they belong to.
      if (parts.store.get().preview && desk.prepared) return change(parts, { preview: null })
      if (parts.store.get().preview && parts.store.get().shown) return change(parts, { preview: null })
      desk.prepared = null
      if (inFront() === 'payments')
        parts.store.change((state) => ({ ...state, payments: { ...state.payments, question: null } }))
      // Back from the question to what it is about.
      const { confirmation, applying: behind } = parts.store.get()
      const applying = confirmation && behind
      const rest = { preview: null, shown: null, deliveries: null, applying, outcome: null, notice: null }
      change(parts, { confirmation: null, ...rest })
    },
    closeNotice: () => change(parts, { notice: null }),
    resend: () => doing(desk, 'posting', () => resend(desk)),
    sendWaiting: () =>
      doing(desk, 'posting', async () => {
        await (await fetched.acting()).sendWaiting(desk, true)
        await lookAtFront(desk)
      }),
    withdraw: (id) =>
      doing(desk, 'writing', async () => {
        await (await fetched.acting()).withdraw(desk, id)
        await lookAtFront(desk)
      }),
    askAnew: (id) =>
      doing(desk, 'checking', async () => {
        await (await fetched.acting()).askAnew(desk, id)
        await lookAtFront(desk)
      }),
    refresh: () => doing(desk, 'refreshing', () => (companyOf(parts) === null ? comeBack(desk) : refresh(desk))),
    freeze: (scope) =>
      doing(desk, 'writing', async () => {
        const { frozen, left } = await parts.host.freeze(scope)
        const lines = [
          said('result.frozen', { n: frozen }),
          ...(left > 0 ? [said('result.notFrozen', { n: left })] : []),
        ]
        tell(parts, left > 0 ? 'mixed' : 'good', lines)
      }),
    goToCell: (place) => briefly(desk, () => parts.host.goTo(place)),
    goToNextProblem: () => briefly(desk, async () => (await fetched.acting()).goToNextProblem(desk)),
    goToSheet: (sheet) =>
      briefly(desk, () => parts.host.goTo({ sheet, row: isWrittenHere(sheet) ? 0 : 'last', column: null })),
    resolve: acting('writing', (on) => on.resolveProblems),
    suggest: (problem, typed) => void fetched.acting().then(({ suggest }) => suggest(desk, problem, typed)),
    replace: acting('writing', (on) => on.replaceCode),
    create: acting('writing', (on) => on.createNamed),
  }
}

/** Actions of a part of the pane that is fetched when one of them is first asked for; of some, only the server knows. */
const actionsOf =
  <Part>(desk: Desk, fetchPart: () => Promise<Part>) =>
  <Given extends readonly unknown[]>(
    kind: Work['kind'],
    pick: (part: Part) => (desk: Desk, ...given: Given) => void | Promise<void>,
    needsServer?: NeedsServer,
  ) =>
  (...given: Given): Promise<void> =>
    doing(desk, kind, async () => {
      if (needsServer && !(await isInReach(desk.parts, needsServer))) return
      await pick(await fetchPart())(desk, ...given)
    })

/** On sheets that only grow, the newest is looked for. */
const isWrittenHere = (sheet: SheetKey): boolean =>
  isDraftSheet(sheet) || isRecordSheet(sheet) || isBankSheet(sheet) || isReportSheet(sheet)

/** The last of a sheet's actions is what is done usually. */
const usualAction = (sheet: DraftSheet): ActionName => Object.keys(drafted(sheet).actions).at(-1) as ActionName

const lookAtFront = async (desk: Desk): Promise<void> => (await fetched.looking()).lookAtFront(desk)

/** What was acted on may not be in front. */
async function lookAgain(desk: Desk, sheet: SheetKey): Promise<void> {
  if (isDraftSheet(sheet)) await (await fetched.looking()).lookAndShow(desk, sheet)
  else await lookAtFront(desk)
}

/** A look that nobody asked for: it never disturbs an action, and what it cannot see it leaves. */
async function quietly({ parts }: Desk, look: () => Promise<void>): Promise<void> {
  if (parts.store.get().work) return
  try {
    await look()
  } catch (error) {
    parts.log(error)
  }
}

async function followHints(desk: Desk, look: () => Promise<void>): Promise<void> {
  const isBusy = () => desk.parts.store.get().work !== null
  const looking = rested(restAfterEdit, isBusy, look)
  const following = rested(restAfterSelection, isBusy, () =>
    quietly(desk, async () => {
      await (await fetched.looking()).followSelection(desk)
      await (await fetched.following()).sayWhatIsEdited(desk)
    }),
  )
  const touching = rested(restAfterEdit, isBusy, () => quietly(desk, () => noteTouched(desk)))
  await desk.parts.host.onHint((hint) => {
    if (hint === 'selected') return following()
    if (hint === 'edited') touching()
    looking()
  })
}

/** Somebody typed into a copy of a ledger: the next refresh brings it back. */
async function noteTouched(desk: Desk): Promise<void> {
  const sheet = await desk.parts.host.sheetInFront()
  if (sheet !== null && isLedgerSheet(sheet)) touch(desk, [sheet])
}

/** Once, some moments after the last call, and not while something else goes on. */
function rested(pause: number, isBusy: () => boolean, act: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const rest = () => {
    clearTimeout(timer)
    timer = setTimeout(() => (isBusy() ? rest() : void act()), pause)
  }
  return rest
}

/** Nobody could sign in while the server was away. */
async function comeBack(desk: Desk): Promise<void> {
  if (!isCutOff(desk.parts)) return
  await desk.parts.server.reach()
  if (!isCutOff(desk.parts)) await goOn(desk)
}

/** The server is back: who was signed in still is, and what waited is done. */
async function goOn(desk: Desk): Promise<void> {
  const { parts } = desk
  if (parts.server.isSignedIn()) await (await fetched.acting()).sendWaiting(desk, false)
  else await resume(desk)
  await lookAtFront(desk)
}

/** The same requests with the same ids; the server answers what it did the first time. */
async function resend(desk: Desk): Promise<void> {
  const { parts } = desk
  if (companyToAsk(parts) === null) return
  const { memory } = await parts.host.read([])
  const queued = (await parts.queue.all()).filter((one) => one.workbookId === memory?.workbookId && !one.waits)
  const { deliver } = await fetched.acting()
  for (const one of queued) await deliver(desk, one)
  // On another computer the requests themselves are not at hand; what became of the documents is seen from the books.
  if (queued.length === 0) await (await fetched.acting()).settle(desk, null)
  await lookAtFront(desk)
}
