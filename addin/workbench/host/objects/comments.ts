/** Comments and their replies. */
import { areaOf } from '../../model/area.ts'
import {
  addComment,
  addReply,
  allComments,
  changeComment,
  changeReply,
  commentAt,
  deleteComment,
  deleteReply,
} from '../../model/comments.ts'
import type { Comment, Reply, Sheet } from '../../model/types.ts'
import { activeSheetOf, sheetOf } from '../../model/workbook.ts'
import { asText, asTruth } from '../arguments.ts'
import { invalidArgument, itemNotFound } from '../faults.ts'
import { type Maker, type OfficeObject, officeType, type Session } from '../types.ts'
import { areaOfPlace, type Place, placeAt } from './cells.ts'
import { range } from './range.ts'

const locationOf = (comment: Comment, session: Session): OfficeObject =>
  range(session, { sheet: sheetOf(session.workbook, comment.sheet), area: areaOf(comment.row, comment.column) })

const said = (content: unknown, { author, now }: Session) => ({ author, content: asText(content), at: now() })

interface Answer {
  readonly comment: Comment
  readonly reply: Reply
}

const commentReply: Maker<Answer> = officeType<Answer>('CommentReply', {
  identity: ({ reply }) => ({ Id: reply.id }),
  scalars: {
    Id: { get: ({ reply }) => reply.id },
    Content: {
      get: ({ reply }) => reply.content,
      set: ({ comment, reply }, value, { workbook }) => changeReply(workbook, comment, reply, asText(value)),
    },
    AuthorName: { get: ({ reply }) => reply.author },
    AuthorEmail: { get: () => '' },
    CreationDate: { get: ({ reply }) => reply.at },
    Resolved: { get: ({ comment }) => comment.resolved },
    ContentType: { get: () => 'Plain' },
  },
  methods: {
    Delete: ({ comment, reply }, _args, { workbook }) => deleteReply(workbook, comment, reply),
    GetLocation: ({ comment }, _args, session) => locationOf(comment, session),
    GetParentComment: ({ comment: parent }, _args, session) => comment(session, parent),
  },
})

const commentReplies: Maker<Comment> = officeType<Comment>('CommentReplyCollection', {
  items: (it, session) => it.replies.map((reply) => commentReply(session, { comment: it, reply })),
  find: (it, key, session) => {
    const reply = it.replies.find(({ id }) => id === key)
    return reply ? commentReply(session, { comment: it, reply }) : null
  },
  methods: {
    Add: (it, [content], session) => {
      const reply = addReply(session.workbook, it, said(content, session))
      return commentReply(session, { comment: it, reply })
    },
  },
})

const comment: Maker<Comment> = officeType<Comment>('Comment', {
  identity: ({ id }) => ({ Id: id }),
  scalars: {
    Id: { get: ({ id }) => id },
    Content: {
      get: ({ content }) => content,
      set: (it, value, { workbook }) => changeComment(workbook, it, { content: asText(value) }),
    },
    AuthorName: { get: ({ author }) => author },
    AuthorEmail: { get: () => '' },
    CreationDate: { get: ({ created }) => created },
    Resolved: {
      get: ({ resolved }) => resolved,
      set: (it, value, { workbook }) => changeComment(workbook, it, { resolved: asTruth(value) }),
    },
    ContentType: { get: () => 'Plain' },
  },
  links: { Replies: (it, session) => commentReplies(session, it) },
  methods: {
    Delete: (it, _args, { workbook }) => deleteComment(workbook, it),
    GetLocation: (it, _args, session) => locationOf(it, session),
  },
})

/** `null`: of the whole workbook. */
interface Scope {
  readonly sheet: Sheet | null
}

const inScope = ({ sheet }: Scope, { workbook }: Session): Comment[] => sheet?.comments ?? allComments(workbook)

/** One cell, by range or address. */
function cellOf({ sheet }: Scope, given: unknown, session: Session): Place {
  const found = range.it(given) ?? placeAt(session, sheet ?? activeSheetOf(session.workbook), asText(given))
  const area = areaOfPlace(found)
  if (area.rows !== 1 || area.columns !== 1) throw invalidArgument('CommentCollection.add')
  return found
}

function found(session: Session, it: Comment | undefined, location: string): OfficeObject {
  if (!it) throw itemNotFound(location)
  return comment(session, it)
}

export const comments: Maker<Scope> = officeType<Scope>('CommentCollection', {
  items: (scope, session) => inScope(scope, session).map((it) => comment(session, it)),
  find: (scope, key, session) => {
    const it = inScope(scope, session).find(({ id }) => id === key)
    return it ? comment(session, it) : null
  },
  methods: {
    Add: (scope, [cell, content], session) => {
      const place = cellOf(scope, cell, session)
      const { row, column } = areaOfPlace(place)
      return comment(session, addComment(session.workbook, place.sheet, row, column, said(content, session)))
    },
    GetItemByCell: (scope, [cell], session) => {
      const place = cellOf(scope, cell, session)
      const { row, column } = areaOfPlace(place)
      return found(session, commentAt(place.sheet, row, column), 'CommentCollection.getItemByCell')
    },
    GetItemByReplyId: (scope, [id], session) =>
      found(
        session,
        inScope(scope, session).find(({ replies }) => replies.some((reply) => reply.id === id)),
        'CommentCollection.getItemByReplyId',
      ),
  },
})

export const commentTypes = [comment, comments, commentReply, commentReplies]
