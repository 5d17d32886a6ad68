/** The shapes of a request, as the library sends it. */
export interface ArgumentInfo {
  readonly Arguments?: readonly unknown[] | null
  /** Same shape as the arguments: path ids where an object is meant, 0 elsewhere. */
  readonly ReferencedObjectPathIds?: readonly unknown[] | null
}

export interface QueryInfo {
  readonly Select?: readonly string[] | null
  readonly Expand?: readonly string[] | null
  readonly Top?: number | null
  readonly Skip?: number | null
}

/** 1 root, 2 service, 3 method, 4 property, 5 indexer, 6 reference, 7 null object. */
export interface ObjectPath {
  readonly Id: number
  readonly ObjectPathType: number
  readonly Name?: string | null
  readonly ParentObjectPathId?: number | null
  readonly ArgumentInfo?: ArgumentInfo | null
}

/** 1 instantiate, 2 query, 3 method, 4 set, 5 trace, 7 query as JSON, 9 update. */
export interface Action {
  readonly Id: number
  readonly ActionType: number
  readonly Name?: string | null
  readonly ObjectPathId: number
  readonly ArgumentInfo?: ArgumentInfo | null
  readonly QueryInfo?: QueryInfo
  readonly ObjectState?: unknown
}

export interface Request {
  readonly Actions: readonly Action[]
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>
}

/** The answer to a request, as text, under its own id. */
export function answerTo(request: string, reply: unknown, statusCode = 200): string {
  const { id } = JSON.parse(request) as { readonly id?: number }
  return JSON.stringify({ id, type: 2, message: { statusCode, headers: {}, body: JSON.stringify(reply) } })
}

/** The answer to a request that is not even begun. */
export const refusal = (request: string, Code: string, Message: string): string =>
  answerTo(request, { Results: [], TraceIds: [], Error: { Code, Message, ActionIndex: 0 } })
