import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Problem } from '../../../addin/state/findings.ts'
import { onEngine } from '../../support/databases.ts'
import { adminPassword, openTestProduct } from '../../support/server.ts'
import type { Pane } from './pane.ts'
import { type Line, openedBeside, openedOn, type Product } from './real-pane.ts'

const line = (document: string, quantity: number | string, description = '') =>
  [document, 'C1', '10-3-2026', '', 'X', description, String(quantity)].join('\t')

/** Two workbooks on one company: An's first, then Piet's, with the same draft of two lines in both. */
onEngine('sqlite', (_, __, newPlace) => {
  let product: Product
  let an: Pane
  let piet: Pane
  let lineOfAn: Line

  beforeEach(async () => {
    product = await openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })
    lineOfAn = {}
    an = await openedOn(product, lineOfAn)
    an.office.host.userPaste('Invoices!A2', [line('A', 2), line('A', 3)].join('\n'))
    await an.actions.save()
    piet = await openedBeside(product, 'piet')
  })
  afterEach(() => product.close())

  const turnOf = (pane: Pane) => {
    pane.office.toFront()
    return pane
  }
  const cells = async (pane: Pane, ...keys: readonly string[]) =>
    (await turnOf(pane).rows('invoices')).map((row) => keys.map((key) => row[key]))
  const edit = (pane: Pane, cell: string, text: string) => turnOf(pane).office.host.userEdit(`Invoices!${cell}`, text)
  const problemsOf = async (pane: Pane): Promise<readonly Problem[]> => {
    await turnOf(pane).actions.look()
    return pane.state().drafts.invoices.problems
  }
  async function answer(pane: Pane, problem: Problem | undefined, which: 0 | 1) {
    if (!problem?.choices[which]) throw new Error('nothing is asked')
    await pane.actions.resolve([problem], which)
  }

  test('edits of different cells come together, whoever saves first', async () => {
    edit(an, 'G2', '5')
    edit(piet, 'F3', 'Blue')
    await turnOf(an).actions.save()
    await turnOf(piet).actions.save()
    expect(await cells(piet, 'quantity', 'description', 'status')).toEqual([
      [5, 'Thing', 'Saved'],
      [3, 'Blue', 'Saved'],
    ])
    expect(await problemsOf(piet)).toEqual([])
    await turnOf(an).actions.refresh()
    expect(await cells(an, 'quantity', 'description', 'status')).toEqual([
      [5, 'Thing', 'Saved'],
      [3, 'Blue', 'Saved'],
    ])
    expect([...an.logged, ...piet.logged]).toEqual([])
  })

  test('a cell that both changed is asked about, with whose the other is; either answer holds', async () => {
    edit(an, 'G2', '5')
    await turnOf(an).actions.save()
    edit(piet, 'G2', '7')
    await turnOf(piet).actions.refresh()
    const [asked] = await problemsOf(piet)
    expect(asked).toMatchObject({
      code: 'Conflict',
      level: 'question',
      place: { row: 0, column: 'quantity' },
      params: { value: '7', first: '5', user: 'admin', at: expect.stringMatching(/T/) },
    })
    expect((await cells(piet, 'quantity', 'status'))[0]).toEqual([7, '! Changed elsewhere'])
    // As long as it is open, nothing is saved over the other's.
    await piet.actions.save()
    expect(piet.state().outcome?.lines[0]?.key).toBe('result.markedFirst')
    await answer(piet, asked, 0)
    expect(await problemsOf(piet)).toEqual([])
    await piet.actions.save()
    edit(an, 'G2', '9')
    await turnOf(an).actions.refresh()
    const [again] = await problemsOf(an)
    await answer(an, again, 1)
    expect((await cells(an, 'quantity'))[0]).toEqual([7])
    expect(await problemsOf(an)).toEqual([])
  })

  test('a question that is still open survives the next change of the other', async () => {
    edit(an, 'G2', '5')
    await turnOf(an).actions.save()
    edit(piet, 'G2', '7')
    await turnOf(piet).actions.refresh()
    edit(an, 'G2', '6')
    await turnOf(an).actions.save()
    await turnOf(piet).actions.refresh()
    expect((await problemsOf(piet)).map(({ code, params }) => [code, params.value, params.first])).toEqual([
      ['Conflict', '7', '6'],
    ])
  })

  test('a date on which both disagree is answered in every row of the document', async () => {
    edit(an, 'C2', '11-3-2026')
    edit(an, 'C3', '11-3-2026')
    await turnOf(an).actions.save()
    for (const cell of ['C2', 'C3']) edit(piet, cell, '12-3-2026')
    await turnOf(piet).actions.refresh()
    const [asked] = await problemsOf(piet)
    expect(asked).toMatchObject({ code: 'Conflict', place: { column: 'postingDate' } })
    await answer(piet, asked, 1)
    expect(await cells(piet, 'postingDate')).toEqual([[46092], [46092]])
    expect(await problemsOf(piet)).toEqual([])
  })

  test('a row deleted here and changed there comes back as a question', async () => {
    edit(an, 'G3', '30')
    await turnOf(an).actions.save()
    turnOf(piet).office.host.userDeleteRows('Invoices!3:3')
    await piet.actions.refresh()
    const [asked] = await problemsOf(piet)
    expect(asked).toMatchObject({ code: 'LineDeletedHere', params: { user: 'admin' } })
    expect(await cells(piet, 'quantity')).toEqual([[2], [30]])
    await answer(piet, asked, 1)
    expect(await cells(piet, 'quantity')).toEqual([[2]])
    await piet.actions.save()
    await turnOf(an).actions.refresh()
    expect(await cells(an, 'quantity')).toEqual([[2]])
  })

  test('a row changed here and deleted there stays as a question, and can be kept as a new line', async () => {
    turnOf(an).office.host.userDeleteRows('Invoices!3:3')
    await an.actions.save()
    edit(piet, 'G3', '30')
    await turnOf(piet).actions.refresh()
    const [asked] = await problemsOf(piet)
    expect(asked).toMatchObject({ code: 'LineDeletedThere', place: { row: 1, column: null } })
    await answer(piet, asked, 0)
    expect(await problemsOf(piet)).toEqual([])
    await piet.actions.save()
    await turnOf(an).actions.refresh()
    expect(await cells(an, 'quantity', 'status')).toEqual([
      [2, 'Saved'],
      [30, 'Saved'],
    ])
  })

  test('who posts what the other has posted just now is told by whom', async () => {
    turnOf(an).office.host.userSelect('Invoices!A2')
    await an.actions.act('post', { sheet: 'invoices', selected: true })
    turnOf(piet).office.host.userSelect('Invoices!A2')
    await piet.actions.act('post', { sheet: 'invoices', selected: true })
    await turnOf(an).actions.confirm()
    expect(an.state().outcome?.lines).toEqual([{ key: 'result.posted', params: { n: 1 } }])
    await turnOf(piet).actions.confirm()
    expect(piet.state().outcome?.lines).toEqual([
      { key: 'result.posted', params: { n: 1 } },
      { key: 'result.doneBefore', params: { n: 1, user: 'admin' } },
    ])
    expect(await cells(piet, 'quantity')).toEqual([])
  })

  test('rows that were changed here say by whom their document was posted meanwhile', async () => {
    edit(piet, 'G2', '8')
    turnOf(an).office.host.userSelect('Invoices!A2')
    await an.actions.act('post', { sheet: 'invoices', selected: true })
    await an.actions.confirm()
    await turnOf(piet).actions.refresh()
    expect(await problemsOf(piet)).toMatchObject([{ code: 'PostedElsewhere', params: { user: 'admin' } }])
    expect((await cells(piet, 'message'))[0]?.[0]).toMatch(/^admin has posted this document as PSI-/)
  })

  test('a document deleted there and changed here can be kept as a new one', async () => {
    turnOf(an).office.host.userSelect('Invoices!A2')
    await an.actions.act('delete', { sheet: 'invoices', selected: true })
    await an.actions.confirm()
    expect(await cells(an, 'quantity')).toEqual([])
    edit(piet, 'G2', '8')
    await turnOf(piet).actions.refresh()
    const [asked] = await problemsOf(piet)
    expect(asked).toMatchObject({ code: 'DeletedElsewhere', params: { user: 'admin' } })
    await answer(piet, asked, 0)
    expect(await problemsOf(piet)).toEqual([])
    await piet.actions.save()
    await turnOf(an).actions.refresh()
    expect(await cells(an, 'quantity', 'status')).toEqual([
      [8, 'Saved'],
      [3, 'Saved'],
    ])
  })

  test('a document whose save was not answered stays one document when its first row is deleted', async () => {
    turnOf(an).office.host.userPaste('Invoices!A4', [line('B', 7), line('B', 8)].join('\n'))
    lineOfAn.answers = true
    await an.actions.save()
    an.office.host.userDeleteRows('Invoices!4:4')
    lineOfAn.answers = false
    await an.actions.save()
    await turnOf(piet).actions.refresh()
    expect(await cells(piet, 'quantity')).toEqual([[2], [3], [8]])
  })

  test('a draft of which Undo took the ids away is known again by what it says', async () => {
    const office = turnOf(an).office
    office.host.userPaste('Invoices!A4', [line('B', 7), line('B', 8)].join('\n'))
    await an.actions.save()
    while ((await cells(an, 'rowId'))[2]?.[0] !== undefined) await office.host.userUndo()
    await an.actions.refresh()
    expect(await cells(an, 'quantity', 'description', 'status')).toEqual([
      [2, 'Thing', 'Saved'],
      [3, 'Thing', 'Saved'],
      [7, 'Thing', 'Saved'],
      [8, 'Thing', 'Saved'],
    ])
  })

  test('what is typed while it is being saved stays', async () => {
    edit(an, 'G2', '4')
    lineOfAn.beforeBatchAnswer = () => {
      lineOfAn.beforeBatchAnswer = undefined
      an.office.host.userEdit('Invoices!G3', '44')
    }
    await turnOf(an).actions.save()
    expect(await cells(an, 'quantity', 'status')).toEqual([
      [4, 'Changed'],
      [44, 'Changed'],
    ])
    await an.actions.save()
    await turnOf(piet).actions.refresh()
    expect(await cells(piet, 'quantity')).toEqual([[4], [44]])
  })
})
