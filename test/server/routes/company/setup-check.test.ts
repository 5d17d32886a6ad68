import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { closedAfterEach } from '../../../support/closing.ts'
import { forEachEngine } from '../../../support/databases.ts'
import { draft, type Given, line, openTrade, person, stocked } from '../../companies/trade.ts'

interface Check {
  readonly value: readonly { readonly severity: string; readonly code: string; readonly message: string }[]
  readonly count: number
}

forEachEngine((_, __, newPlace) => {
  const closing = closedAfterEach()
  async function open() {
    const product = await openTrade(await newPlace())
    closing.push(product.close)
    return product
  }

  test('a check of the set-up says in the reader’s language what would stop a posting, and the posting is stopped by it', async () => {
    const product = await open()
    const trade = await stocked(product.trade)
    const errors = async () => {
      const { value, count } = await trade.get<Check>('setup/check')
      expect(count).toBe(value.length)
      return value.filter((one) => one.severity === 'Error')
    }
    expect(await errors()).toEqual([])
    const { id } = await trade.post('salesInvoices', draft([line('S1', 1)]))
    const group = await trade.get<Given>('customerPostingGroups/DOMESTIC')
    await trade.put('customerPostingGroups/DOMESTIC', { ...group, receivablesAccount: null })
    const place = { resource: 'customerPostingGroups', key: 'DOMESTIC', field: 'receivablesAccount' }
    expect(await errors()).toMatchObject([{ code: 'PostingSetupMissing', ...place }])
    const problem = await trade.refused('POST', `salesInvoices/${id}/post`, {}, 422)
    expect(problem.errors.map((error) => error.code)).toEqual(['PostingSetupMissing'])

    const reader = trade.as(await person(product, 'viewer', trade.name))
    const dutch = await reader.send<Check>('GET', 'setup/check', { headers: { 'accept-language': 'nl' } })
    expect(dutch.body.value[0]?.message).toBe(
      'De boekingsinstelling voor DOMESTIC heeft geen Debiteurenrekening. Vul de instelling aan.',
    )
    const [told] = await trade.batch([{ id: randomUUID(), method: 'GET', url: 'setup/check' }])
    expect((told?.body as unknown as Check | undefined)?.value[0]).toMatchObject(place)
  })

  test('a number that the series warns at is given with a warning, from then on and until the series ends', async () => {
    const { trade } = await open()
    await stocked(trade)
    await trade.put('numberSeries/postedSalesInvoices', {
      prefix: 'F',
      next: 8,
      width: 3,
      warningNumber: 9,
      lastNumber: 10,
    })
    const codes: string[][] = []
    for (let count = 0; count < 3; count++) {
      const { id } = await trade.post('salesInvoices', draft([line('S1', 1)]))
      const posted = await trade.post(`salesInvoices/${id}/post`)
      codes.push(posted.warnings.map((one) => one.code))
    }
    expect(codes).toEqual([[], ['NumberSeriesWarning'], ['NumberSeriesWarning']])
    const { id } = await trade.post('salesInvoices', draft([line('S1', 1)]))
    expect((await trade.refused('POST', `salesInvoices/${id}/post`, {}, 409)).code).toBe('NumberSeriesExhausted')
  })

  test('a series set back onto numbers in use posts nothing', async () => {
    const { trade } = await open()
    await stocked(trade)
    const post = async () => (await trade.post('salesInvoices', draft([line('S1', 1)]))).id
    await trade.post(`salesInvoices/${await post()}/post`)
    const series = await trade.get<Given>('numberSeries/postedSalesInvoices')
    await trade.put('numberSeries/postedSalesInvoices', { ...series, next: 1 })
    const problem = await trade.refused('POST', `salesInvoices/${await post()}/post`, {}, 409)
    expect(problem.code).toBe('RecordExists')
    expect(await trade.entries('customerLedgerEntries')).toHaveLength(1)
  })
})
