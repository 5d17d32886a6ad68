/**
 * What can be done with the documents of a sheet, beyond saving: each is an action of the server by the same name. Which sheet
 * offers which stands with the sheet (`drafts.ts`, `posted.ts`).
 */

/** Of a line that is handled bit by bit, what goes with the action: what is shipped or received next, what is invoiced. */
export type Taken = 'next' | 'invoice'

/** What only the server can do, and so cannot wait for it: said before anything is tried, as `needsServer.<reason>`. */
export type NeedsServer = 'sending' | 'payments' | 'copies' | 'files' | 'books' | 'cards' | 'setup'

export interface DocumentAction {
  /** Writes into the ledgers: what it would write is shown first. Others change or make documents only. */
  readonly posts: boolean
  /** The least role that may do it. */
  readonly by: 'clerk' | 'accountant' | 'manager'
  readonly takes: readonly Taken[]
  /** Something goes that does not come back by itself: it is confirmed before it is done. */
  readonly asks: boolean
  /** Of documents in other statuses it is not asked; without, the server says which can. */
  readonly when?: readonly string[]
  /** Of documents in these statuses nothing of it is left to do: it is not offered. */
  readonly unless?: readonly string[]
  /** As the document stands nothing of it can be changed: what was edited is not saved with it, and stays in the rows. */
  readonly frees?: true
  /** Something leaves the house by e-mail: to whom, and with what, is asked first. */
  readonly sends?: true
  /** Why it is not put on the list while the server cannot be reached; without, it waits there. */
  readonly needsServer?: NeedsServer
  /** It is said to a request for approval, whichever document stands in the row; a comment may go with it. */
  readonly answers?: true
}

const posting = (...takes: readonly Taken[]): DocumentAction => ({ posts: true, by: 'accountant', takes, asks: true })
/** What it takes back is taken back once. */
const once = { unless: ['Canceled', 'Undone'] } as const
const sending = (posts: boolean): DocumentAction => ({
  posts,
  by: 'accountant',
  takes: [],
  asks: true,
  sends: true,
  // To whom, and with what, is shown before it leaves the house.
  needsServer: 'sending',
})
const drafting = (asks: boolean, ...when: readonly string[]): DocumentAction => ({
  posts: false,
  by: 'clerk',
  takes: [],
  asks,
  ...(when.length > 0 ? { when } : {}),
})

const answering = (by: DocumentAction['by']): DocumentAction => ({
  posts: false,
  by,
  takes: [],
  asks: true,
  answers: true,
  when: ['Open'],
})

export const documentActions = {
  post: posting(),
  postAndSend: sending(true),
  send: sending(false),
  ship: posting('next'),
  receive: posting('next'),
  invoice: posting('invoice'),
  shipAndInvoice: posting('next', 'invoice'),
  receiveAndInvoice: posting('next', 'invoice'),
  release: drafting(false, 'Draft'),
  reopen: { ...drafting(false, 'Released'), frees: true },
  requestApproval: drafting(false),
  cancelApproval: { ...drafting(false, 'In Review'), frees: true },
  approve: answering('manager'),
  reject: answering('manager'),
  delegate: answering('clerk'),
  makeOrder: drafting(true),
  makeInvoice: drafting(true),
  createPurchaseOrder: drafting(false),
  issue: posting(),
  cancel: { ...posting(), ...once },
  correct: { ...posting(), ...once },
  makeCorrectiveCreditMemo: { ...drafting(false), ...once },
  undo: { ...posting(), ...once },
  apply: { ...posting(), needsServer: 'payments' },
  unapply: { ...posting(), needsServer: 'payments' },
  reverse: { ...posting(), needsServer: 'payments' },
  sendEInvoice: { ...drafting(true), by: 'accountant', needsServer: 'sending' },
  retry: { ...drafting(false), by: 'accountant', unless: ['Sent'] },
  delete: drafting(true),
} as const satisfies Readonly<Record<string, DocumentAction>>

export type ActionName = keyof typeof documentActions
export const actionNamed = (name: ActionName): DocumentAction => documentActions[name]
