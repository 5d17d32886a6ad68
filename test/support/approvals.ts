/** People who ask for approval and give it, in a company whose books are held in memory. */
import type { DocumentResource, Draft } from '../../shared/posting/document-kinds.ts'
import type { RecordIn } from '../../shared/posting/resources.ts'
import type { Body, Book } from './given.ts'

type Setup = Partial<Omit<RecordIn<'approvalUserSetups'>, 'userName'>>
type Entry = RecordIn<'approvalEntries'>

/** Everything needs approval, unless `workflow` says otherwise. */
export function withWorkflow(book: Book, people: Readonly<Record<string, Setup>>, workflow: Body = {}): void {
  for (const [userName, setup] of Object.entries(people))
    book.does('PUT', `approvalUserSetups/${userName}`, { ...setup, userName })
  book.does('PATCH', 'approvalWorkflow', { enabled: true, ...workflow })
}

/** Anna sends; Ben approves up to 500.00, Sofie stands in for him; Carla approves anything. */
export const office = {
  anna: { approverUserName: 'ben' },
  ben: { approverUserName: 'carla', salesAmountApprovalLimit: 500, substituteUserName: 'sofie' },
  sofie: { approverUserName: 'carla', salesAmountApprovalLimit: 500, substituteUserName: 'anna' },
  carla: { unlimitedSalesApproval: true },
} as const satisfies Readonly<Record<string, Setup>>

interface Named {
  readonly id: string
}
export const ask = (book: Book, type: DocumentResource, document: Named, userName = 'anna') =>
  book.send({ method: 'POST', path: `${type}/${document.id}/requestApproval`, userName })

/** All entries of a document, in the order in which they were made. */
export const entriesFor = (book: Book, document: Named): Entry[] =>
  book
    .all('approvalEntries')
    .filter((one) => one.documentId === document.id)
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
/** `ben Open`, in their order. */
export const askedOf = (book: Book, document: Named): string[] =>
  entriesFor(book, document).map((one) => `${one.approverUserName} ${one.status}`)

export const answer = (
  book: Book,
  entry: Named,
  action: string,
  userName: string,
  more: Body & { isAdmin?: boolean } = {},
) => {
  const { isAdmin = false, ...body } = more
  return book.send({ method: 'POST', path: `approvalEntries/${entry.id}/${action}`, userName, isAdmin, body })
}
/** The open entry of a document is answered by its own approver. */
export function answerOpen(book: Book, document: Named, action: string, body: Body = {}) {
  const open = entriesFor(book, document).find((one) => one.status === 'Open')
  if (!open) throw new Error('nobody is asked')
  return answer(book, open, action, open.approverUserName, body)
}
/** Asked and approved by everybody whose turn it is. */
export function approved(book: Book, type: DocumentResource, document: Named): Draft {
  const sent = ask(book, type, document)
  if (sent.problem) throw new Error(JSON.stringify(sent.problem))
  while (entriesFor(book, document).some((one) => one.status === 'Open')) answerOpen(book, document, 'approve')
  return book.find(type, document.id) as Draft
}
