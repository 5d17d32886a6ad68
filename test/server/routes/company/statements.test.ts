import { expect, test } from 'vitest'
import { camtFile, camtStatement, codaFile, ourIban } from '../../../support/bank-files.ts'
import { closedAfterEach } from '../../../support/closing.ts'
import { forEachEngine } from '../../../support/databases.ts'
import {
  draft,
  type List,
  line,
  openTrade,
  type Problem,
  person,
  type Saved,
  stocked,
  type Trade,
} from '../../companies/trade.ts'

type Line = Readonly<Record<string, unknown>> & { readonly proposals: readonly Readonly<Record<string, unknown>>[] }

forEachEngine((_, __, newPlace) => {
  const closing = closedAfterEach()
  async function open() {
    const product = await openTrade(await newPlace())
    closing.push(product.close)
    const trade = await stocked(product.trade)
    const bank = await trade.get('bankAccounts/BANK')
    await trade.put('bankAccounts/BANK', { ...bank, iban: ourIban })
    return { ...product, trade }
  }
  async function billed(trade: Trade, unitPrice: number) {
    const { id } = await trade.post(
      'salesInvoices',
      draft([line('S1', 1, { unitPrice, taxCode: 'VAT0' })], { postingDate: '2026-03-01' }),
    )
    return trade.post(`salesInvoices/${id}/post`)
  }
  const upload = (trade: Trade, file: string, type: string, more: Record<string, string> = {}) =>
    trade.send<Saved & Problem & List>('POST', 'paymentReconciliations', {
      body: file,
      headers: { 'content-type': type, ...more },
    })
  const linesOf = async (trade: Trade, id: unknown) =>
    (await trade.get<{ lines: readonly Line[] }>(`paymentReconciliations/${id}`)).lines

  test('a CODA file is taken in, matched by its structured communication, and refused the second time', async () => {
    const { trade } = await open()
    const invoice = await billed(trade, 242)
    const file = codaFile([{ amount: 242, structured: String(invoice.paymentReference).replace(/\D/g, '') }])
    const made = await upload(trade, file, 'text/plain')
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ bankAccount: 'BANK', statementNumber: '2026-041', status: 'Open', warnings: [] })
    expect(await linesOf(trade, made.body.id)).toMatchObject([
      {
        amount: 242,
        proposals: [{ documentNumber: invoice.number, amount: 242, reasons: ['structuredReference', 'amount'] }],
      },
    ])
    expect(await linesOf(trade, 'BANK/2026-041')).toHaveLength(1)
    const again = await upload(trade, file, 'text/plain')
    expect(again.body).toMatchObject({ status: 409, code: 'DuplicateStatement' })
    expect(await trade.get<List>('paymentReconciliations')).toMatchObject({ count: 1 })
  })

  test('a file of several statements is taken in whole, or not at all', async () => {
    const { trade } = await open()
    const more = camtStatement([{ amount: 2 }], { id: '2026-042' })
    const file = camtFile([{ amount: 1 }]).replace('</BkToCstmrStmt>', `${more}</BkToCstmrStmt>`)
    const key = { 'idempotency-key': 'file-1' }
    const made = await upload(trade, file, 'application/xml', key)
    expect(made.body).toMatchObject({
      count: 2,
      value: [{ statementNumber: '2026-041' }, { statementNumber: '2026-042' }],
    })
    expect((await upload(trade, file, 'application/xml', key)).body).toMatchObject({ count: 2 })
    const half = camtFile([{ amount: 3 }], { id: '2026-043' }).replace('</BkToCstmrStmt>', `${more}</BkToCstmrStmt>`)
    expect((await upload(trade, half, 'application/xml')).body).toMatchObject({ code: 'DuplicateStatement' })
    expect(await trade.get<List>('paymentReconciliations')).toMatchObject({ count: 2 })
  })

  test('a broken file is refused with the line that is wrong, in the reader’s language', async () => {
    const { trade } = await open()
    const broken = codaFile([{ amount: 10 }]).replace('000000000010000', '00000000001000x')
    const { status, body } = await upload(trade, broken, 'text/plain', { 'accept-language': 'nl' })
    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ line: '3', message: expect.stringContaining('Regel 3') }])
    expect(
      (await upload(trade, camtFile([{ amount: 1 }], { iban: 'BE68539007547034' }), 'text/xml')).body,
    ).toMatchObject({
      code: 'InvalidValue',
      errors: [{ field: 'iban' }],
    })
  })

  test('posting is shown before it is done, by the same planner, and is done once', async () => {
    const { trade } = await open()
    const invoice = await billed(trade, 90)
    const { id } = await trade.post('paymentReconciliations', {
      bankAccount: 'BANK',
      statementNumber: 'S1',
      lines: [{ clientId: 'a/b', transactionDate: '2026-04-01', amount: 90, description: invoice.number }],
    })
    expect(
      await trade.patch(`paymentReconciliations/${id}/lines/${encodeURIComponent('a/b')}`, { accepted: true }),
    ).toMatchObject({ accepted: true })
    const preview = await trade.post<{ preview: { customerLedgerEntries: object[] } }>(
      `paymentReconciliations/${id}/post?preview=true`,
    )
    expect(preview.preview.customerLedgerEntries).toMatchObject([
      { documentType: 'Payment', amount: -90, remainingAmount: 0 },
    ])
    const answers = await Promise.all([1, 2].map(() => trade.send('POST', `paymentReconciliations/${id}/post`)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await trade.entries('bankAccountLedgerEntries')).toHaveLength(1)
    expect(await trade.get(`salesInvoices/${invoice.id}`)).toMatchObject({ status: 'Paid' })
  })

  test('known texts are kept as one list, by accountants', async () => {
    const product = await open()
    const { trade } = product
    expect(await trade.get('textToAccountMappings')).toMatchObject({ value: [] })
    const value = [{ mappingText: 'bank costs', debitAccountNumber: '', creditAccountNumber: '613000' }]
    const accountant = trade.as(await person(product, 'accountant', trade.name))
    await accountant.put('textToAccountMappings', { value })
    expect(await trade.get('textToAccountMappings')).toMatchObject({ value })
    const wrong = { value: [{ mappingText: ' ', creditAccountNumber: 'NONE' }] }
    const refused = await trade.refused('PUT', 'textToAccountMappings', wrong, 422)
    expect(refused.errors.map(({ pointer }) => pointer)).toEqual([
      '/value/0/mappingText',
      '/value/0/creditAccountNumber',
    ])
    const clerk = trade.as(await person(product, 'clerk', trade.name))
    await clerk.refused('PUT', 'textToAccountMappings', { value }, 403)
    await clerk.refused('POST', 'paymentReconciliations', {}, 403)
  })
})
