import { expect, test } from 'vitest'
import type { Database } from '../../../../server/store/database.ts'
import { ledgerTables } from '../../../../server/store/tables.ts'
import { closedAfterEach } from '../../../support/closing.ts'
import { forEachEngine } from '../../../support/databases.ts'
import { draft, type Given, type List, line, openTrade, stocked } from '../../companies/trade.ts'

forEachEngine((_, __, newPlace) => {
  const closing = closedAfterEach()
  async function open() {
    const product = await openTrade(await newPlace())
    closing.push(product.close)
    const trade = await stocked(product.trade)
    for (const quantity of [1, 2, 3]) {
      const { id } = await trade.post('salesInvoices', draft([line('G1', quantity), line('S1', 1)]))
      await trade.post(`salesInvoices/${id}/post`)
    }
    return { ...product, trade, verdict: () => trade.get<Given>('registers/verify') }
  }
  const run = (db: Database, sql: string) => db.batch([{ sql, values: [] }])

  test('each posting is one register that names its entries and carries the hash of the one before', async () => {
    const { trade, verdict } = await open()
    expect(await verdict()).toEqual({ valid: true, checked: 4 })
    const registers = await trade.entries<{
      transactionNumber: number
      hash: string
      previousHash: string
      entries: Record<string, { from: number; to: number }>
    }>('registers')
    expect(registers.map((one) => one.transactionNumber)).toEqual([1, 2, 3, 4])
    for (const [index, one] of registers.entries())
      expect(one.previousHash).toBe(index === 0 ? '' : registers[index - 1]?.hash)
    for (const ledger of ['generalLedgerEntries', 'itemLedgerEntries', 'vatEntries', 'customerLedgerEntries']) {
      const entries = await trade.entries(ledger)
      expect(
        entries.map((one) => one.entryNumber),
        ledger,
      ).toEqual(entries.map((_, index) => index + 1))
      const named = registers.flatMap(({ transactionNumber, entries: ranges }) => {
        const range = ranges[ledger]
        return range ? Array.from({ length: range.to - range.from + 1 }, () => transactionNumber) : []
      })
      expect(
        entries.map((one) => one.transactionNumber),
        ledger,
      ).toEqual(named)
    }
    expect((await trade.get<List>('registers?transactionNumber=2')).value).toMatchObject([{ transactionNumber: 2 }])
    expect((await trade.get<List>('registers?top=3')).value).toHaveLength(3)
    const { next } = await trade.get<List>('registers?top=3')
    expect((await trade.get<List>(`registers?top=3&cursor=${next}`)).value).toMatchObject([{ transactionNumber: 4 }])
  })

  test.each<[string, string, number]>([
    [
      'an amount of the general ledger',
      'UPDATE general_ledger_entries SET amount = amount + 1 WHERE "entryNumber" = 5',
      2,
    ],
    ['who is owed', `UPDATE customer_ledger_entries SET "customerNumber" = 'C2' WHERE "entryNumber" = 3`, 4],
    ['a date of stock', `UPDATE item_ledger_entries SET "postingDate" = '2026-01-02' WHERE "entryNumber" = 1`, 1],
    ['the number of a transaction', 'UPDATE vat_entries SET "transactionNumber" = 9 WHERE "entryNumber" = 2', 3],
    ['an entry that is gone', 'DELETE FROM value_entries WHERE "entryNumber" = 2', 2],
    [
      'the last entry gone',
      'DELETE FROM vat_entries WHERE "entryNumber" = (SELECT MAX("entryNumber") FROM vat_entries)',
      4,
    ],
    ['a register gone', 'DELETE FROM registers WHERE "transactionNumber" = 2', 2],
    ['the last register gone', 'DELETE FROM registers WHERE "transactionNumber" = 4', 4],
    ['who posted', `UPDATE registers SET "userName" = 'somebody' WHERE "transactionNumber" = 3`, 3],
    ['the entries of a register', `UPDATE registers SET ranges = '{}' WHERE "transactionNumber" = 3`, 3],
    ['the hash of the last register', `UPDATE registers SET hash = 'x' WHERE "transactionNumber" = 4`, 4],
  ])('verifying finds %s', async (_name, sql, transactionNumber) => {
    const { database, verdict } = await open()
    await run(database, sql)
    expect(await verdict()).toMatchObject({ valid: false, transactionNumber })
  })

  test('verifying finds entries that no posting wrote, and a posting cut off with all that it wrote', async () => {
    const { database, verdict, trade } = await open()
    const columns = Object.keys(ledgerTables.vatEntries.columns)
    const copy = (transaction: number) => {
      const fresh: Readonly<Record<string, string>> = { '"entryNumber"': '4', '"transactionNumber"': `${transaction}` }
      const values = columns.map((column) => (fresh[column] ? `${fresh[column]} AS ${column}` : column))
      return `INSERT INTO vat_entries (${columns}) SELECT * FROM (SELECT ${values} FROM vat_entries WHERE "entryNumber" = 3) AS copied`
    }
    for (const transaction of [4, 5]) {
      await run(database, copy(transaction))
      expect(await verdict()).toMatchObject({ valid: false })
      await run(database, 'DELETE FROM vat_entries WHERE "entryNumber" = 4')
      expect(await verdict()).toEqual({ valid: true, checked: 4 })
    }
    const { value } = await trade.get<List>('registers')
    for (const table of ['vat_entries', 'general_ledger_entries', 'customer_ledger_entries', 'registers'])
      await run(database, `DELETE FROM ${table} WHERE "transactionNumber" = ${value.length}`)
    expect(await verdict()).toMatchObject({ valid: false, transactionNumber: 4 })
  })

  test('a feed gives every entry once, page by page, and tells afterwards what changed', async () => {
    const { trade } = await open()
    const order = await trade.post('salesOrders', draft([line('G1', 5)]))
    await trade.post(`salesOrders/${order.id}/ship`)
    interface Feed {
      readonly columns: readonly string[]
      readonly rows: readonly (readonly unknown[])[]
      readonly last: number
      readonly more: boolean
      readonly changed: readonly (readonly unknown[])[]
    }
    const read = async (after: number, limit: number) =>
      trade.get<Feed>(`ledgers/itemLedgerEntries/feed?after=${after}&limit=${limit}`)
    const numbers: unknown[] = []
    let last = 0
    for (let turn = 0; turn < 9; turn++) {
      const page = await read(last, 2)
      numbers.push(...page.rows.map((row) => row[page.columns.indexOf('entryNumber')]))
      for (const row of page.rows) expect(row).toHaveLength(page.columns.length)
      last = page.last
      if (!page.more) break
    }
    expect(numbers).toEqual([1, 2, 3, 4, 5])
    expect(await read(5, 2)).toMatchObject({ rows: [], last: 5, more: false, changed: [] })
    await trade.post(`salesOrders/${order.id}/invoice`)
    const later = await read(5, 100)
    expect(later.rows).toEqual([])
    expect(
      later.changed.map((row) => [
        row[later.columns.indexOf('entryNumber')],
        row[later.columns.indexOf('invoicedQuantity')],
      ]),
    ).toEqual([[5, -5]])
    const known = (await read(4, 100)).changed.map((row) => row[later.columns.indexOf('entryNumber')])
    expect(known).toEqual([1])
    await trade.refused('GET', 'ledgers/nothing/feed', undefined, 404)
    await trade.refused('GET', 'ledgers/vatEntries/feed?after=x', undefined, 422)
    await trade.refused('GET', 'ledgers/vatEntries/feed?after=-1', undefined, 422)
    await trade.refused('GET', 'ledgers/vatEntries/feed?limit=0', undefined, 422)
  })
})
