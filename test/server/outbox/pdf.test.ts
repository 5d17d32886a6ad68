import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { pdfOf, pngOf } from '../../../server/outbox/pdf.ts'
import { anInvoice, aService, type Body, post } from '../../support/given.ts'
import { aBuyer, aSeller, issuedIn } from '../../support/issued.ts'

/** One red point. */
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

function anIssued(header: Body = {}, company: Body = {}) {
  const book = aSeller()
  book.does('PATCH', 'companyInformation', company)
  const buyer = aBuyer(book, 'BE', { displayName: "Café L'Été & Fils 🚲 Ω" })
  const ordered = { customerPurchaseOrderReference: 'PO', ...header }
  const { id } = post(book, anInvoice(book, buyer, [[aService(book), 1]], ordered))
  return issuedIn(book, 'salesInvoices', String(id))
}
const pdf = async (header: Body = {}, company: Body = {}, logo = '') =>
  Buffer.from(await pdfOf(anIssued(header, company), 'nl', logo))
/** Everything that the file holds, streams unpacked. */
function unpacked(file: Buffer): string {
  const parts: string[] = []
  let at = 0
  for (;;) {
    const start = file.indexOf('stream\n', at)
    if (start < 0) break
    const end = file.indexOf('\nendstream', start)
    parts.push(file.subarray(at, start).toString('latin1'))
    const bytes = file.subarray(start + 7, end)
    try {
      parts.push(inflateSync(bytes).toString('utf8'))
    } catch {
      parts.push(bytes.toString('utf8'))
    }
    at = end + 10
  }
  return [...parts, file.subarray(at).toString('latin1')].join('')
}

test('a PDF says that it is PDF/A-3b, is tagged, has its language, and embeds all its fonts', async () => {
  const text = unpacked(await pdf())
  expect(text.startsWith('%PDF-1.7')).toBe(true)
  expect(text).toContain('<pdfaid:part>3</pdfaid:part>')
  expect(text).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
  expect(text).toMatch(/\/MarkInfo|\/Marked true/)
  expect(text).toContain('/StructTreeRoot')
  expect(text).toContain('(nl)')
  expect(text).toContain('/OutputIntents')
  expect(text.match(/\/Type \/FontDescriptor/g)?.length).toBe(text.match(/\/FontFile2/g)?.length)
  expect(text).not.toContain('/Helvetica')
})

test('that of a posted invoice holds its Factur-X XML; where something is missing for that, it comes out without', async () => {
  const whole = unpacked(await pdf())
  expect(whole).toContain('factur-x.xml')
  expect(whole).toContain('urn:cen.eu:en16931:2017</ram:ID>')
  expect(whole).toContain('<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>')
  const without = unpacked(await pdf({ customerPurchaseOrderReference: '' }))
  expect(without).not.toContain('factur-x.xml')
})

test('the same document gives the same bytes', async () => {
  const issued = anIssued()
  const [one, other] = [await pdfOf(issued, 'nl', ''), await pdfOf(issued, 'nl', '')]
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
})

test('a name with signs that XML reserves leaves the metadata well formed', async () => {
  const text = unpacked(await pdf({}, { displayName: 'Jansen & Zonen <NV>' }))
  const metadata = text.slice(text.indexOf('<x:xmpmeta'), text.indexOf('</x:xmpmeta>'))
  expect(metadata).not.toMatch(/&(?!amp;|lt;|gt;)|Zonen </)
})

test('a logo is drawn when it is a PNG, and left out when it is none', async () => {
  expect(unpacked(await pdf({}, {}, dot))).toContain('/Subtype /Image')
  expect(unpacked(await pdf({}, {}, 'bm90IGEgcGljdHVyZQ=='))).not.toContain('/Subtype /Image')
  expect(pngOf('')).toBe(null)
})
