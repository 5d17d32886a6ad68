import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressLines } from '../../../shared/print/address.ts'
import { type Mark, type Measure, type Part, page } from '../../../shared/print/marks.ts'
import { pagesOf } from '../../../shared/print/pages.ts'
import { paperOf } from '../../../shared/print/paper.ts'
import { epcText, ibanText, paypalLink } from '../../../shared/print/payment.ts'
import {
  anInvoice,
  anItem,
  anOrder,
  aService,
  type Body,
  type Book,
  type GivenLine,
  post,
  postOrder,
} from '../../support/given.ts'
import { aBuyer, aSeller, issuedIn } from '../../support/issued.ts'

/** Every sign is half as wide as it is high. */
const measure: Measure = (text, { size }) => text.length * size * 0.5
const every = (part: Part): Part[] => [part, ...part.parts.flatMap(every)]
const marksIn = (parts: readonly Part[]): Mark[] => parts.flatMap(every).flatMap(({ marks }) => marks)
const textsIn = (parts: readonly Part[]) => marksIn(parts).flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))

function invoiceIn(book: Book, customer: string, lines: readonly GivenLine[], header: Body = {}) {
  return issuedIn(book, 'salesInvoices', String(post(book, anInvoice(book, customer, lines, header)).id))
}

describe('an invoice on paper', () => {
  test('tells the same totals as were posted, VAT per rate, in the manner of each language', () => {
    const book = aSeller()
    const lines: GivenLine[] = [
      [aService(book, { unitPrice: 1000 }), 2],
      [aService(book, { unitPrice: 9.99, vatProductPostingGroup: 'VAT6' }), 1],
    ]
    const issued = invoiceIn(book, aBuyer(book), lines, { invoiceDiscountPercent: 10 })
    const sums = (language: 'en' | 'nl' | 'fr') =>
      paperOf(issued, language).sums.map(({ label, amount }) =>
        `${label}: ${amount}`.replaceAll(/[\u00A0\u202F]/g, ' '),
      )
    expect(sums('nl')).toEqual([
      'Subtotaal: 2.009,99',
      'Factuurkorting: -201,00',
      'Totaal excl. btw: 1.808,99',
      'Btw 21 % op 1.800,00: 378,00',
      'Btw 6 % op 8,99: 0,54',
      'Totaal incl. btw: 2.187,53',
    ])
    expect(sums('en').at(-1)).toBe('Total incl. VAT: 2,187.53')
    expect(sums('fr').at(-1)).toBe('Total TVAC: 2 187,53')
  })
  test('asks for its money: account, reference, a code for banking apps and a link', () => {
    const book = aSeller()
    const issued = invoiceIn(book, aBuyer(book), [[aService(book, { unitPrice: 100 }), 1]])
    const { payment, name, title } = paperOf(issued, 'en')
    expect([name, title]).toEqual([`Sales Invoice ${issued.document.number}`, `Invoice ${issued.document.number}`])
    expect(payment?.facts.map(([, value]) => value)).toContain('+++000/0000/00101+++')
    expect(payment?.qr?.content.split('\n')).toEqual([
      'BCD',
      '002',
      '1',
      'SCT',
      'GKCCBEBB',
      'Northwind Example NV',
      'BE68539007547034',
      'EUR121.00',
      '',
      '',
      '+++000/0000/00101+++',
    ])
    expect(payment?.link?.url).toBe('https://www.paypal.com/paypalme/northwindexample/121.00EUR')
  })
  test('of a draft says so, and asks for no money yet', () => {
    const book = aSeller()
    const { id } = anInvoice(book, aBuyer(book), [[aService(book), 1]])
    const paper = paperOf(issuedIn(book, 'salesInvoices', String(id)), 'nl')
    expect([paper.title.startsWith('Conceptfactuur'), paper.payment]).toEqual([true, null])
  })
  test('within the Union says why no VAT is charged, in the reader’s language', () => {
    const book = aSeller()
    const issued = invoiceIn(book, aBuyer(book, 'FR'), [[anItem(book, { stock: 3 }), 1]])
    const paper = paperOf(issued, 'fr')
    expect(paper.notes.join()).toContain('Livraison intracommunautaire de biens exonérée')
    expect(paper.sums.map(({ label }) => label).join()).toContain('(livraison intracommunautaire)')
    expect(paper.recipient.at(-1)).toBe('FRANCE')
  })
  test('is in the language that the customer wants for what is sent, else the document’s, else the company’s', () => {
    const book = aSeller()
    const wishes = [{}, { language: 'fr' }, { language: 'fr', sendingProfile: { language: 'en' } }]
    const languages = wishes.map((wish) => invoiceIn(book, aBuyer(book, 'BE', wish), [[aService(book), 1]]).language)
    expect(languages).toEqual(['nl', 'fr', 'en'])
  })
})

test('a delivery note tells quantities, where the goods went, and no prices', () => {
  const book = aSeller()
  const order = anOrder(book, aBuyer(book), [[anItem(book, { stock: 9, unitPrice: 77 }), 4]], {
    shipToName: 'Magazijn',
    shipToCity: 'Brussel',
    shipToPostalCode: '1000',
  })
  const { shipment } = postOrder(book, order as { id: string }, 'ship')
  const paper = paperOf(issuedIn(book, 'salesShipments', String(shipment?.id)), 'en')
  expect(paper.shipTo?.lines).toContain('1000 Brussel')
  expect(paper.columns.map(({ name }) => name)).toEqual(['item', 'description', 'quantity'])
  expect(JSON.stringify(paper)).not.toContain('77')
})

test('an address has the form of its country, and names it only when it goes abroad', () => {
  const at = (country: string, city: string, postalCode: string) =>
    addressLines({ name: 'X', contact: '', line1: 'Street 1', line2: '', city, postalCode, country }, 'BE', 'en').slice(
      2,
    )
  expect([
    at('BE', 'Gent', '9000'),
    at('NL', 'Utrecht', '3511 AA'),
    at('GB', 'London', 'EC1A 1BB'),
    at('US', 'Springfield, IL', '62701'),
  ]).toEqual([
    ['9000 Gent'],
    ['3511 AA  UTRECHT', 'NETHERLANDS'],
    ['LONDON', 'EC1A 1BB', 'UNITED KINGDOM'],
    ['Springfield, IL 62701', 'UNITED STATES'],
  ])
})

test('a code for banking apps is one only of euros, with an ISO reference in its own place', () => {
  const asked = {
    name: 'N',
    iban: 'BE68 5390 0754 7034',
    bic: '',
    amount: 10,
    currency: 'EUR',
    reference: 'RF18539007547034',
  }
  expect(epcText(asked)?.split('\n').slice(4)).toEqual([
    '',
    'N',
    'BE68539007547034',
    'EUR10.00',
    '',
    'RF18539007547034',
  ])
  expect([
    epcText({ ...asked, currency: 'USD' }),
    epcText({ ...asked, amount: 0 }),
    epcText({ ...asked, iban: 'x' }),
  ]).toEqual([null, null, null])
  expect(ibanText('BE68539007547034')).toBe('BE68\u00A05390\u00A00754\u00A07034')
  expect(paypalLink('', 10, 'EUR')).toBe(null)
})

describe('pages', () => {
  test('however many lines: all on paper, once, nothing over the edge, and what is carried is what was brought', () => {
    const book = aSeller()
    const [long, short] = [
      aService(book, { displayName: 'Woord '.repeat(16).trim(), unitPrice: 3 }),
      aService(book, { displayName: 'Kort', unitPrice: 1.11 }),
    ]
    const customer = aBuyer(book)
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 120 }), fc.boolean(), (kinds, hasLogo) => {
        const { id } = anInvoice(
          book,
          customer,
          kinds.map((isLong, index) => [isLong ? long : short, index + 1] as const),
          { comment: 'Dank u. '.repeat(20) },
        )
        const paper = paperOf(issuedIn(book, 'salesInvoices', String(id)), 'nl')
        const pages = pagesOf(paper, measure, hasLogo)
        const texts = pages.map(({ parts }) => textsIn(parts))
        for (const mark of pages.flatMap(({ parts }) => marksIn(parts))) {
          expect(mark.y).toBeLessThan(page.height - 10)
          expect(mark.x).toBeGreaterThanOrEqual(page.left - 1)
        }
        const quantities = texts.flat().filter((text) => /^\d+ Uur$/.test(text))
        expect(quantities).toEqual(kinds.map((_, index) => `${index + 1} Uur`))
        for (const [index, own] of texts.slice(0, -1).entries()) {
          const after = texts[index + 1] ?? []
          if (!own.includes('Over te brengen')) continue
          expect(after[after.indexOf('Overgebracht') + 1]).toBe(own[own.indexOf('Over te brengen') + 1])
        }
        expect(texts.map((own) => own.at(-1))).toEqual(
          pages.map((_, index) => `Pagina ${index + 1} van ${pages.length}`),
        )
      }),
      { numRuns: 25 },
    )
  })
})
