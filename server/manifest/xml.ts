/** An XML document as a tree of plain data, and as text. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  readonly text: string
}

/** `el('Group', { id: 'x' }, [child, undefined, child])`, or with a text in place of children. */
export function el(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  content: readonly (Element | undefined)[] | string = [],
): Element {
  const isText = typeof content === 'string'
  return {
    name,
    attributes,
    children: isText ? [] : content.filter((one) => one !== undefined),
    text: isText ? content : '',
  }
}

export const xmlText = (root: Element): string => `<?xml version="1.0" encoding="UTF-8"?>\n${lines(root, '')}\n`

function lines({ name, attributes, children, text }: Element, indent: string): string {
  const open = `${indent}<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('')}`
  if (children.length > 0)
    return [`${open}>`, ...children.map((child) => lines(child, `${indent}  `)), `${indent}</${name}>`].join('\n')
  return text === '' ? `${open}/>` : `${open}>${escaped(text)}</${name}>`
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`)

/** The element and everything in it, outer before inner. */
export function* everyElement(root: Element): Generator<Element> {
  yield root
  for (const child of root.children) yield* everyElement(child)
}

export const elementsNamed = (root: Element, name: string): Element[] =>
  [...everyElement(root)].filter((one) => one.name === name)
