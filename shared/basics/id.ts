/**
 * Ids are values that come in from outside: a command carries a seed (a UUID v7), and every record that it makes
 * gets an id counted up from it. So planning the same command twice makes the same ids.
 */
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export const isUuid = (text: string) => uuid.test(text)

/** The `count`-th id after the seed: same time, same randomness, the last twelve digits counted up. */
export function idAfter(seed: string, count: number): string {
  const tail = (Number.parseInt(seed.slice(24), 16) + count) % 2 ** 48
  return seed.slice(0, 24) + tail.toString(16).padStart(12, '0')
}
