/**
 * What is drawn, in points from the top left corner of an A4 page; and what it is, so that people who hear a document
 * instead of seeing it find their way. Whoever draws knows fonts and files, nothing of invoices.
 */
export type Mark =
  | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly text: string; readonly style: Style }
  | { readonly kind: 'rule'; readonly x: number; readonly y: number; readonly width: number; readonly strong: boolean }
  | { readonly kind: 'area'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | { readonly kind: 'logo'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | { readonly kind: 'qr'; readonly x: number; readonly y: number; readonly size: number; readonly content: string }
  | {
      readonly kind: 'link'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly url: string
    }
export interface Style {
  readonly size: number
  readonly bold: boolean
  readonly soft: boolean
}
/** `Artifact` is decoration that is not read out: rules, repeated headings, page numbers. */
export type Tag = 'H1' | 'P' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure' | 'Link' | 'Artifact'
export interface Part {
  readonly tag: Tag
  readonly marks: readonly Mark[]
  readonly parts: readonly Part[]
  /** What a picture shows. */
  readonly alt?: string
}
export interface Page {
  readonly parts: readonly Part[]
}
/** How wide a text is, in points. */
export type Measure = (text: string, style: Style) => number

export const page = { width: 595.28, height: 841.89, left: 48, right: 547.28, top: 44, bottom: 778 } as const
export const plain: Style = { size: 9, bold: false, soft: false }
export const small: Style = { size: 7.5, bold: false, soft: true }
export const soft: Style = { ...plain, soft: true }
export const bold: Style = { ...plain, bold: true }

export const part = (tag: Tag, marks: readonly Mark[], parts: readonly Part[] = []): Part => ({ tag, marks, parts })
export const group = (tag: Tag, parts: readonly Part[]): Part => part(tag, [], parts)
export const textAt = (text: string, x: number, y: number, style = plain): Mark => ({ kind: 'text', x, y, text, style })
export const rule = (x: number, y: number, width: number, strong = false): Mark => ({
  kind: 'rule',
  x,
  y,
  width,
  strong,
})

/** With its right end at `right`. */
export const textEndingAt = (measure: Measure, text: string, right: number, y: number, style = plain): Mark =>
  textAt(text, right - measure(text, style), y, style)

/** Lines of a text, one below the other. */
export const linesAt = (lines: readonly string[], x: number, y: number, height: number, style = plain): Mark[] =>
  lines.map((line, index) => textAt(line, x, y + index * height, style))

/** A text in lines no wider than `width`; a word that is wider is broken. */
export function wrapped(measure: Measure, text: string, width: number, style = plain): string[] {
  return text.split(/\r?\n/).flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    for (const word of paragraph.split(/[ \t]+/).flatMap((one) => broken(measure, one, width, style))) {
      const longer = line === '' ? word : `${line} ${word}`
      if (line !== '' && measure(longer, style) > width) {
        lines.push(line)
        line = word
      } else line = longer
    }
    return [...lines, line]
  })
}

function broken(measure: Measure, word: string, width: number, style: Style): string[] {
  if (word.length < 2 || measure(word, style) <= width) return [word]
  const parts: string[] = []
  let own = ''
  for (const sign of word) {
    if (own !== '' && measure(own + sign, style) > width) {
      parts.push(own)
      own = ''
    }
    own += sign
  }
  return [...parts, own]
}
