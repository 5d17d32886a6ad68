import { expect, test } from 'vitest'
import type { RecordIn } from '../../../shared/posting/resources.ts'
import { mailOf } from '../../../shared/print/mail.ts'
import { paperOf } from '../../../shared/print/paper.ts'
import { anInvoice, aService, type Body, type Book, post } from '../../support/given.ts'
import { aBuyer, aSeller, issuedIn } from '../../support/issued.ts'

const plainly = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, ' ')

/** Two reminders of one invoice of 121.00: the first costs nothing, the second 15.00. */
function scene(levels: Body = {}) {
  const book = aSeller()
  book.does('PUT', 'reminderTerms/T', {
    levels: [
      { level: 1, dueDateCalculation: '14D', ...levels },
      { level: 2, dueDateCalculation: '14D', fee: 15 },
    ],
  })
  const customer = aBuyer(book, 'BE', { reminderTermsCode: 'T', language: 'nl' })
  post(book, anInvoice(book, customer, [[aService(book, { unitPrice: 100 }), 1]]))
  return { book, remind: (postingDate: string) => reminded(book, postingDate) }
}
function reminded(book: Book, postingDate: string) {
  const [draft] = book.does('POST', 'reminders/create', { postingDate }).value as RecordIn<'reminders'>[]
  book.does('POST', `reminders/${draft?.id}/issue`)
  return issuedIn(book, 'reminders', draft?.id ?? '')
}

test('a reminder lists what is open, adds what it asks besides, and asks for all of it by its date', () => {
  const { remind } = scene()
  const first = paperOf(remind('2026-05-01'), 'nl')
  expect(first.title).toBe('Betalingsherinnering IRM-000001')
  expect(first.rows.map(({ cells }) => cells)).toEqual([
    ['Factuur PSI-000001', '10-03-2026', '09-04-2026', '121,00', '121,00'],
  ])
  expect(first.sums.map(({ label, amount }) => `${label}: ${amount}`)).toEqual(['Te betalen: 121,00'])
  const second = paperOf(remind('2026-05-16'), 'fr')
  expect(second.sums.map(({ label, amount }) => plainly(`${label}: ${amount}`))).toEqual([
    'Montant ouvert: 121,00',
    'Frais de rappel: 15,00',
    'À payer: 136,00',
  ])
  expect(second.payment?.facts).toContainEqual(['Au plus tard le', '30/05/2026'])
  expect(second.payment?.qr?.content).toContain('EUR136.00')
})

test('its text is that of the terms in the reader’s language, else our own, firmer from time to time', () => {
  const own = scene()
  expect(paperOf(own.remind('2026-05-01'), 'en').opening[0]).toContain('You may have overlooked it')
  expect(paperOf(own.remind('2026-05-16'), 'en').opening[0]).toContain('by 30/05/2026')
  const { remind } = scene({ text: { en: '', nl: 'Beste klant,\n\nbetaal aub.', fr: '' } })
  const issued = remind('2026-05-01')
  expect(paperOf(issued, 'nl').opening).toEqual(['Beste klant,', 'betaal aub.'])
  expect(paperOf(issued, 'en').opening[0]).toContain('You may have overlooked it')
})

test('the message says how to pay, and shows the same lines', () => {
  const { remind } = scene()
  const issued = remind('2026-05-01')
  const { text, html } = mailOf(issued, paperOf(issued, 'nl'), '')
  expect(text).toContain('Wij vragen u EUR 121,00 uiterlijk op 15-05-2026 te betalen op rekening')
  expect(html.replaceAll(/<[^>]*>/g, '')).toContain('Factuur PSI-000001')
})

test('the message has the words of its level, and where those greet, does not greet twice', () => {
  const told = (levels: Body, day: string) => {
    const issued = scene(levels).remind(day)
    return mailOf(issued, paperOf(issued, 'nl'), '').text
  }
  expect(told({}, '2026-05-01')).toMatch(/^Geachte heer of mevrouw,\n\nMisschien is het aan uw aandacht ontsnapt/)
  const own = told({ text: { en: '', nl: 'Beste klant,\n\nbetaal aub.', fr: '' } }, '2026-05-01')
  expect(own).toMatch(/^Beste klant,\n\nbetaal aub\./)
})
