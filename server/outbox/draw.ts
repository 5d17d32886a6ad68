/// <reference path="./pdfkit.d.ts" />
/** Pages as PDF/A-3b: fonts embedded, tagged for reading aloud, and with a file inside where one is given. */
import { setImmediate as turn } from 'node:timers/promises'
import PDFDocument, { type StructureElement } from 'pdfkit'
import { type Mark, type Page, type Part, page as paperSize, type Style } from '../../shared/print/marks.ts'
import { fontFor, fontNames, fontOf, printable } from './fonts.ts'
import { drawQr } from './qr.ts'

export interface Drawing {
  readonly pages: readonly Page[]
  readonly title: string
  readonly author: string
  readonly language: string
  /** Instant: the same document gives the same bytes. */
  readonly at: string
  readonly logo: Uint8Array | null
  /** The CII of an invoice, which makes the PDF a Factur-X one. */
  readonly facturX: string | null
}

const colors = { ink: '#1b1b1b', soft: '#5c5c5c', rule: '#b9b9b9', strong: '#1b1b1b', area: '#f3f4f6' } as const

/** Long documents are drawn page by page, between which others are served. */
export async function drawn(drawing: Drawing): Promise<Uint8Array> {
  const { title, author, language, at } = drawing
  const date = new Date(at)
  const document = new PDFDocument({
    size: [paperSize.width, paperSize.height],
    margin: 0,
    autoFirstPage: false,
    font: null,
    pdfVersion: '1.7',
    subset: 'PDF/A-3b',
    tagged: true,
    lang: language,
    displayTitle: true,
    info: {
      Title: xmlSafe(title),
      Author: xmlSafe(author),
      Producer: 'Verkoop',
      Creator: 'Verkoop',
      CreationDate: date,
      ModDate: date,
    },
  })
  const chunks: Uint8Array[] = []
  const done = new Promise<Uint8Array>((resolve, reject) => {
    document
      .on('data', (chunk) => chunks.push(chunk))
      .on('error', reject)
      .on('end', () => resolve(Buffer.concat(chunks)))
  })
  for (const name of fontNames) document.registerFont(name, fontFor(name))
  const root = document.struct('Document')
  document.addStructure(root)
  for (const { parts } of drawing.pages) {
    await turn()
    document.addPage()
    for (const part of parts) addPart(document, root, part, drawing.logo)
  }
  root.end()
  if (drawing.facturX !== null) attach(document, drawing.facturX, date)
  document.end()
  return done
}

/** pdfkit writes these into XML as they are: & and < would break it, so they are said with their look-alikes. */
const xmlSafe = (text: string) => text.replace(/&/g, '＆').replace(/</g, '‹').replace(/>/g, '›')

function addPart(document: PDFDocument, parent: StructureElement, part: Part, logo: Uint8Array | null) {
  if (part.tag === 'Artifact') {
    document.markContent('Artifact')
    for (const mark of part.marks) drawMark(document, mark, logo)
    document.endMarkedContent()
    return
  }
  const element = document.struct(
    part.tag,
    part.alt ? { alt: printable(part.alt, { size: 9, bold: false, soft: false }) } : {},
  )
  parent.add(element)
  if (part.marks.length > 0)
    element.add(() => {
      for (const mark of part.marks) drawMark(document, mark, logo)
    })
  for (const child of part.parts) addPart(document, element, child, logo)
  element.end()
}

function drawMark(document: PDFDocument, mark: Mark, logo: Uint8Array | null) {
  switch (mark.kind) {
    case 'text':
      return drawText(document, mark.text, mark.x, mark.y, mark.style)
    case 'rule':
      return void document
        .lineWidth(mark.strong ? 0.8 : 0.4)
        .strokeColor(mark.strong ? colors.strong : colors.rule)
        .moveTo(mark.x, mark.y)
        .lineTo(mark.x + mark.width, mark.y)
        .stroke()
    case 'area':
      return void document.rect(mark.x, mark.y, mark.width, mark.height).fill(colors.area)
    case 'logo':
      return void (logo && document.image(logo, mark.x, mark.y, { fit: [mark.width, mark.height] }))
    case 'qr':
      return drawQr(document, mark)
    case 'link':
      return void document.link(mark.x, mark.y, mark.width, mark.height, mark.url, { F: 4 })
  }
}

function drawText(document: PDFDocument, text: string, x: number, y: number, style: Style) {
  const shown = printable(text, style)
  if (shown.trim() === '') return
  document
    .font(fontOf(style))
    .fontSize(style.size)
    .fillColor(style.soft ? colors.soft : colors.ink)
  document.text(shown, x, y, { lineBreak: false })
}

/** Factur-X: the invoice as XML inside, and in the metadata what it is. */
function attach(document: PDFDocument, xml: string, date: Date) {
  document.file(new TextEncoder().encode(xml), {
    name: 'factur-x.xml',
    type: 'text/xml',
    description: 'Factur-X invoice',
    relationship: 'Alternative',
    creationDate: date,
    modifiedDate: date,
  })
  document.appendXML(facturXMetadata)
}

const property = (name: string, description: string) =>
  `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>${description}</pdfaProperty:description></rdf:li>`
const namespace = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#'
const facturXMetadata = `
<rdf:Description xmlns:fx="${namespace}" rdf:about="">
  <fx:DocumentType>INVOICE</fx:DocumentType>
  <fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>
  <fx:Version>1.0</fx:Version>
  <fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
</rdf:Description>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>${namespace}</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>fx</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq>
      ${property('DocumentFileName', 'Name of the embedded XML invoice file')}
      ${property('DocumentType', 'INVOICE')}
      ${property('Version', 'Version of the Factur-X data')}
      ${property('ConformanceLevel', 'Conformance level of the Factur-X data')}
    </rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`
