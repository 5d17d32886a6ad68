import { describe, expect, test } from 'vitest'
import { customFunctions, openOffice } from '../../../support/office.ts'

const functions = {
  namespace: 'SHOP',
  functions: [
    { id: 'PRICE', name: 'PRICE', parameters: [{ name: 'item' }, { name: 'quantity' }] },
    { id: 'TOTAL', name: 'TOTAL', parameters: [{ name: 'amounts', dimensionality: 'matrix' }] },
    { id: 'FAIL', name: 'FAIL', parameters: [{ name: 'how' }] },
    { id: 'CLOCK', name: 'CLOCK', parameters: [], options: { stream: true } },
  ],
}

/** The library keeps what is associated, so each test says anew what its functions do. */
const { associate, Error: FunctionError, ErrorCode } = customFunctions()

interface Stream {
  setResult(value: number): void
  onCanceled: () => void
}

const open = () => {
  const office = openOffice({ functions })
  const read = async (address: string) =>
    office.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getFirst().getRange(address).load('values')
      await context.sync()
      return range.values.flat()
    })
  return { ...office, read }
}

describe('a custom function', () => {
  test('is busy until it has answered, and is told of by calculation, not as an edit', async () => {
    associate('PRICE', async (item: string, quantity: number | null) => item.length * (quantity ?? 1))
    const { host, read, Excel } = open()
    const told: string[] = []
    await Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add(async ({ address }) => void told.push(`edited ${address}`))
      context.workbook.worksheets.onCalculated.add(async () => void told.push('calculated'))
      await context.sync()
    })
    host.userPaste('Sheet1!A1', 'bolt\t=SHOP.PRICE(A1)\nnut\t=shop.price(A2,2)*10')
    expect(await read('B1:B2')).toEqual(['#BUSY!', '#BUSY!'])
    await host.settled()
    expect(await read('B1:B2')).toEqual([4, 60])
    expect(told.filter((one) => one.startsWith('edited'))).toEqual(['edited A1:B2'])
    expect(told).toContain('calculated')
  })

  test('is called once for each cell and arguments, all of a calculation together, and again when they change', async () => {
    const calls: string[] = []
    associate('PRICE', (item: string) => {
      calls.push(item)
      return `${item}!`
    })
    const { host, read } = open()
    host.userPaste('Sheet1!A1', 'a\t=SHOP.PRICE(A1)\nb\t=SHOP.PRICE(A2)')
    await host.settled()
    host.userEdit('Sheet1!D1', 'elsewhere')
    host.userEdit('Sheet1!A2', 'c')
    await host.settled()
    expect(await read('B1:B2')).toEqual(['a!', 'c!'])
    expect(calls).toEqual(['a', 'b', 'c'])
  })

  test('gets ranges as rows of rows, and can be asked about two thousand cells at once', async () => {
    associate('TOTAL', (rows: number[][]) => rows.flat().reduce((sum, one) => sum + Number(one), 0))
    const { host, read } = open()
    host.userPaste(
      'Sheet1!A1',
      Array.from({ length: 2000 }, (_, at) => [String(at), `=SHOP.TOTAL(A${at + 1}:A${at + 2})`]),
    )
    await host.settled()
    const values = await read('B1:B2000')
    expect(values).not.toContain('#BUSY!')
    expect([values[0], values[10], values[1999]]).toEqual([1, 21, 1999])
  })

  test('tells errors by kind, whether it throws, rejects or has none of its name', async () => {
    associate('FAIL', async (how: string) => {
      if (how === 'missing') throw new FunctionError(ErrorCode.notAvailable, 'not known')
      if (how === 'number') throw new FunctionError(ErrorCode.invalidNumber)
      throw new Error('broken')
    })
    const { host, read } = open()
    host.userPaste('Sheet1!A1', [
      ['=SHOP.FAIL("missing")', '=SHOP.FAIL("number")', '=SHOP.FAIL("other")', '=SHOP.NOBODY()'],
    ])
    await host.settled()
    expect(await read('A1:D1')).toEqual(['#N/A', '#NUM!', '#VALUE!', '#NAME?'])
  })

  test('that streams goes on telling, until its formula is gone', async () => {
    const state: { tick?: (value: number) => void; isStopped: boolean } = { isStopped: false }
    associate('CLOCK', (invocation: Stream) => {
      state.tick = (value) => invocation.setResult(value)
      invocation.onCanceled = () => (state.isStopped = true)
      invocation.setResult(1)
    })
    const { host, read } = open()
    host.userEdit('Sheet1!A1', '=SHOP.CLOCK()')
    await host.settled()
    expect(await read('A1')).toEqual([1])
    host.userClear('Sheet1!A1')
    await host.settled()
    expect(state.isStopped).toBe(true)
    expect(await read('A1')).toEqual([''])
  })
})
