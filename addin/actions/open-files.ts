/** The selected documents as files of their own: shown where a browser can, else saved. */
import { type DocumentFile, documentFiles, resourceOf, type SheetKey } from '../../shared/sheets/sheets.ts'
import type { AnyRecord } from '../replica/wire.ts'
import type { Refusal } from '../state/outcome.ts'
import { selectedIn } from './act.ts'
import { companyToAsk, type Desk, refused, said, tell, working } from './parts.ts'
import { labelOf } from './selection.ts'
import { refusalOf } from './verdicts.ts'

/** More windows or files at once nobody asks for; browsers stop them as well. */
const mostFiles = 20

export async function openFiles(desk: Desk, sheet: SheetKey, as: DocumentFile): Promise<void> {
  const { parts } = desk
  const company = companyToAsk(parts)
  if (company === null) return
  const { ids } = await selectedIn(desk, sheet)
  const records = ids.flatMap((id) => parts.replica.find(resourceOf(sheet), id) ?? []).slice(0, mostFiles)
  if (records.length === 0) return tell(parts, 'mixed', [said('result.nothing')])
  const refusals: Refusal[] = []
  for (const [at, record] of records.entries()) {
    working(parts, 'acting', at, records.length, true)
    if (desk.abort?.signal.aborted) return
    const answer = await parts.server.file(company, `${resourceOf(sheet)}/${record.id}/${as}`)
    if (answer.kind === 'lost') return refused(parts, 'lost')
    if (answer.kind === 'ok') parts.openFile({ ...answer.body, isShown: documentFiles[as].isShown })
    else if (answer.problem.status === 401) return refused(parts, answer.problem)
    else refusals.push({ id: record.id, label: labelOf(sheet, record), ...refusalOf(answer.problem) })
  }
  report(desk, records, refusals)
}

/** What was opened is to be seen; only what could not be is told. */
function report({ parts }: Desk, records: readonly AnyRecord[], refusals: readonly Refusal[]): void {
  if (refusals.length === 0) return
  const kind = refusals.length < records.length ? 'mixed' : 'bad'
  tell(parts, kind, [said('result.notOpened', { n: refusals.length })], { refused: refusals })
}
