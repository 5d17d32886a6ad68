/** The JSON of a record is written to the database and sent to the caller: it is made once. Records never change in place. */
const made = new WeakMap<object, string>()

export function jsonOf(value: object): string {
  const known = made.get(value)
  if (known !== undefined) return known
  const text = JSON.stringify(value)
  made.set(value, text)
  return text
}
