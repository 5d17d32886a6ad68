import { expect, test } from 'vitest'
import { readXlsx, writeXlsx } from '../../../../addin/workbench/xlsx/xlsx.ts'
import { openOffice } from '../../../support/office.ts'

const now = '2026-11-26T09:30:00.000Z'

async function commented() {
  const office = openOffice({ sheets: ['Data', 'Other'], author: 'Anna', now: () => now })
  await office.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Data')
    sheet.getRange('A1:A3').values = [['a'], ['b'], ['c']]
    sheet.comments.add('Data!A2', 'Is this right?').replies.add('It is.')
    await context.sync()
  })
  return office
}

test('comments and replies are added, read, changed, resolved and deleted', async () => {
  const { Excel } = await commented()
  await Excel.run(async (context) => {
    const { comments } = context.workbook
    const comment = comments.getItemByCell('Data!A2')
    comment.load('content,authorName,creationDate,resolved,replies/items/content')
    const cell = comment.getLocation().load('address')
    await context.sync()
    expect([comment.content, comment.authorName, comment.resolved]).toEqual(['Is this right?', 'Anna', false])
    expect(new Date(comment.creationDate).toISOString()).toBe(now)
    expect(comment.replies.items.map(({ content }) => content)).toEqual(['It is.'])
    expect(cell.address).toBe('Data!A2')
    comment.content = 'This is right.'
    comment.resolved = true
    comment.replies.getItemAt(0).delete()
    const again = context.workbook.worksheets.getItem('Data').comments.load('items/content,items/resolved')
    const count = comment.replies.getCount()
    await context.sync()
    expect(again.items.map(({ content, resolved }) => [content, resolved])).toEqual([['This is right.', true]])
    expect(count.value).toBe(0)
    comment.delete()
    comments.load('items/content')
    await context.sync()
    expect(comments.items).toEqual([])
  })
})

test('a comment goes along with its cell, and away with it', async () => {
  const { Excel, host } = await commented()
  const places = () =>
    Excel.run(async (context) => {
      const comments = context.workbook.comments.load('items/id')
      await context.sync()
      const cells = comments.items.map((comment) => comment.getLocation().load('address'))
      await context.sync()
      return cells.map(({ address }) => address)
    })
  host.userInsertRows('Data!1:2')
  expect(await places()).toEqual(['Data!A4'])
  await host.userUndo()
  expect(await places()).toEqual(['Data!A2'])
  host.userDeleteRows('Data!2:2')
  expect(await places()).toEqual([])
})

test('a cell has one comment, and what happens to it is told', async () => {
  const { Excel, host } = await commented()
  const told: string[] = []
  await Excel.run(async (context) => {
    const { comments } = context.workbook
    comments.onAdded.add(async ({ type, commentDetails }) => void told.push(`${type} ${commentDetails.length}`))
    comments.onChanged.add(async ({ type }) => void told.push(type))
    comments.onDeleted.add(async ({ type }) => void told.push(type))
    await context.sync()
    comments.add('Other!B2', 'one')
    comments.getItemByCell('Other!B2').resolved = true
    comments.getItemByCell('Other!B2').delete()
    await context.sync()
  })
  await host.settled()
  expect(told).toEqual(['CommentAdded 1', 'CommentChanged', 'CommentDeleted'])
  const second = Excel.run(async (context) => {
    context.workbook.comments.add('Data!A2', 'two')
    await context.sync()
  })
  await expect(second).rejects.toMatchObject({ code: 'InvalidOperation' })
})

test('a thread is a note in the file, and a comment again when it is opened', async () => {
  const { workbook } = await commented()
  const again = await readXlsx(await writeXlsx(workbook))
  expect(again.sheets[0]?.comments).toMatchObject([
    { row: 1, column: 0, author: 'Anna', content: 'Is this right?\nAnna: It is.' },
  ])
})
