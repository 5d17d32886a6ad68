/**
 * Values by a kind and a key of that kind. They are found some hundred times in every posting, so a name made of both, which
 * would have to be put together and hashed each time, costs more than looking twice.
 */
export class ByKind<Value> {
  readonly #kinds: Map<string, Map<string | number, Value>>
  #size = 0

  constructor(kinds = new Map<string, Map<string | number, Value>>()) {
    this.#kinds = kinds
    for (const values of kinds.values()) this.#size += values.size
  }

  get size(): number {
    return this.#size
  }
  get(kind: string, key: string | number): Value | undefined {
    return this.#kinds.get(kind)?.get(key)
  }
  set(kind: string, key: string | number, value: Value): this {
    const values = this.#kinds.get(kind)
    const before = values?.size ?? 0
    if (values) values.set(key, value)
    else this.#kinds.set(kind, new Map([[key, value]]))
    this.#size += (values?.size ?? 1) - before
    return this
  }
  delete(kind: string, key: string | number) {
    if (this.#kinds.get(kind)?.delete(key)) this.#size--
  }
  /** All values of a kind, in the order in which their keys came in. */
  of(kind: string): readonly Value[] {
    return [...(this.#kinds.get(kind)?.values() ?? [])]
  }
  /** All values, kind by kind. */
  all(): readonly Value[] {
    return [...this.#kinds.values()].flatMap((values) => [...values.values()])
  }
  /** A copy, of some kinds or of all. */
  copy(isWanted: (kind: string) => boolean = () => true): ByKind<Value> {
    const wanted = [...this.#kinds].filter(([kind]) => isWanted(kind))
    return new ByKind(new Map(wanted.map(([kind, values]) => [kind, new Map(values)])))
  }
}
