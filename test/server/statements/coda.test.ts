import { expect, test } from 'vitest'
import { readCoda } from '../../../server/statements/coda.ts'
import { FileFault } from '../../../server/statements/statement-file.ts'
import { codaFile, codaRecord, type Movement } from '../../support/bank-files.ts'

const movements: readonly Movement[] = [
  { amount: 242, structured: '000000001212', name: 'A FOODS' },
  {
    amount: 310.4,
    text: `a long text that goes on and on ${'over three records '.repeat(5)}`,
    account: 'BE68539007547034',
    name: 'B MOTORS',
  },
  { amount: -12.5, text: 'account costs' },
]
const faultIn = (source: string) => {
  try {
    readCoda(source)
  } catch (error) {
    if (error instanceof FileFault) return [error.mistake.line, error.mistake.word]
    throw error
  }
  return null
}
const lines = codaFile(movements).split('\r\n')
const withLine = (number: number, change: (line: string) => string) =>
  lines.map((line, index) => (index === number - 1 ? change(line) : line)).join('\r\n')
const put = (position: number, text: string) => (line: string) =>
  line.slice(0, position - 1) + text + line.slice(position - 1 + text.length)

test('a file becomes a statement: account, number of the year, balances, and what each movement says', () => {
  const [statement, ...others] = readCoda(codaFile(movements))
  expect(others).toEqual([])
  expect(statement).toMatchObject({
    iban: 'BE71096123456769',
    currencyCode: 'EUR',
    statementNumber: '2026-041',
    openingBalance: 1000,
    closingBalance: 1539.9,
    lines: [
      {
        clientId: '1',
        transactionDate: '2026-04-01',
        amount: 242,
        reference: '000000001212',
        description: '',
        payerName: 'A FOODS',
      },
      { amount: 310.4, payerAccount: 'BE68539007547034', payerName: 'B MOTORS', reference: '' },
      { amount: -12.5, description: 'account costs' },
    ],
  })
  expect(statement?.lines[1]?.description).toMatch(/^a long text .* over three records over three/)
})

test('a collective movement is its details, where they come to the same', () => {
  const details = [
    { amount: 60, detail: '0001', text: 'one' },
    { amount: 40, detail: '0002', text: 'two' },
  ]
  const [statement] = readCoda(codaFile([{ amount: 100, text: 'batch' }, ...details]))
  expect(statement?.lines.map(({ amount, description }) => [amount, description])).toEqual([
    [60, 'one'],
    [40, 'two'],
  ])
  const [other] = readCoda(codaFile([{ amount: 100, text: 'batch' }, ...details.slice(1)]))
  expect(other?.lines.map(({ description }) => description)).toEqual(['batch'])
})

test('several files in one, line ends of any kind, and messages of the bank are no trouble', () => {
  const message = codaRecord([1, '4 00010000'], [33, 'Happy new year'])
  const again = codaFile([{ amount: 1 }]).replace('\r\n9', `\r\n${message}\r\n9`)
  expect(readCoda(`${codaFile(movements)}\n${again}`.replaceAll('\r\n', '\n'))).toHaveLength(2)
})

test('whatever is broken is refused with its line', () => {
  expect(faultIn(withLine(3, put(33, 'x')))).toEqual(['3', 'FileAmount'])
  expect(faultIn(withLine(3, put(116, '310226')))).toEqual(['3', 'FileDate'])
  expect(faultIn(withLine(4, (line) => `${line} `))).toEqual(['4', 'FileLineLength'])
  expect(faultIn(withLine(4, put(1, '55')))).toEqual(['4', 'FileRecord'])
  expect(faultIn(withLine(4, put(3, '0009')))).toEqual(['4', 'FileRecord'])
  expect(faultIn(withLine(2, () => ''))).toEqual(['3', 'FileRecord'])
  expect(faultIn(withLine(12, put(43, '000000000001000')))).toEqual(['12', 'FileTotals'])
  expect(faultIn(withLine(13, put(17, '000012')))).toEqual(['13', 'FileRecordCount'])
  expect(faultIn(withLine(13, put(38, '000000000001000')))).toEqual(['13', 'FileTotals'])
  expect(faultIn(withLine(13, () => ''))).toEqual(['12', 'FileMissing'])
})
