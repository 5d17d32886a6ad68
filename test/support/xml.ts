/** Finds things in XML that was read strictly. */
import { readXml as read, type XmlNode } from '../../server/statements/xml.ts'

export type Node = XmlNode
export const readXml = read

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
