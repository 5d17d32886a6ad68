import { expect, test } from 'vitest'
import type { Database } from '../../../../server/store/database.ts'
import { books, ledgerTables, records, registers } from '../../../../server/store/tables.ts'
import { closedAfterEach } from '../../../support/closing.ts'
import { forEachEngine } from '../../../support/databases.ts'
import { draft, type Given, line, openTrade, type Saved, stocked, type Trade } from '../../companies/trade.ts'

const closing = closedAfterEach()

/** Every row that a company has, but for the answers that its requests got. */
async function store(db: Database, { name }: Trade): Promise<string> {
  const tables = [books, records, registers, ...Object.values(ledgerTables)]
  const rows = await Promise.all(
    tables.map(async (table) => {
      const found = await db.rows<object>(`SELECT * FROM ${table.name} WHERE company = $1`, name)
      return found.map((row) => JSON.stringify(row)).sort()
    }),
  )
  return JSON.stringify(rows)
}

const posted = async (trade: Trade, lines: readonly Given[], header: Given = {}) => {
  const saved = await trade.post('salesInvoices', draft(lines, header))
  await trade.post(`salesInvoices/${saved.id}/post`)
  return trade.get(`salesInvoices/${saved.id}`)
}
const credited = (trade: Trade, header: Given) => trade.post('salesCreditMemos', draft([line('S1', 1)], header))
const pay = (trade: Trade, amount: number, invoice?: Saved, more: object = {}) =>
  trade.post<{ readonly value: readonly { readonly entryNumber: number; readonly transactionNumber: number }[] }>(
    'customerPayments/post',
    { lines: [{ customerNumber: 'C1', amount, appliesToInvoiceNumber: invoice?.number ?? '', ...more }] },
  )

forEachEngine((_engine, _open, newPlace) => {
  async function open() {
    const place = await newPlace()
    const product = await openTrade(place)
    closing.push(product.close)
    await stocked(product.trade)
    return { ...product, db: place.open() }
  }

  test('a paid invoice is cancelled with its payments taken off, as the preview said, and its cancellation taken back', async () => {
    const { trade } = await open()
    const invoice = await posted(trade, [line('G1', 2), line('S1', 1)])
    await pay(trade, 50, invoice)
    const path = `salesInvoices/${invoice.id}/cancel`
    const seen = await trade.post<Saved & { preview: Record<string, readonly { amount: number }[]> }>(
      `${path}?preview=true`,
      { unapplyPayments: true },
    )
    const done = await trade.post<Saved & { creditMemo: Saved }>(path, { unapplyPayments: true })
    const general = await trade.entries<{ amount: number; transactionNumber: number }>('generalLedgerEntries')
    const last = Math.max(...general.map((entry) => entry.transactionNumber))
    const own = general.filter((entry) => entry.transactionNumber === last).map((entry) => entry.amount)
    expect(seen.preview.generalLedgerEntries?.map((entry) => entry.amount)).toEqual(own)
    expect(done).toMatchObject({ status: 'Canceled', canceledBy: done.creditMemo.number })
    expect(await trade.get('customers/C1')).toMatchObject({ balance: -50 })

    await trade.post(`salesCreditMemos/${done.creditMemo.id}/cancel`)
    expect(await trade.get(`salesInvoices/${invoice.id}`)).toMatchObject({
      status: 'Open',
      canceledBy: '',
      remainingAmount: invoice.totalAmountIncludingTax,
    })
    expect(await trade.get('registers/verify')).toMatchObject({ valid: true })
  })

  test('the reference of a cancelled invoice is free again', async () => {
    const { trade } = await open()
    const header = { externalDocumentNumber: 'PO 7' }
    const invoice = await posted(trade, [line('S1', 1)], header)
    const warnings = async () => {
      const { id, warnings: told = [] } = await trade.post<Saved & { readonly warnings?: readonly { code: string }[] }>(
        'salesInvoices',
        draft([line('S1', 1)], header),
      )
      await trade.send('DELETE', `salesInvoices/${id}`)
      return told.map(({ code }) => code)
    }
    expect(await warnings()).toContain('DuplicateExternalDocumentNumber')
    await trade.post(`salesInvoices/${invoice.id}/cancel`)
    expect(await warnings()).toEqual([])
  })

  test('applying and unapplying in one batch leaves every figure as it was', async () => {
    const { trade } = await open()
    await posted(trade, [line('S1', 1)])
    await pay(trade, 500)
    const before = await trade.entries('customerLedgerEntries')
    const answers = await trade.batch([
      { id: 'a', method: 'POST', url: 'customerLedgerEntries/2/apply', body: { entries: [{ entryNumber: 1 }] } },
      { id: 'b', method: 'POST', url: 'customerLedgerEntries/1/unapply', body: {} },
      { id: 'c', method: 'POST', url: 'customerLedgerEntries/1/unapply', body: {} },
    ])
    expect(answers.map((one) => one.status)).toEqual([200, 200, 409])
    expect(await trade.entries('customerLedgerEntries')).toEqual(before)
  })

  test('whatever is refused, not a row of the store is another than before', async () => {
    const { trade, db } = await open()
    const line1 = line('S1', 1)
    const [free, open1, paid, canceled, corrected, returned] = [
      await posted(trade, [line1]),
      await posted(trade, [line1]),
      await posted(trade, [line1]),
      await posted(trade, [line1]),
      await posted(trade, [line1]),
      await posted(trade, [line('G1', 2)]),
    ] as const
    const other = await trade.post('customers', { displayName: 'Other', country: 'BE', blocked: 'All' })
    const money = await pay(trade, 10, open1)
    await pay(trade, Number(paid.totalAmountIncludingTax), paid)
    const loose = await pay(trade, 5)
    const reversed = await pay(trade, 7)
    await trade.post(`registers/${reversed.value[0]?.transactionNumber}/reverse`)
    const memo = (await trade.post<{ creditMemo: Saved }>(`salesInvoices/${canceled.id}/cancel`)).creditMemo
    const back = await trade.post<{ creditMemo: Saved }>(`salesInvoices/${corrected.id}/correct`)
    const undone = (await trade.post<{ invoice: Saved }>(`salesCreditMemos/${back.creditMemo.id}/cancel`)).invoice
    const again = await trade.post<{ creditMemo: Saved }>(`salesInvoices/${corrected.id}/correct`)
    const sale = (await trade.entries<{ entryNumber: number; entryType: string }>('itemLedgerEntries')).find(
      (entry) => entry.entryType === 'Sale',
    )?.entryNumber
    const goods = await trade.post('salesCreditMemos', draft([line('G1', 1, { appliesFromEntry: sale })]))
    await trade.post(`salesCreditMemos/${goods.id}/post`)
    const tooMany = await trade.post('salesCreditMemos', draft([line('G1', 2, { appliesFromEntry: sale })]))
    const closed = await credited(trade, { appliesToDocumentNumber: paid.number })
    const nowhere = await credited(trade, { appliesToDocumentNumber: 'NONE' })
    const entryOf = async ({ number }: Saved) =>
      (await trade.entries<{ entryNumber: number }>('customerLedgerEntries', `&documentNumber=${number}`))[0]
        ?.entryNumber
    const [first, mine] = [await entryOf(open1), money.value[0]?.entryNumber]
    const looseEntry = loose.value[0]?.entryNumber

    const order = await trade.post('salesOrders', draft([line('S1', 5)]))
    const three = { lines: [{ sequence: 10000, shipQuantity: 3, invoiceQuantity: 3 }] }
    const part = await trade.post<{ invoice: Saved }>(`salesOrders/${order.id}/shipAndInvoice`, three)
    const reopened = await trade.post<{ creditMemo: Saved }>(`salesInvoices/${part.invoice.id}/correct`)
    await trade.post(`salesOrders/${order.id}/ship`)

    const line2 = { customerNumber: 'C1', amount: 1 }
    const refusals: readonly (readonly [code: string, path: string, body?: object])[] = [
      ['NothingToPost', 'customerPayments/post', { lines: [] }],
      ['MissingValue', 'customerPayments/post', { lines: [{ customerNumber: 'C1' }] }],
      ['UnknownCustomer', 'customerPayments/post', { lines: [line2, { ...line2, customerNumber: 'NONE' }] }],
      ['CustomerBlocked', 'customerPayments/post', { lines: [line2, { ...line2, customerNumber: other.number }] }],
      ['InvalidValue', 'customerPayments/post', { lines: [line2, { ...line2, bankAccount: 'NONE' }] }],
      ['EntryClosed', 'customerPayments/post', { lines: [{ ...line2, appliesToInvoiceNumber: paid.number }] }],
      [
        'OverApplied',
        'customerPayments/post',
        { lines: [{ ...line2, applications: [{ documentNumber: open1.number, amount: 1e6 }] }] },
      ],
      ['NotFound', 'customerLedgerEntries/9999/apply', { entries: [{ entryNumber: 1 }] }],
      ['MissingValue', `customerLedgerEntries/${looseEntry}/apply`, {}],
      ['EntryClosed', `customerLedgerEntries/${mine}/apply`, { entries: [{ entryNumber: first }] }],
      ['InvalidValue', `customerLedgerEntries/${looseEntry}/apply`, { entries: [{ entryNumber: looseEntry }] }],
      ['OverApplied', `customerLedgerEntries/${looseEntry}/apply`, { entries: [{ entryNumber: first, amount: 1e6 }] }],
      ['NotApplied', `customerLedgerEntries/${looseEntry}/unapply`],
      ['AlreadyReversed', `customerLedgerEntries/${reversed.value[0]?.entryNumber}/unapply`],
      ['AlreadyApplied', `registers/${money.value[0]?.transactionNumber}/reverse`],
      ['AlreadyReversed', `registers/${reversed.value[0]?.transactionNumber}/reverse`],
      ['CannotReverse', 'registers/1/reverse'],
      ['NotFound', 'registers/9999/reverse'],
      ['EntryClosed', `salesCreditMemos/${closed.id}/post`],
      ['InvalidValue', `salesCreditMemos/${nowhere.id}/post`],
      ['ItemCannotBeReturned', `salesCreditMemos/${tooMany.id}/post`],
      ['AlreadyPosted', `salesCreditMemos/${memo.id}/post`],
      ['DocumentNotOpen', `salesCreditMemos/${closed.id}/cancel`],
      ['NotCorrective', `salesCreditMemos/${goods.id}/cancel`],
      ['CreditMemoAlreadyCanceled', `salesCreditMemos/${back.creditMemo.id}/cancel`],
      ...(['cancel', 'correct'] as const).flatMap((action) =>
        (
          [
            ['InvoicePaid', paid],
            ['InvoicePaid', open1],
            ['InvoiceAlreadyCanceled', canceled],
            ['InvoiceAlreadyCorrected', corrected],
            ['CannotCancelCorrective', undone],
            ['ItemCannotBeReturned', returned],
          ] as const
        ).map(([code, { id }]) => [code, `salesInvoices/${id}/${action}`] as const),
      ),
      ['CannotCancelCorrective', `salesInvoices/${undone.id}/makeCorrectiveCreditMemo`],
      ['NotLatestForCorrection', `salesCreditMemos/${reopened.creditMemo.id}/cancel`],
    ]
    expect(again.creditMemo.status).toBe('Corrective')
    const check = async (cases: typeof refusals) => {
      const before = await store(db, trade)
      for (const [code, path, body = {}] of cases) {
        for (const query of ['', '?preview=true']) {
          const answer = await trade.send<{ code: string; errors: { code: string }[] }>('POST', path + query, { body })
          const codes = [answer.body.code, ...answer.body.errors.map((one) => one.code)]
          expect([path, codes.includes(code), codes]).toEqual([path, true, codes])
        }
        expect([path, code, (await store(db, trade)) === before]).toEqual([path, code, true])
      }
    }
    await check(refusals)

    const both = (code: string) =>
      (['cancel', 'correct'] as const).map((action) => [code, `salesInvoices/${free.id}/${action}`] as const)
    const changes: readonly (readonly [path: string, wrong: object, right: object, code: string])[] = [
      ['customers/C1', { blocked: 'Invoice' }, { blocked: '' }, 'CustomerBlocked'],
      ['items/S1', { blocked: true }, { blocked: false }, 'ItemBlocked'],
      ['salesSetup', { allowPostingFrom: '2099-01-01' }, { allowPostingFrom: null }, 'PostingDateNotAllowed'],
      [
        'salesSetup',
        { externalDocumentNumberMandatory: true },
        { externalDocumentNumberMandatory: false },
        'ExternalDocumentNumberMissing',
      ],
    ]
    for (const [path, wrong, right, code] of changes) {
      await trade.patch(path, wrong)
      await check(both(code))
      await trade.patch(path, right)
    }
    const { receivablesAccount } = await trade.get('customerPostingGroups/DOMESTIC')
    const account = await trade.get(`accounts/${receivablesAccount}`)
    await trade.put(`accounts/${receivablesAccount}`, { ...account, blocked: true })
    await check([
      ...both('AccountBlocked'),
      ['AccountBlocked', 'customerPayments/post', { lines: [line2] }],
      ['AccountBlocked', `registers/${loose.value[0]?.transactionNumber}/reverse`],
    ])
    await trade.put(`accounts/${receivablesAccount}`, { ...account, version: undefined, blocked: false })
    const series = await trade.get('numberSeries/postedSalesCreditMemos')
    await trade.put('numberSeries/postedSalesCreditMemos', { ...series, lastNumber: Number(series.next) - 1 })
    await check(both('NumberSeriesExhausted'))
    const setup = await trade.get('generalPostingSetups/DOMESTIC/SERVICES')
    await trade.put('generalPostingSetups/DOMESTIC/SERVICES', { ...setup, salesCreditMemoAccount: '' })
    await check(both('PostingSetupMissing'))
  }, 120_000)
})
