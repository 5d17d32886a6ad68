/** Whether a payer's name is a customer's: nearly all of it must be there, its words in any order (domain 8.6). */

/** Forms of companies say little about who it is, and banks leave them out. */
const legalForms = new Set(
  'NV SA BV BVBA SRL SPRL CV CVBA SC SCRL VOF SNC VZW ASBL GMBH AG LTD LIMITED INC LLC PLC SAS SARL COMMV SCOMM'.split(
    ' ',
  ),
)
/** So much of the customer's name has to be found. */
const nearEnough = 0.95
/** A word counts by its beginning from so many letters on, because banks cut long names off. */
const shortestPart = 4

/** The words of a name in plain capitals, without marks, accents and the form of the company. */
function wordsOf(name: string): readonly string[] {
  const words =
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toUpperCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const own = words.filter((word) => !legalForms.has(word))
  return own.length > 0 ? own : words
}

const lengthOf = (words: readonly string[]) => words.reduce((length, word) => length + word.length + 1, -1)

/** Whether the payer's words hold nearly all of the customer's. */
function isNear(customer: readonly string[], payer: readonly string[]): boolean {
  const length = lengthOf(customer)
  if (length < shortestPart) return false
  const unused = [...payer]
  const parts = customer.map((word) => {
    const [at, size] = bestOf(unused, word)
    if (size > 0) unused.splice(at, 1)
    return size
  })
  const found = parts.filter((size) => size > 0)
  return found.reduce((sum, size) => sum + size + 1, -1) / length >= nearEnough
}

function bestOf(words: readonly string[], wanted: string): readonly [at: number, size: number] {
  let best: readonly [number, number] = [-1, 0]
  for (const [at, word] of words.entries()) {
    const size = commonStart(word, wanted)
    if (size > best[1]) best = [at, size]
  }
  return best
}
function commonStart(one: string, other: string): number {
  if (one === other) return one.length
  let size = 0
  while (size < one.length && size < other.length && one[size] === other[size]) size++
  return size >= shortestPart ? size : 0
}

const keyOf = (word: string) => word.slice(0, shortestPart)

export interface NameIndex<T> {
  /** Everybody whose name this may be. */
  near(name: string): readonly T[]
}

/**
 * Each name stands under its rarest word: that one must be there for nearly all of the name to be, so a payer is compared
 * with the few who share a rare word.
 */
export function openNames<T>(named: readonly T[], nameOf: (one: T) => string): NameIndex<T> {
  const all = named.map((one) => ({ one, words: wordsOf(nameOf(one)) }))
  const frequency = new Map<string, number>()
  for (const { words } of all)
    for (const key of new Set(words.map(keyOf))) frequency.set(key, (frequency.get(key) ?? 0) + 1)
  const places = Map.groupBy(all, ({ words }) => rarestOf(words, frequency))
  const known = new Map<string, readonly T[]>()
  return {
    near(name) {
      const found = known.get(name) ?? nearTo(wordsOf(name), places)
      known.set(name, found)
      return found
    },
  }
}

function rarestOf(words: readonly string[], frequency: ReadonlyMap<string, number>): string {
  const least = (1 - nearEnough) * lengthOf(words)
  const needed = words.filter((word) => word.length > least).map(keyOf)
  const often = (key: string) => frequency.get(key) ?? 0
  return needed.reduce((rarest, key) => (rarest === '' || often(key) < often(rarest) ? key : rarest), '')
}

const nearTo = <T>(
  words: readonly string[],
  places: ReadonlyMap<string, readonly { readonly one: T; readonly words: readonly string[] }[]>,
): readonly T[] =>
  [...new Set(words.map(keyOf))].flatMap((key) =>
    (places.get(key) ?? []).filter((own) => isNear(own.words, words)).map(({ one }) => one),
  )
