import { beforeEach, expect, test } from 'vitest'
import type { Problem } from '../../../addin/state/findings.ts'
import { say } from '../../../shared/words/words.ts'
import { openedOn, smallShop } from './fake-pane.ts'
import type { Pane } from './pane.ts'

let pane: Pane

beforeEach(async () => {
  pane = await openedOn(smallShop())
})

const line = (document: string, quantity: number) => `${document}\tC1\t46188\t\tX\t\t${quantity}`
async function pasted(address: string, rows: readonly string[]): Promise<readonly Problem[]> {
  pane.office.host.userPaste(address, rows.join('\n'))
  await pane.actions.look()
  return pane.state().drafts.invoices.problems
}
const selected = () =>
  pane.office.Excel.run(async (context) => {
    const range = context.workbook.getSelectedRange().load('address')
    await context.sync()
    return range.address
  })

test('lines below an empty row are told of, are gone to, and count once the empty row is deleted', async () => {
  const told = await pasted('Invoices!A2', [line('A', 1), '', line('B', 2), '\t\t\t\tX\t\t3'])
  expect(told.map(({ code, level, rowNumber }) => [code, level, rowNumber])).toEqual([
    ['RowsApart', 'warning', 4],
    ['RowsApart', 'warning', 5],
  ])
  expect(pane.state().drafts.invoices).toMatchObject({ documents: 1, ready: { documents: 1, rows: 1 } })
  await pane.actions.goToCell((told[1] as Problem).place)
  expect(await selected()).toBe('Invoices!A5')

  pane.office.host.userDeleteRows('Invoices!3:3')
  await pane.actions.look()
  expect(pane.state().drafts.invoices).toMatchObject({ documents: 2, rows: 3, problems: [] })
})

test('how many empty rows there are to delete is said alike of all rows', async () => {
  const told = await pasted('Invoices!A2', [line('A', 1), '', '\tNote', '', line('B', 2), '', line('D', 3)])
  expect(told.map(({ rowNumber, params }) => [rowNumber, params])).toEqual([
    [6, { n: 3 }],
    [8, { n: 3 }],
  ])
  const [one, several] = [1, 3].map((n) => say('nl', 'problem.RowsApart', { n }))
  expect([one, several]).toEqual([
    expect.stringContaining('Verwijder de lege rij erboven'),
    expect.stringContaining('Verwijder de lege rijen erboven'),
  ])
})

test('a table that is still empty tells of them too', async () => {
  expect(await pasted('Invoices!A4', [line('A', 1)])).toMatchObject([{ code: 'RowsApart', rowNumber: 4 }])
  expect(pane.state().drafts.invoices.rows).toBe(0)
})

test('notes and sums that somebody keeps below the rows are left in peace', async () => {
  const sums = ['Total\t\t\t\t\t\t=SUM(G2:G3)\t\t1.000', '\t\t\t\tX\tThings\t=SUMIF(E2:E3;"X";G2:G3)']
  const notes = ['To do\tAsk Jan', 'Total\t\t\t\t\t\t3', '\t\t46188\tseen by An']
  expect(await pasted('Invoices!A2', [line('A', 1), line('B', 2), '', ...sums, '', ...notes])).toEqual([])
})

test('of payments the same is told', async () => {
  await pane.actions.goToSheet('payments')
  pane.office.host.userPaste('Payments!A2', '46188\t121\tJan\n\n46188\t242\tPiet\n\n\t363\tsum')
  await pane.actions.look()
  expect(pane.state().payments.problems.map(({ code, rowNumber }) => [code, rowNumber])).toEqual([['RowsApart', 4]])
})
