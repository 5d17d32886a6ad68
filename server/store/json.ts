/**
 * The JSON of a record is written to the database and sent to the caller: it is made once. Records never change in place.
 * Only the last ones are looked for again; keeping all by weak references costs the collector more than they save. Long ones
 * would fill the memory, and are made anew.
 */
const made = new Map<object, string>()
const mostMade = 512
const longestKept = 32_768

export function jsonOf(value: object): string {
  const known = made.get(value)
  if (known !== undefined) return known
  const text = JSON.stringify(value)
  if (text.length > longestKept) return text
  if (made.size >= mostMade) made.clear()
  made.set(value, text)
  return text
}
