/** The one step that the pane proposes for a draft sheet; all others stay in reach beside it. */
import { type ActionName, actionNamed } from '../../shared/sheets/actions.ts'
import { type DraftSheet, drafted } from '../../shared/sheets/sheets.ts'
import type { DraftEntry, Drafts } from '../state/drafts.ts'
import type { Session } from '../state/session.ts'
import { isSignedIn, mayPost, maySave } from './may.ts'

/** `wait`: it would be to check, but nobody answers. */
export type Step = 'none' | 'wait' | 'signIn' | 'check' | 'save' | ActionName

export function nextStep(sheet: DraftSheet, drafts: Drafts, session: Session, isAway: boolean): Step {
  const step = stepOnline(sheet, drafts, session)
  return isAway && step === 'check' ? 'wait' : step
}

function stepOnline(sheet: DraftSheet, drafts: Drafts, session: Session): Step {
  if (!isSignedIn(session)) return 'signIn'
  if (drafts.rows === 0) return 'none'
  if (drafts.checked !== 'checked' || drafts.ready.documents === 0) return 'check'
  const approval = approvalStep(sheet, drafts)
  if (approval) return approval === 'check' || maySave(session) ? approval : 'check'
  const usual = postingsOf(sheet).at(-1)
  if (usual && !isAllDue(drafts)) return mayPost(session) ? usual : 'check'
  return drafts.changed + drafts.fresh > 0 && maySave(session) ? 'save' : 'check'
}

/** Where nothing can be posted before somebody approves it: to ask for that, or nothing more where all were asked for. */
function approvalStep(sheet: DraftSheet, drafts: Drafts): 'check' | 'requestApproval' | null {
  if (!actionsOf(sheet).includes('requestApproval')) return null
  const unasked = readyIn(drafts).filter(({ status }) => status !== 'In Review')
  if (unasked.length === 0) return 'check'
  return unasked.every(hasProblem(drafts, 'ApprovalRequired')) ? 'requestApproval' : null
}

/** Orders that are good but for the payment in advance that has not come: shipping leaves them out. */
export const dueIn = (drafts: Drafts): readonly DraftEntry[] =>
  readyIn(drafts).filter(hasProblem(drafts, 'PrepaymentDue'))

const isAllDue = (drafts: Drafts): boolean => dueIn(drafts).length === readyIn(drafts).length

const readyIn = ({ list }: Drafts): readonly DraftEntry[] =>
  list.filter(({ isReady, asked }) => isReady && asked === null)

function hasProblem({ problems }: Drafts, wanted: string): (entry: DraftEntry) => boolean {
  const told = new Set(problems.filter(({ code }) => code === wanted).map(({ place }) => place.row))
  return ({ rows }) => rows.some((row) => told.has(row))
}

export const actionsOf = (sheet: DraftSheet): readonly ActionName[] =>
  Object.keys(drafted(sheet).actions) as ActionName[]

/** What writes into the books, the usual one last. */
export const postingsOf = (sheet: DraftSheet): readonly ActionName[] =>
  actionsOf(sheet).filter((action) => actionNamed(action).posts)

/** Whether there is a document on the sheet that the action can be asked for. */
export function hasWork(action: ActionName, { list, ready }: Pick<Drafts, 'list' | 'ready'>): boolean {
  const { frees, when = [] } = actionNamed(action)
  return frees ? list.some(({ status }) => when.includes(status)) : ready.documents > 0
}

/** What changes or makes documents only. */
export const draftingsOf = (sheet: DraftSheet): readonly ActionName[] =>
  actionsOf(sheet).filter((action) => !actionNamed(action).posts)
