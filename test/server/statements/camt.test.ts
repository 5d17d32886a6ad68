import { expect, test } from 'vitest'
import { readCamt } from '../../../server/statements/camt.ts'
import { readStatements, textOf } from '../../../server/statements/read.ts'
import { FileFault } from '../../../server/statements/statement-file.ts'
import { camtFile, camtStatement } from '../../support/bank-files.ts'

const debtor = (name: string, account: string) =>
  `<RltdPties><Dbtr><Pty><Nm>${name}</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>${account}</IBAN></Id></DbtrAcct></RltdPties>`
const text = (words: string) => `<RmtInf><Ustrd>${words}</Ustrd></RmtInf>`
const reference = (words: string) => `<RmtInf><Strd><CdtrRefInf><Ref>${words}</Ref></CdtrRefInf></Strd></RmtInf>`
const faultIn = (source: string) => {
  try {
    readStatements(source)
  } catch (error) {
    if (error instanceof FileFault) return [error.mistake.line, error.mistake.word]
    throw error
  }
  return null
}

test('a file becomes a statement with payers, accounts, texts and references', () => {
  const [statement] = readCamt(
    camtFile([
      { amount: 1815.07, details: [debtor('Beech &amp; Motors', 'BE43068999999501') + reference('000000001212')] },
      { amount: -9.25, day: '2026-04-02', details: [text('account\n  costs')] },
      { amount: 5, status: '<Sts><Cd>PDNG</Cd></Sts>' },
    ]),
  )
  expect(statement).toMatchObject({
    iban: 'BE71096123456769',
    currencyCode: 'EUR',
    statementNumber: '2026-041',
    openingBalance: 100,
    closingBalance: 1905.82,
    lines: [
      {
        clientId: '1',
        transactionDate: '2026-04-01',
        amount: 1815.07,
        payerName: 'Beech & Motors',
        payerAccount: 'BE43068999999501',
        reference: '000000001212',
      },
      { clientId: '2', transactionDate: '2026-04-02', amount: -9.25, description: 'account costs', payerName: '' },
    ],
  })
  expect(statement?.lines).toHaveLength(2)
})

test('a collective booking is a line for each transaction, where these come to the same', () => {
  const part = (amount: number, words: string) => `<Amt Ccy="EUR">${amount}</Amt>${text(words)}`
  const [statement] = readCamt(camtFile([{ amount: 100, details: [part(60, 'one'), part(40, 'two')] }]))
  expect(statement?.lines.map(({ amount, description }) => [amount, description])).toEqual([
    [60, 'one'],
    [40, 'two'],
  ])
  const [other] = readCamt(camtFile([{ amount: 100, details: [text('one'), text('two')] }]))
  expect(other?.lines.map(({ amount, description }) => [amount, description])).toEqual([[100, 'one two']])
})

test('several statements in one file are several', () => {
  const two = camtFile([{ amount: 1 }]).replace(
    '</BkToCstmrStmt>',
    `${camtStatement([{ amount: 2 }], { id: '2026-042' })}</BkToCstmrStmt>`,
  )
  expect(readCamt(two).map(({ statementNumber }) => statementNumber)).toEqual(['2026-041', '2026-042'])
})

test('whatever is broken is refused with its line', () => {
  const good = camtFile([{ amount: 10 }])
  expect(faultIn(good.replace('10.00', 'ten'))).toEqual(['6', 'FileAmount'])
  expect(faultIn(good.replace('CRDT', 'XXXX'))).toEqual(['5', 'FileValue'])
  expect(faultIn(good.replace('</BookgDt>', ''))).toEqual(['10', 'FileXml'])
  expect(faultIn(good.replace('<BookgDt><Dt>2026-04-01', '<BookgDt><Dt>2026-02-31'))).toEqual(['10', 'FileDate'])
  expect(faultIn(good.replaceAll('IBAN', 'NONE'))).toEqual(['3', 'FileMissing'])
  expect(faultIn('<Document/>')).toEqual(['1', 'FileMissing'])
  expect(faultIn('<!DOCTYPE d [<!ENTITY a "b">]><Document>&a;</Document>')).toEqual(['1', 'FileXml'])
  expect(faultIn('Date;Amount\n1;2')).toEqual(['1', 'FileUnknown'])
})

test('a file that nests without end is refused at once, whatever its size', () => {
  const deep = 500_000
  const begun = performance.now()
  expect(faultIn(`<Document>\n${'<a>'.repeat(deep)}${'</a>'.repeat(deep)}</Document>`)).toEqual(['2', 'FileXml'])
  expect(performance.now() - begun).toBeLessThan(1000)
})

test('a text is cut between two signs, and what has a NUL is no text', () => {
  const [statement] = readCamt(camtFile([{ amount: 1, details: [text(`a${'🚲'.repeat(600)}`)] }]))
  expect(statement?.lines[0]?.description).toBe(`a${'🚲'.repeat(499)}`)
  expect(faultIn(`0000001012605${'\0'.repeat(100)}`)).toEqual(['1', 'FileUnknown'])
})

test('an old file of another code page keeps its accents', () => {
  expect(textOf(new Uint8Array([0x43, 0x61, 0x66, 0xe9]))).toBe('Café')
  expect(textOf(new TextEncoder().encode('Café'))).toBe('Café')
})
