/** A host for the library: executes its requests on a workbook and tells it what happens there. */
import { subscribe } from '../model/changes.ts'
import type { Change, Workbook } from '../model/types.ts'
import { type FunctionsFile, serveFunctions } from './custom-functions.ts'
import { execute, type Reply, readRequest } from './dispatcher.ts'
import {
  type Actor,
  type Entry,
  entryOf,
  eventsOf,
  joined,
  moveKeptRanges,
  type OfficeEvent,
  registrationOf,
} from './events.ts'
import { workbookObject } from './objects/workbook.ts'
import type { Program, Session } from './types.ts'

export interface Host {
  readonly workbook: Workbook
  /** Executes one request of the library, given as its text or as the object it says. */
  execute(body: unknown): Reply
  /** Who is told what happens; one library at a time. */
  onEntries: (entries: readonly Entry[]) => void
  /** Whether the add-in still owes an answer, such as the result of a custom function. */
  isBusy(): boolean
  /** Calls a function that the add-in associated with an action, as a shortcut does. */
  act(action: string, args?: unknown): void
  /** The task pane was shown or hidden by the person. */
  paneShown(isShown: boolean): void
  /** Stops listening to the workbook. */
  close(): void
}

interface Pending {
  readonly change: Change
  readonly actor: Actor
}

export interface HostOptions {
  readonly program?: Partial<Program>
  /** Who is at the workbook, as comments show it. */
  readonly author?: string
  /** The instant, in ISO 8601. */
  readonly now?: () => string
  /** The add-in's custom functions, and what stands before their names in formulas. */
  readonly functions?: FunctionsFile & { readonly namespace: string }
}

const nothingAround: Program = {
  openNew: null,
  showPane: () => undefined,
  isPaneShown: () => true,
  enableCommand: () => undefined,
  showTab: () => undefined,
  save: () => undefined,
  close: () => undefined,
}

export function createHost(workbook: Workbook, { program, functions, author, now }: HostOptions = {}): Host {
  const session: Session = {
    workbook,
    program: { ...nothingAround, ...program },
    functions: null,
    isDirty: false,
    author: author ?? 'Author',
    now: now ?? (() => new Date().toISOString()),
    events: true,
    eventRanges: new Map(),
    references: new Map(),
    lastReference: 0,
  }
  const listening = new Set<string>()
  const pending: Pending[] = []
  let actor: Actor = 'person'

  const register = (key: string | undefined, on: boolean): void => {
    if (key !== undefined && on) listening.add(key)
    else if (key !== undefined) listening.delete(key)
  }
  const around = {
    session,
    root: workbookObject(session, null),
    register: (target: Parameters<typeof registrationOf>[0], method: string) =>
      register(registrationOf(target, method), !/^_unregister/i.test(method)),
  }
  const note = (change: Change): void => {
    moveKeptRanges(session, change)
    session.isDirty = true
    if (!session.events) return
    const by = workbook.author === null ? actor : 'remote'
    add(pending, { change, actor: by })
    if (by !== 'addin') queueMicrotask(flush)
  }
  const flush = (): void => {
    for (const { change, actor: by } of pending.splice(0))
      for (const event of eventsOf(session, change, by)) if (isHeard(listening, event)) host.onEntries([entryOf(event)])
  }
  const stop = subscribe(workbook, note)
  const host: Host = {
    workbook,
    onEntries: () => undefined,
    isBusy: () => session.functions?.isBusy() ?? false,
    act: (action, args) => {
      const message = args === undefined ? [action] : [action, JSON.stringify(args)]
      host.onEntries([{ messageCategory: 2, messageType: 1000, targetId: '', message }])
    },
    paneShown: (isShown) =>
      host.onEntries([
        entryOf({ messageType: 65539, targetId: '', args: { visibility: isShown ? 'Visible' : 'Hidden' } }),
      ]),
    close() {
      session.functions?.stop()
      stop()
    },
    execute(body) {
      flush()
      actor = 'addin'
      try {
        return execute(around, readRequest(body))
      } finally {
        actor = 'person'
        flush()
      }
    },
  }
  if (functions)
    session.functions = serveFunctions(workbook, functions.namespace, functions, (entries) => host.onEntries(entries))
  return host
}

function add(pending: Pending[], next: Pending): void {
  const last = pending.at(-1)
  const change = last?.actor === next.actor ? joined(last.change, next.change) : null
  if (change) pending.splice(-1, 1, { change, actor: next.actor })
  else pending.push(next)
}

/** The workbook's selection event has no registration that a host could see. */
const isHeard = (listening: ReadonlySet<string>, event: OfficeEvent): boolean =>
  event.targetId === '' || listening.has(`${event.messageType}:${event.targetId}`)
