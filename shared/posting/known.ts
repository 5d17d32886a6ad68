/**
 * What planners know, by kind and key, together with how long it holds: what is known of one group of commands, what stays
 * true until a commit changes it, and the documents that were written last.
 */
import type { Day } from '../basics/day.ts'
import { ByKind } from './by-kind.ts'
import { documentTypes } from './document-kinds.ts'
import type { ItemHistory } from './need.ts'
import { receivableKinds } from './receivable-facts.ts'
import { type Recent, remember, rememberedOf } from './recent.ts'
import { type AnyRecord, masterResources, type Resource, resourceNames } from './resources.ts'

/** What stays true until it is changed by a commit that the facts follow; and documents, as long as they are none. */
const lastingKinds = new Set<string>([...masterResources, 'numberSeries', 'stock', 'shortfall', 'inventory'])
const documentKinds = new Set<string>(documentTypes)
/** What is kept up to date where it is known; the rest is worked out from everything applied when it is asked for. */
const following = new Set<string>([
  ...resourceNames,
  ...['itemEntry', 'followers', 'itemHistory', 'owed', 'outstanding', 'reference', 'alike'],
  ...receivableKinds.filter((kind) => kind !== 'allOpenItems'),
])
/** More than this is not carried on, but asked for anew. */
const mostLasting = 10_000

export class Known {
  readonly #passing: ByKind<unknown>
  readonly #lasting: ByKind<unknown>
  readonly #recent: Recent

  constructor(passing = new ByKind<unknown>(), lasting = new ByKind<unknown>(), recent: Recent = new Map()) {
    this.#passing = passing
    this.#lasting = lasting
    this.#recent = recent
  }

  /** Undefined: it is not known. Null: there is none. */
  at(kind: string, key: string | number): unknown {
    if (lastingKinds.has(kind)) return this.#lasting.get(kind, key)
    const value = this.#passing.get(kind, key)
    if (value !== undefined || !documentKinds.has(kind)) return value
    const lasting = this.#lasting.get(kind, key)
    return lasting === undefined ? rememberedOf(this.#recent, kind, key) : lasting
  }
  put(kind: string, key: string | number, value: unknown) {
    const lasts = lastingKinds.has(kind) || (value === null && documentKinds.has(kind))
    const [own, other] = lasts ? [this.#lasting, this.#passing] : [this.#passing, this.#lasting]
    own.set(kind, key, value)
    if (documentKinds.has(kind)) other.delete(kind, key)
  }
  /** Where it is known, it is what becomes of it. */
  change<Fact>(kind: string, key: string | number, changed: (before: Fact) => Fact) {
    const before = this.at(kind, key)
    if (before !== undefined) this.put(kind, key, changed(before as Fact))
  }
  /** A record as it was written; null: it was deleted. */
  write(type: Resource, id: string, record: AnyRecord | null) {
    this.put(type, id, record)
    if (documentKinds.has(type)) remember(this.#recent, type, id, record)
  }
  /** The history of an item, if it begins early enough. */
  history(item: string, from: Day | null): ItemHistory | null {
    const known = this.at('itemHistory', item) as ItemHistory | undefined
    return known && (from === null || known.from <= from) ? known : null
  }

  /** A copy to try things on. */
  fork() {
    return new Known(this.#passing.copy(), this.#lasting.copy(), new Map(this.#recent))
  }
  /**
   * What goes on holding after a commit: master data, number series, stock, which numbers are free, and the last
   * documents. The rest is small to load or soon forgotten. Takes the place of `this`.
   */
  lasting() {
    return new Known(new ByKind(), this.#lasting.size > mostLasting ? new ByKind() : this.#lasting, this.#recent)
  }
  /** What followed every command so far. Takes the place of `this`. */
  followed() {
    return new Known(
      this.#passing.copy((kind) => following.has(kind)),
      this.#lasting,
      this.#recent,
    )
  }
}
