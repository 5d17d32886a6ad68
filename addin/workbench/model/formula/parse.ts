/** From a formula's text to a tree. */
import type { CellValue } from '../types.ts'
import { parseReference, type Reference, referencePattern } from './references.ts'

export type Operator = '=' | '<>' | '<' | '<=' | '>' | '>=' | '&' | '+' | '-' | '*' | '/' | '^'

export type Expression =
  | { readonly kind: 'value'; readonly value: CellValue }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'structured'; readonly table: string | null; readonly items: readonly string[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'minus' | 'percent'; readonly of: Expression }

type Token =
  | { readonly kind: 'operand'; readonly expression: Expression }
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'sign'; readonly sign: string }

const patterns: readonly (readonly [RegExp, (text: string) => Token])[] = [
  [/^"(?:[^"]|"")*"/, (text) => value(text.slice(1, -1).replaceAll('""', '"'))],
  [/^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)/i, (text) => value({ error: text.toUpperCase() })],
  [/^(?:[\p{L}_\\][\p{L}\p{N}_.\\]*)?\[(?:[^[\]]|\[(?:[^[\]']|'.)*\])*\]/u, (text) => structured(text)],
  [referencePattern, (text) => reference(text)],
  [/^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/, (text) => value(Number(text))],
  [/^(?:true|false)(?![\p{L}\p{N}_.(])/iu, (text) => value(text.toLowerCase() === 'true')],
  [/^(?:_xlfn\.)?[\p{L}_][\p{L}\p{N}_.]*\(/u, (text) => ({ kind: 'function', name: functionName(text) })],
  [/^[\p{L}_\\][\p{L}\p{N}_.\\]*/u, (text) => ({ kind: 'operand', expression: { kind: 'name', name: text } })],
  [/^(?:<>|<=|>=|[-+*/^&=<>%(),])/, (text) => ({ kind: 'sign', sign: text })],
]

const value = (cell: CellValue): Token => ({ kind: 'operand', expression: { kind: 'value', value: cell } })
const functionName = (text: string): string =>
  text
    .slice(0, -1)
    .replace(/^_xlfn\./i, '')
    .toUpperCase()

function reference(text: string): Token {
  const found = parseReference(text)
  return found ? { kind: 'operand', expression: { kind: 'reference', reference: found } } : value({ error: '#REF!' })
}

/** `Lines[[#Totals],[Amount]]` has the items `#Totals` and `Amount`; `[@Amount]` has `@` and `Amount`. */
function structured(text: string): Token {
  const open = text.indexOf('[')
  const inside = text.slice(open + 1, -1)
  const marked = inside.startsWith('@') ? ['@', ...columnItems(inside.slice(1))] : columnItems(inside)
  return { kind: 'operand', expression: { kind: 'structured', table: text.slice(0, open) || null, items: marked } }
}

function columnItems(inside: string): string[] {
  if (!inside.includes('[')) return inside === '' ? [] : [unescaped(inside)]
  return [...inside.matchAll(/\[((?:[^[\]']|'.)*)\]/g)].map((match) => unescaped(match[1] ?? ''))
}

const unescaped = (text: string): string => text.replace(/'(.)/g, '$1')

function tokens(formula: string): Token[] | null {
  const found: Token[] = []
  let rest = formula.trimStart()
  while (rest !== '') {
    const hit = firstMatch(rest)
    if (!hit) return null
    found.push(hit.token)
    rest = rest.slice(hit.length).trimStart()
  }
  return found
}

function firstMatch(text: string): { token: Token; length: number } | null {
  for (const [pattern, make] of patterns) {
    const match = pattern.exec(text)?.[0]
    if (match) return { token: make(match), length: match.length }
  }
  return null
}

const levels: readonly (readonly Operator[])[] = [
  ['=', '<>', '<', '<=', '>', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
]

/** The tree of a formula with its `=`; `null` when it is not one that we can read. */
export function parseFormula(formula: string): Expression | null {
  const list = tokens(formula.replace(/^=/, ''))
  if (!list) return null
  const reader = { list, at: 0 }
  try {
    const tree = level(reader, 0)
    return reader.at === list.length ? tree : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

interface Reader {
  readonly list: readonly Token[]
  at: number
}

const peekSign = (reader: Reader): string | null => {
  const token = reader.list[reader.at]
  return token?.kind === 'sign' ? token.sign : null
}

function take(reader: Reader, sign: string): boolean {
  if (peekSign(reader) !== sign) return false
  reader.at += 1
  return true
}

function expect(reader: Reader, sign: string): void {
  if (!take(reader, sign)) throw new SyntaxError(`${sign} expected`)
}

function level(reader: Reader, depth: number): Expression {
  const operators = levels[depth]
  if (!operators) return signed(reader)
  let left = level(reader, depth + 1)
  for (;;) {
    const operator = operators.find((candidate) => candidate === peekSign(reader))
    if (!operator) return left
    reader.at += 1
    left = { kind: 'binary', operator, left, right: level(reader, depth + 1) }
  }
}

function signed(reader: Reader): Expression {
  if (take(reader, '-')) return { kind: 'minus', of: signed(reader) }
  if (take(reader, '+')) return signed(reader)
  let of = operand(reader)
  while (take(reader, '%')) of = { kind: 'percent', of }
  return of
}

function operand(reader: Reader): Expression {
  const token = reader.list[reader.at]
  reader.at += 1
  if (token?.kind === 'operand') return token.expression
  if (token?.kind === 'function') return { kind: 'call', name: token.name, args: args(reader) }
  if (token?.sign !== '(') throw new SyntaxError('an operand expected')
  const inside = level(reader, 0)
  expect(reader, ')')
  return inside
}

function args(reader: Reader): Expression[] {
  const found: Expression[] = []
  if (take(reader, ')')) return found
  do found.push(argument(reader))
  while (take(reader, ','))
  expect(reader, ')')
  return found
}

const argument = (reader: Reader): Expression =>
  peekSign(reader) === ',' || peekSign(reader) === ')' ? { kind: 'value', value: null } : level(reader, 0)
