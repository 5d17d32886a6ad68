/**
 * How an Office object is declared here: a table of members under their names on the wire (the library's names with a capital).
 * Adding an API is adding a member. What an object stands for (`It`) is data of the workbook model, or a place in it.
 */
import type { Workbook } from '../model/types.ts'
import type { FunctionService } from './custom-functions.ts'

/** The program around the workbook, as far as an add-in may ask of it. */
export interface Program {
  /** Opens a new workbook; null where that is not possible. */
  readonly openNew: (() => void) | null
  /** Shows or hides the task pane, which goes on working either way. */
  readonly showPane: (isShown: boolean) => void
  readonly isPaneShown: () => boolean
  readonly enableCommand: (id: string, isEnabled: boolean) => void
  /** Keeps the workbook where it is kept. */
  readonly save: () => void
  readonly close: (isSaved: boolean) => void
  readonly showTab: (id: string, isShown: boolean) => void
}

/** What every Office object may reach. */
export interface Session {
  readonly workbook: Workbook
  readonly program: Program
  /** Takes the answers of custom functions; null where the add-in has none. */
  functions: FunctionService | null
  /** Who writes comments here. */
  readonly author: string
  /** The instant, in ISO 8601. */
  readonly now: () => string
  /** Whether something changed since the workbook was saved. */
  isDirty: boolean
  /** Off while the add-in has switched events off. */
  events: boolean
  /** Ranges that events speak of, by the id that the event carried. */
  readonly eventRanges: Map<string, OfficeObject>
  readonly references: Map<string, OfficeObject>
  lastReference: number
}

/** An answer that is itself an Office object, `null` where a nothing object is meant, or a plain value. */
export type Answer = unknown

export interface Property<It> {
  get(it: It, session: Session): unknown
  set?(it: It, value: unknown, session: Session): void
}

export interface Declaration<It> {
  /** What the library needs to find the object again: `Id` or `_Id`. */
  identity?(it: It): Readonly<Record<string, unknown>>
  readonly scalars?: Readonly<Record<string, Property<It>>>
  /** Properties that lead to other objects; `null` where there is none. */
  readonly links?: Readonly<Record<string, (it: It, session: Session) => OfficeObject | null>>
  readonly methods?: Readonly<Record<string, (it: It, args: readonly unknown[], session: Session) => Answer>>
  /** Collections: what they hold, and how one is found. */
  items?(it: It, session: Session): readonly OfficeObject[]
  find?(it: It, key: unknown, session: Session): OfficeObject | null
}

/** An object of one request, or one kept for longer. Member names are accepted in any case. */
export interface OfficeObject {
  readonly type: OfficeType
  identity(): Readonly<Record<string, unknown>>
  get(scalar: string): unknown
  set(scalar: string, value: unknown): void
  link(name: string): OfficeObject | null
  call(method: string, args: readonly unknown[]): Answer
  items(): readonly OfficeObject[]
  find(key: unknown): OfficeObject | null
}

export interface OfficeType {
  readonly name: string
  readonly isCollection: boolean
  readonly scalars: readonly string[]
  readonly settable: readonly string[]
  readonly links: readonly string[]
  readonly methods: readonly string[]
}

/** Makes objects of a type, and tells what one of them stands for. */
export interface Maker<It> {
  (session: Session, it: It): OfficeObject
  readonly type: OfficeType
  /** What the object stands for, or `undefined` when it is of another type. */
  it(object: unknown): It | undefined
}

/** Declares a type by its name in the library. */
export function officeType<It>(name: string, declaration: Declaration<It>): Maker<It> {
  const { scalars = {}, links = {}, methods = {} } = declaration
  const type: OfficeType = {
    name,
    isCollection: declaration.items !== undefined,
    scalars: Object.keys(scalars),
    settable: Object.keys(scalars).filter((key) => scalars[key]?.set),
    links: Object.keys(links),
    methods: Object.keys(methods),
  }
  const made = new WeakMap<object, { it: It }>()
  const make = (session: Session, it: It): OfficeObject => {
    const object: OfficeObject = {
      type,
      identity: () => declaration.identity?.(it) ?? {},
      get: (key) => scalars[key]?.get(it, session) ?? null,
      set: (key, value) => scalars[key]?.set?.(it, value, session),
      link: (key) => links[key]?.(it, session) ?? null,
      call: (key, args) => methods[key]?.(it, args, session) ?? null,
      items: () => declaration.items?.(it, session) ?? [],
      find: (key) => declaration.find?.(it, key, session) ?? null,
    }
    made.set(object, { it })
    return object
  }
  const itOf = (object: unknown): It | undefined =>
    typeof object === 'object' && object !== null ? made.get(object)?.it : undefined
  return Object.assign(make, { type, it: itOf })
}

/** A member's declared name, whatever the case in which it was asked for. */
export const memberNamed = (names: readonly string[], wanted: string): string | undefined =>
  names.includes(wanted) ? wanted : names.find((name) => name.toLowerCase() === wanted.toLowerCase())

export const isOfficeObject = (value: unknown): value is OfficeObject =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  'identity' in value &&
  typeof value.identity === 'function'
