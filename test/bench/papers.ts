/** Documents as PDF, one page of ten lines with its XML inside: how many a second of one processor. */
import { pdfOf } from '../../server/outbox/pdf.ts'
import { anInvoice, aService, type GivenLine, post } from '../support/given.ts'
import { aBuyer, aSeller, issuedIn } from '../support/issued.ts'
import { type Figure, median } from './figures.ts'

const least = 40
const rounds = 5
const each = 40

export async function paperFigures(): Promise<Figure[]> {
  const book = aSeller()
  const services = Array.from({ length: 10 }, (_, index) => aService(book, { unitPrice: 10 + index * 3.33 }))
  const lines: GivenLine[] = services.map((service, index) => [service, index + 1])
  const { id } = post(book, anInvoice(book, aBuyer(book), lines, { customerPurchaseOrderReference: 'PO' }))
  const issued = issuedIn(book, 'salesInvoices', String(id))
  const rates: number[] = []
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage()
    for (let count = 0; count < each; count++) await pdfOf(issued, 'nl', '')
    const { user, system } = process.cpuUsage(before)
    rates.push((each * 1e6) / (user + system))
  }
  const rate = median(rates)
  return [
    {
      name: 'PDF/A-3b of one page, tagged, with Factur-X and QR code',
      measured: `${rate.toFixed(0)} per second of one processor`,
      limit: `${least}`,
      ratio: rate / least,
      goal: { least: 1 },
    },
  ]
}
