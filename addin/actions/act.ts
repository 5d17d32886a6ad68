/** Doing something with documents: those of a draft sheet that are ready, or those whose rows are selected. */
import { type ActionName, actionNamed } from '../../shared/sheets/actions.ts'
import {
  type DocumentSheet,
  type DraftSheet,
  documentSheets,
  drafted,
  draftSheets,
  isDocumentSheet,
  isDraftSheet,
  postedSheet,
  type SheetKey,
} from '../../shared/sheets/sheets.ts'
import type { Scope } from './actions.ts'
import { openRequests } from './approvals.ts'
import { checkSheet } from './check.ts'
import { combineDocuments, copyDocuments, prepareDocuments, previewDocuments } from './documents.ts'
import { lookAndShow } from './look.ts'
import { type Desk, said, tell } from './parts.ts'
import { prepare, previewRows } from './posting.ts'
import { followSelection, hasOwnRows, learnRowIds } from './selection.ts'

export async function act(desk: Desk, action: ActionName, scope: Scope = {}): Promise<void> {
  const sheet = scope.sheet ?? (await sheetOf(desk, action))
  const selected = scope.selected ? await selectedIn(desk, sheet) : null
  if (actionNamed(action).answers && sheet !== 'approvals') {
    const asked = openRequests(desk.parts.replica, sheet, selected?.ids ?? [])
    return prepareDocuments(desk, 'approvals', action, asked, scope)
  }
  if (!isDraftSheet(sheet) || action === 'delete')
    return prepareDocuments(desk, sheet, action, selected?.ids ?? [], scope)
  await prepare(desk, sheet, action, selected?.rows ?? null, scope.sending)
  if (!actionNamed(action).asks) await lookAndShow(desk, sheet)
}

/** Checks the documents of the selected rows of the draft sheet in front. */
export async function checkSelected(desk: Desk): Promise<void> {
  const sheet = await desk.parts.host.sheetInFront()
  const rows = sheet !== null && isDraftSheet(sheet) ? (await selectedIn(desk, sheet)).rows : new Set<number>()
  if (sheet === null || !isDraftSheet(sheet) || rows.size === 0)
    return tell(desk.parts, 'mixed', [said('result.nothing')])
  await checkSheet(desk, sheet, rows)
}

export async function preview(desk: Desk, action: ActionName, scope: Scope = {}): Promise<void> {
  const sheet = scope.sheet ?? (await sheetOf(desk, action))
  const selected = scope.selected ? await selectedIn(desk, sheet) : null
  if (!isDraftSheet(sheet)) return previewDocuments(desk, sheet, action, selected?.ids ?? [], scope)
  return previewRows(desk, sheet, action, selected?.rows ?? null)
}

export async function copy(desk: Desk, from: SheetKey, to: DraftSheet): Promise<void> {
  await copyDocuments(desk, from, to, (await selectedIn(desk, from)).ids)
}

export async function combine(desk: Desk, from: DocumentSheet): Promise<void> {
  await combineDocuments(desk, from, (await selectedIn(desk, from)).ids)
}

/** The sheet in front when it offers the action, else the first that does. */
async function sheetOf({ parts }: Desk, action: ActionName): Promise<SheetKey> {
  const front = await parts.host.sheetInFront()
  if (front !== null && offers(front, action)) return front
  return [...draftSheets, ...documentSheets].find((sheet) => offers(sheet, action)) ?? 'invoices'
}

const offers = (sheet: SheetKey, action: ActionName): boolean =>
  isDraftSheet(sheet)
    ? action in drafted(sheet).actions
    : isDocumentSheet(sheet) && action in postedSheet(sheet).actions

/** Asked of Excel anew: rows may have moved since the pane last looked. */
export async function selectedIn(
  desk: Desk,
  sheet: SheetKey,
): Promise<{ readonly ids: readonly string[]; readonly rows: ReadonlySet<number> }> {
  if (isDraftSheet(sheet)) await lookAndShow(desk, sheet)
  else if (hasOwnRows(sheet)) await learnRowIds(desk, sheet)
  await followSelection(desk)
  const { selection } = desk.parts.store.get()
  if (selection?.sheet !== sheet) return { ids: [], rows: new Set() }
  return { ids: selection.documents.map(({ id }) => id), rows: new Set(desk.selected?.rows) }
}
