/** As much of pdfkit and fontkit as is used; neither brings types for these versions. */
declare module 'fontkit' {
  export interface GlyphRun {
    readonly glyphs: readonly object[]
    readonly positions: readonly Record<string, number>[]
    readonly advanceWidth: number
  }
  export interface Font {
    readonly unitsPerEm: number
    layout(text: string, features?: unknown): GlyphRun
    hasGlyphForCodePoint(code: number): boolean
  }
  export function create(data: Uint8Array): Font
}
declare module 'pdfkit' {
  import type { Font } from 'fontkit'

  export interface StructureElement {
    add(child: StructureElement | (() => void)): StructureElement
    end(): void
  }
  interface TextOptions {
    readonly lineBreak?: boolean
  }
  interface FileOptions {
    readonly name: string
    readonly type: string
    readonly description: string
    readonly relationship: string
    readonly creationDate: Date
    readonly modifiedDate: Date
  }
  export interface DocumentOptions {
    readonly size: readonly [number, number]
    readonly margin: number
    readonly autoFirstPage: boolean
    readonly font: string | null
    readonly pdfVersion: string
    readonly subset?: string
    readonly tagged: boolean
    readonly lang: string
    readonly displayTitle: boolean
    readonly info: Readonly<Record<string, string | Date>>
  }
  export default class PDFDocument {
    constructor(options: DocumentOptions)
    on(event: 'data', hear: (chunk: Uint8Array) => void): this
    on(event: 'end', hear: () => void): this
    on(event: 'error', hear: (error: Error) => void): this
    registerFont(name: string, source: Font | string | Uint8Array): this
    font(name: string): this
    fontSize(size: number): this
    fillColor(color: string): this
    strokeColor(color: string): this
    lineWidth(width: number): this
    text(text: string, x: number, y: number, options: TextOptions): this
    moveTo(x: number, y: number): this
    lineTo(x: number, y: number): this
    stroke(): this
    fill(color?: string): this
    rect(x: number, y: number, width: number, height: number): this
    image(source: Uint8Array, x: number, y: number, options: object): this
    link(x: number, y: number, width: number, height: number, url: string, options?: object): this
    addPage(): this
    struct(type: string, options?: object, children?: readonly (StructureElement | (() => void))[]): StructureElement
    addStructure(element: StructureElement): this
    markContent(tag: string): this
    endMarkedContent(): this
    file(source: Uint8Array, options: FileOptions): unknown
    appendXML(xml: string): void
    end(): void
  }
}
