import Excel from 'exceljs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { words } from '../../../shared/words/words.ts'
import { openedCompany } from '../../addin/actions/real-pane.ts'
import { onEngine } from '../../support/databases.ts'
import { adminPassword, openTestProduct } from '../../support/server.ts'

const demo = '/api/v1/companies/demo'

onEngine('sqlite', (_, __, newPlace) => {
  let product: Awaited<ReturnType<typeof openTestProduct>>
  let token: string

  beforeEach(async () => {
    product = await openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })
    token = await openedCompany(product)
    await product.call('POST', `${demo}/salesInvoices`, {
      token,
      body: {
        id: '01890000-0000-7000-8000-000000000001',
        customerNumber: 'C1',
        postingDate: '2026-03-10',
        lines: [{ lineObjectNumber: 'X', quantity: 2, description: '=1+1' }],
      },
    })
    const posted = await product.call('POST', `${demo}/salesInvoices/01890000-0000-7000-8000-000000000001/post`, {
      token,
    })
    expect(posted.status).toBeLessThan(300)
  })
  afterEach(() => product.close())

  async function copy(language = 'en') {
    const headers = { authorization: `Bearer ${token}`, 'accept-language': language }
    const answer = await product.app.request(`${demo}/ledgers.xlsx`, { headers })
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
      200,
      expect.stringContaining('demo 20'),
    ])
    const file = new Excel.Workbook()
    await file.xlsx.load(await answer.arrayBuffer())
    return file
  }
  const rowsOf = (file: Excel.Workbook, name: string) => {
    const rows: unknown[][] = []
    file.getWorksheet(name)?.eachRow((row) => rows.push((row.values as unknown[]).slice(1)))
    return rows
  }

  test('a copy of the ledgers says up to which sealed transaction it goes, and that all of them hold', async () => {
    const registers = await product.call<{ value: { transactionNumber: number; hash: string }[] }>(
      'GET',
      `${demo}/registers`,
      { token },
    )
    const last = registers.body.value.at(-1)
    const file = await copy()
    const proof = new Map(rowsOf(file, 'Proof').map(([label, value]) => [label, value]))
    expect(proof.get(words.en['proof.upTo'])).toBe(last?.transactionNumber)
    expect(proof.get(words.en['proof.seal'])).toBe(last?.hash)
    expect(proof.get(words.en['proof.verdict'])).toContain(
      `All ${last?.transactionNumber} transactions hold their seal`,
    )
    expect(proof.get('Customer ledger')).toBe('1 entry')
    expect(rowsOf(file, 'Seals').at(-1)?.at(-1)).toBe(last?.hash)
  })

  test('holds the entries of every ledger as values: dates as days, texts never as formulas', async () => {
    const file = await copy('nl')
    const customers = rowsOf(file, words.nl['sheet.customerLedger'])
    expect(customers).toHaveLength(2)
    expect(customers[1]?.[0]).toBe(1)
    expect(customers[1]).toContainEqual(new Date('2026-03-10T00:00:00Z'))
    const general = rowsOf(file, words.nl['sheet.generalLedger'])
    const answer = await product.call<{ count: number }>('GET', `${demo}/generalLedgerEntries`, { token })
    expect(general).toHaveLength(answer.body.count + 1)
    const formulas = file.worksheets.flatMap((sheet) => {
      const found: unknown[] = []
      sheet.eachRow((row) => row.eachCell((cell) => cell.type === Excel.ValueType.Formula && found.push(cell.address)))
      return found
    })
    expect(formulas).toEqual([])
  })
})
