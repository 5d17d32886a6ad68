import { expect, test } from 'vitest'
import { mailOf } from '../../../shared/print/mail.ts'
import { paperOf } from '../../../shared/print/paper.ts'
import { addressesIn, bareAddress, isAddress, pauseAfter } from '../../../shared/sales/email.ts'
import type { Issued } from '../../../shared/sales/issued.ts'
import { anInvoice, aService, type Body, post } from '../../support/given.ts'
import { aBuyer, aSeller, issuedIn } from '../../support/issued.ts'

function issued(header: Body = {}, displayName = 'Adatum NV'): Issued {
  const book = aSeller()
  const service = aService(book, { displayName: 'Uren <b>& co</b>', unitPrice: 100 })
  const { id } = post(book, anInvoice(book, aBuyer(book, 'BE', { displayName }), [[service, 2]], header))
  return issuedIn(book, 'salesInvoices', String(id)) as Issued
}
const mail = (one: Issued, message = '') => mailOf(one, paperOf(one, 'nl'), message)
const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, ' ')

test('a message greets, thanks, and tells lines, totals, due date, reference and where to pay, in text and HTML alike', () => {
  const { text, html } = mail(issued({ billToContact: 'An Peeters' }))
  for (const body of [plain(text), plain(html)])
    for (const told of [
      'Beste An Peeters,',
      '2 Uur',
      '200,00',
      'Btw 21 %',
      '242,00',
      '09-04-2026',
      '+++000/0000/00101+++',
      'paypalme/northwindexample/242.00EUR',
    ])
      expect(body).toContain(told)
})
test('what others wrote is text in HTML, never markup', () => {
  const { text, html } = mail(issued(), 'Kijk: <script>alert(1)</script>\n\nTweede alinea')
  expect(html).not.toMatch(/<script|<b>/)
  expect(html).toContain('&lt;script&gt;')
  expect(text).toContain('<script>alert(1)</script>\n\nTweede alinea')
  expect(text).not.toContain('Hartelijk dank voor uw aankoop')
})
test('an invoice that is paid says so instead of asking for money, one paid in part says what is left', () => {
  const one = issued()
  const with_ = (remainingAmount: number) => ({ ...one, document: { ...one.document, remainingAmount } }) as Issued
  expect(mail(with_(0)).text).toContain('is betaald')
  expect(mail(with_(0)).text).not.toContain('Wij vragen u')
  expect(plain(mail(with_(100)).text)).toContain('nog EUR 100,00 open')
})
test('what is not attached is not said to be, and stands below all the same', () => {
  const one = issued()
  const paper = paperOf(one, 'nl')
  expect(mailOf(one, paper, '').text).toContain('In de bijlage vindt u factuur PSI-000001.')
  const bare = mailOf(one, paper, '', { isAttached: false, isOverPeppol: true }).text
  expect(bare).not.toContain('bijlage')
  expect(bare).toContain('Hieronder vindt u de gegevens.')
  expect(bare).toContain('als e-factuur via het Peppol-netwerk')
})
test('a line says what it is of, and the reference of the customer stands beside the date', () => {
  const { text } = mail(issued({ externalDocumentNumber: 'PO 118' }))
  expect(plain(text)).toContain('- Uren <b>& co</b>: 200,00\n  2 Uur × 100,00 · Btw 21 %')
  expect(text).toMatch(/Datum 10-03-2026 · .*Uw referentie PO 118/)
})
test('addresses are read with names, and one that would begin another header is none', () => {
  expect(addressesIn(['a@x.be; B <b@x.be>', ' c@x.be '])).toEqual(['a@x.be', 'B <b@x.be>', 'c@x.be'])
  expect(bareAddress('B <b@x.be>')).toBe('b@x.be')
  expect(['a@x.be', 'B <b@x.be>'].every(isAddress)).toBe(true)
  expect(['', 'x', '@x.be', 'a@', 'a b@x.be', 'a@x.be\r\nBcc: b@x.be', 'a@x.be<b'].some(isAddress)).toBe(false)
})
test('pauses grow, and after three refusals or three days there is none', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 8].map((attempts) => pauseAfter(attempts, false, 0.5))
  expect(pauses).toEqual([5, 15, 60, 300, 900, 3600, 14400, 14400].map((seconds) => seconds * 1000))
  expect([pauseAfter(2, true, 0.5), pauseAfter(3, true, 0.5), pauseAfter(24, false, 0)]).toEqual([15_000, null, null])
})
