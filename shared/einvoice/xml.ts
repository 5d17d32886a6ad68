/** Writing XML: elements in the order given, nothing empty, and only characters that XML 1.0 allows. */

export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly content: string | readonly Element[]
}
export type Content = string | null | readonly (Element | null)[]

/** An element, or null when there is nothing in it: absent things are left out, never written empty. */
export function element(
  name: string,
  content: Content,
  attributes: Readonly<Record<string, string>> = {},
): Element | null {
  if (content === null) return null
  if (typeof content === 'string') {
    const text = allowed(content).trim()
    return text === '' ? null : { name, attributes, content: text }
  }
  const children = content.filter((child) => child !== null)
  return children.length === 0 ? null : { name, attributes, content: children }
}

/** Control characters, halves of surrogate pairs and the two non-characters have no place in XML. */
const allowed = (text: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  text.toWellFormed().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFD-\uFFFF]/g, '')

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }
const escaped = (text: string) => text.replace(/[&<>"\r]/g, (sign) => signs[sign] as string)

/** The document as text, indented, in UTF-8. */
export const documentText = (root: Element | null): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${root === null ? '' : written(root, '')}`

function written({ name, attributes, content }: Element, indent: string): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const opening = `${indent}<${name}${given.join('')}>`
  if (typeof content === 'string') return `${opening}${escaped(content)}</${name}>\n`
  return `${opening}\n${content.map((child) => written(child, `${indent}  `)).join('')}${indent}</${name}>\n`
}
