/** Reads XML as a strict parser does; answers the root with names without their prefixes. */
import { SaxesParser } from 'saxes'

export interface Node {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  text: string
  readonly children: Node[]
}

export function readXml(source: string): Node {
  const top: Node = { name: '', attributes: {}, text: '', children: [] }
  const open = [top]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ local, attributes }) => {
    const plain = Object.values(attributes).map(({ name, value }) => [name, value])
    const node: Node = { name: local, attributes: Object.fromEntries(plain), text: '', children: [] }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', (text) => {
    const node = open.at(-1)
    if (node) node.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(source).close()
  return top.children[0] as Node
}

/** The elements under `node` along a path such as `TaxTotal/TaxSubtotal`. */
export const nodes = (node: Node, path: string): Node[] =>
  path
    .split('/')
    .reduce((found, name) => found.flatMap((one) => one.children.filter((child) => child.name === name)), [node])
export const texts = (node: Node, path: string) => nodes(node, path).map(({ text }) => text.trim())
/** The text of the first element along a path; "" when there is none. */
export const textAt = (node: Node, path: string) => texts(node, path)[0] ?? ''
/** Amounts along a path in whole hundredths, added up. */
export const cents = (node: Node, path: string) =>
  texts(node, path).reduce((total, text) => total + Math.round(Number(text) * 100), 0)
export const everyNode = (node: Node): Node[] => [node, ...node.children.flatMap(everyNode)]
