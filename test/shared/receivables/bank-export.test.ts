import { expect, test } from 'vitest'
import { amountIn, dayIn, readExport } from '../../../shared/receivables/bank-export.ts'

test('columns are known by the words of their headings, in any order and language', () => {
  const dutch =
    'Rekening;Boekingsdatum;Naam tegenpartij bevat;Rekening tegenpartij;Bedrag;Devies;Mededelingen\nBE71;01/04/2026;Alder Foods;BE68539007547034;1.234,56;EUR;"PSI-1; dank u"'
  const french =
    'Date comptable\tMontant\tContrepartie\tCompte contrepartie\tCommunication structurée\n2-4-2026\t-12,50\tBanque\t\t+++000/0000/01212+++'
  const english = 'Date,Counterparty name,Amount (EUR),Description\n2026-04-03,"Beech, Motors","1,000.00",thanks'
  expect(readExport(dutch).lines).toEqual([
    {
      transactionDate: '2026-04-01',
      amount: 1234.56,
      payerName: 'Alder Foods',
      payerAccount: 'BE68539007547034',
      description: 'PSI-1; dank u',
      reference: '',
    },
  ])
  expect(readExport(french).lines).toMatchObject([
    { transactionDate: '2026-04-02', amount: -12.5, payerName: 'Banque', reference: '+++000/0000/01212+++' },
  ])
  expect(readExport(english).lines).toMatchObject([
    { transactionDate: '2026-04-03', amount: 1000, payerName: 'Beech, Motors', description: 'thanks' },
  ])
})

test('amounts without a sign are told by the column beside them, or stand in two columns', () => {
  const sided =
    'Datum;Naam / Omschrijving;Tegenrekening;Af Bij;Bedrag (EUR);Mededelingen\n20260401;Bank;NL91ABNA0417164300;Af;12,50;kosten\n20260402;Jan;;Bij;90,00;factuur'
  expect(readExport(sided).lines.map(({ amount, transactionDate }) => [transactionDate, amount])).toEqual([
    ['2026-04-01', -12.5],
    ['2026-04-02', 90],
  ])
  const apart = 'Date\tPaid out\tPaid in\n01/04/2026\t5.00\t\n01/04/2026\t\t7.25'
  expect(readExport(apart).lines.map(({ amount }) => amount)).toEqual([-5, 7.25])
})

test('what stands above the headings is passed over; what cannot be read is told with its line', () => {
  const text = 'Overzicht van mijn rekening\n\nDatum;Bedrag\n31/02/2026;5,00\n01/04/2026;veel\n01/04/2026;5,00\n'
  const { lines, mistakes } = readExport(text)
  expect(lines).toHaveLength(1)
  expect(mistakes).toEqual([
    { code: 'ExportDate', line: 4, value: '31/02/2026' },
    { code: 'ExportAmount', line: 5, value: 'veel' },
  ])
  expect(readExport('one;two\n1;2').mistakes).toEqual([{ code: 'ExportHeadings', line: 1, value: 'one two' }])
})

test('figures and dates as banks write them', () => {
  expect(['1.234,56', '1,234.56', '-12,5', '12,50-', '+ 12', '€ 1 000,00', '1234'].map(amountIn)).toEqual([
    1234.56, 1234.56, -12.5, -12.5, 12, 1000, 1234,
  ])
  expect(['', 'x', '1.23,45', '12.3456'].map(amountIn)).toEqual([null, null, null, null])
  expect(['1/4/2026', '01.04.26', '20260401', '2026-04-01T10:00'].map(dayIn)).toEqual(Array(4).fill('2026-04-01'))
  expect(dayIn('13/13/2026')).toBeNull()
})
