/** Comments on cells, with their replies. A cell has one at most. */
import { areaOf } from './area.ts'
import { tell } from './changes.ts'
import { WorkbookError } from './errors.ts'
import type { Comment, Reply, Sheet, Workbook } from './types.ts'
import { nextId, sheetOf } from './workbook.ts'

/** The thread on a cell. */
export const commentAt = (sheet: Sheet, row: number, column: number): Comment | undefined =>
  sheet.comments.find((comment) => comment.row === row && comment.column === column)

export const allComments = (workbook: Workbook): Comment[] => workbook.sheets.flatMap(({ comments }) => comments)

const idOf = (workbook: Workbook): string =>
  `{${String(nextId(workbook)).padStart(8, '0')}-0000-0000-0000-000000000000}`

/** `author` as it is shown; `at` is an instant in ISO 8601. */
export function addComment(
  workbook: Workbook,
  sheet: Sheet,
  row: number,
  column: number,
  said: { readonly author: string; readonly content: string; readonly at: string },
): Comment {
  if (commentAt(sheet, row, column)) throw new WorkbookError('InvalidOperation', 'The cell has a comment already.')
  const { author, content, at } = said
  const id = idOf(workbook)
  const comment: Comment = {
    id,
    sheet: sheet.id,
    row,
    column,
    author,
    content,
    created: at,
    resolved: false,
    replies: [],
  }
  sheet.comments.push(comment)
  told(workbook, comment, 'added')
  return comment
}

export function changeComment(
  workbook: Workbook,
  comment: Comment,
  change: Partial<Pick<Comment, 'content' | 'resolved'>>,
): void {
  Object.assign(comment, change)
  told(workbook, comment, 'changed')
}

export function deleteComment(workbook: Workbook, comment: Comment): void {
  const sheet = sheetOf(workbook, comment.sheet)
  sheet.comments = sheet.comments.filter((one) => one !== comment)
  told(workbook, comment, 'deleted')
}

export function addReply(workbook: Workbook, comment: Comment, said: Omit<Reply, 'id'>): Reply {
  const reply = { id: idOf(workbook), ...said }
  comment.replies.push(reply)
  told(workbook, comment, 'changed')
  return reply
}

export function deleteReply(workbook: Workbook, comment: Comment, reply: Reply): void {
  comment.replies = comment.replies.filter((one) => one !== reply)
  told(workbook, comment, 'changed')
}

export function changeReply(workbook: Workbook, comment: Comment, reply: Reply, content: string): void {
  reply.content = content
  told(workbook, comment, 'changed')
}

const told = (
  workbook: Workbook,
  { id, sheet, row, column, replies }: Comment,
  what: 'added' | 'changed' | 'deleted',
): void =>
  tell(workbook, {
    kind: 'comment',
    sheet,
    area: areaOf(row, column),
    what,
    comment: id,
    replies: replies.map((reply) => reply.id),
  })
