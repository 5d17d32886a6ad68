/** The actions of one pane, made from its parts. */
import { type DraftSheet, isDraftSheet, isRecordSheet, type SheetKey } from '../../shared/sheets/sheets.ts'
import type { PostingAction } from '../state.ts'
import type { Actions } from './actions.ts'
import { fetched } from './fetched.ts'
import { lookAndShow } from './look.ts'
import { briefly, change, companyOf, type Desk, doing, type Parts, said, warn } from './parts.ts'
import { chooseCompany, resume, signIn, signOut, speak } from './session.ts'
import { lookAtFront, openWorkbook, refresh, setUp } from './start.ts'

/** A paste comes as many events; one look some moments later sees all of it. */
const restAfterEdit = 300

export function createActions(parts: Parts): Actions {
  const desk: Desk = { parts, opinions: new Map(), abort: null, prepared: null }
  const draftInFront = (): DraftSheet => {
    const { sheet } = parts.store.get()
    return sheet !== null && isDraftSheet(sheet) ? sheet : 'invoices'
  }
  const posting = (action: PostingAction) => () =>
    doing(desk, 'checking', async () => (await fetched.posting()).prepare(desk, action))
  const look = () => quietly(desk, () => lookAtFront(desk))
  parts.host.onWaiting((waitsForCell) =>
    parts.store.change((state) => (state.work ? { ...state, work: { ...state.work, waitsForCell } } : state)),
  )
  return {
    start: () =>
      doing(desk, 'reading', async () => {
        await speak(desk, parts.store.get().language)
        await openWorkbook(desk)
        await followEdits(desk, look)
        await resume(desk)
      }),
    speak: (language) => speak(desk, language),
    signIn: (credentials) => doing(desk, 'reading', () => signIn(desk, credentials)),
    signOut: () => doing(desk, 'reading', () => signOut(desk)),
    chooseCompany: (name) => doing(desk, 'refreshing', () => chooseCompany(desk, name)),
    setUpWorkbook: () => doing(desk, 'settingUp', () => setUp(desk)),
    look,
    check: (sheet) =>
      doing(desk, 'checking', async () => (await fetched.check()).checkSheet(desk, sheet ?? draftInFront())),
    save: (sheet) =>
      doing(desk, 'saving', () =>
        thenLook(desk, sheet ?? draftInFront(), async (one) => (await fetched.posting()).saveSheet(desk, one)),
      ),
    saveRecords: (sheet) =>
      doing(desk, 'saving', async () => (await fetched.recordSheets()).saveRecordSheet(desk, sheet)),
    post: posting('post'),
    ship: posting('ship'),
    invoice: posting('invoice'),
    shipAndInvoice: posting('shipAndInvoice'),
    confirm: () =>
      doing(desk, 'posting', () =>
        thenLook(desk, sheetAsked(desk), async () => (await fetched.posting()).carryOut(desk)),
      ),
    preview: (action) =>
      doing(desk, 'checking', async () =>
        (await fetched.posting()).previewEntries(desk, action ?? usualAction(draftInFront())),
      ),
    cancel: () => desk.abort?.abort(),
    dismiss: () => {
      desk.prepared = null
      change(parts, { confirmation: null, preview: null, outcome: null, notice: null })
    },
    resend: () => doing(desk, 'posting', () => resend(desk)),
    refresh: () => doing(desk, 'refreshing', () => refresh(desk)),
    goToCell: (place) => briefly(desk, () => parts.host.goTo(place)),
    goToSheet: (sheet) =>
      briefly(desk, () => parts.host.goTo({ sheet, row: isWrittenHere(sheet) ? 0 : 'last', column: null })),
    resolve: (problems, choice) =>
      doing(desk, 'writing', async () => (await fetched.resolve()).resolveProblems(desk, problems, choice)),
  }
}

/** On sheets that only grow, the newest is looked for. */
const isWrittenHere = (sheet: SheetKey): boolean => isDraftSheet(sheet) || isRecordSheet(sheet)

const usualAction = (sheet: DraftSheet): PostingAction => (sheet === 'invoices' ? 'post' : 'shipAndInvoice')

const sheetAsked = ({ prepared }: Desk): DraftSheet => (!prepared || prepared.action === 'post' ? 'invoices' : 'orders')

async function thenLook(desk: Desk, sheet: DraftSheet, act: (sheet: DraftSheet) => Promise<void>): Promise<void> {
  await act(sheet)
  await lookAndShow(desk, sheet)
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

async function followEdits({ parts }: Desk, look: () => Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const rest = () => {
    clearTimeout(timer)
    timer = setTimeout(() => (parts.store.get().work ? rest() : void look()), restAfterEdit)
  }
  await parts.host.onHint(rest)
}

/** The same requests with the same ids; the server answers what it did the first time. */
async function resend(desk: Desk): Promise<void> {
  const { parts } = desk
  if (companyOf(parts) === null) return warn(parts, 'warning', said('notice.signInAgain'))
  const { memory } = await parts.host.read([])
  const queued = (await parts.queue.all()).filter((one) => one.workbookId === memory?.workbookId)
  const { deliver } = await fetched.posting()
  for (const one of queued) await deliver(desk, one)
  // On another computer the requests themselves are not at hand; what became of the documents is seen from the books.
  if (queued.length === 0 && (await (await fetched.settle()).settle(desk, null))) change(parts, { unconfirmed: null })
  await lookAtFront(desk)
}
