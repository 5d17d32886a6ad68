/** Reads XML strictly, as a tree that knows its lines. Names come without their prefixes; a document type, and what nests without end, are refused. */
import { SaxesParser } from 'saxes'

export interface XmlNode {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  text: string
  readonly children: XmlNode[]
  /** Of the source, from 1. */
  readonly line: number
}
/** Thrown where the source is no XML. */
export class XmlFault extends Error {
  readonly line: number
  constructor(message: string, line: number) {
    super(message)
    this.line = line
  }
}

/** No bank nests half as deep. The parser looks for a name's space through all that is open: time grows with its square. */
const deepest = 50

/** The root. Throws XmlFault. */
export function readXml(source: string): XmlNode {
  const top: XmlNode = { name: '', attributes: {}, text: '', children: [], line: 1 }
  const open = [top]
  const parser = new SaxesParser({ xmlns: true })
  const fail = (message: string): never => {
    throw new XmlFault(message, parser.line)
  }
  parser.on('error', ({ message }) => fail(message))
  parser.on('doctype', () => fail('DOCTYPE'))
  parser.on('opentag', ({ local, attributes }) => {
    if (open.length > deepest) fail('[[[…]]]')
    const plain = Object.values(attributes).map(({ name, value }) => [name, value])
    const node: XmlNode = {
      name: local,
      attributes: Object.fromEntries(plain),
      text: '',
      children: [],
      line: parser.line,
    }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', (text) => {
    const node = open.at(-1)
    if (node) node.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(source).close()
  return top.children[0] ?? fail('')
}

/** The first child at the end of the path, or null. */
export function at(node: XmlNode | null, ...path: readonly string[]): XmlNode | null {
  return path.reduce<XmlNode | null>((one, name) => one?.children.find((child) => child.name === name) ?? null, node)
}
export const every = (node: XmlNode | null, name: string) => node?.children.filter((child) => child.name === name) ?? []
/** The text at the end of the path, "" where there is none. */
export const textAt = (node: XmlNode | null, ...path: readonly string[]) => at(node, ...path)?.text.trim() ?? ''
