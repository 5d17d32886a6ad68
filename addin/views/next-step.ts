/** The one step that the pane proposes for a draft sheet; all others stay in reach beside it. */
import type { DraftSheet } from '../../shared/sheets/sheets.ts'
import type { Drafts, Session } from '../state.ts'
import { isSignedIn, mayPost } from './may.ts'

export type Step = 'none' | 'signIn' | 'check' | 'post' | 'shipAndInvoice'

export function nextStep(sheet: DraftSheet, drafts: Drafts, session: Session): Step {
  if (!isSignedIn(session)) return 'signIn'
  if (drafts.rows === 0) return 'none'
  const isReady = drafts.checked === 'checked' && drafts.ready.documents > 0 && mayPost(session)
  if (!isReady) return 'check'
  return sheet === 'invoices' ? 'post' : 'shipAndInvoice'
}
