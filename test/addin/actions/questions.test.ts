import { beforeEach, expect, test } from 'vitest'
import { openedOn, smallShop } from './fake-pane.ts'
import type { Pane } from './pane.ts'

let pane: Pane

beforeEach(async () => {
  pane = await openedOn(smallShop())
  pane.office.host.userPaste('Invoices!A2', 'A\tC1\t46188\t\tX\t\t2')
  pane.office.host.userPaste('Orders!A2', 'B\tC1\t46188\t\tX\t\t1')
})

const turnTo = async (sheet: 'invoices' | 'orders' | 'customers') => {
  await pane.actions.goToSheet(sheet)
  await pane.actions.look()
}
const asked = () => {
  const { confirmation, aside } = pane.state()
  return { now: confirmation && `${confirmation.action} on ${confirmation.sheet}`, aside }
}

test('a question stays with its sheet: on another it is set aside, and on return it is as it was', async () => {
  await pane.actions.act('post')
  const question = pane.state().confirmation
  const typed = { sending: undefined, comment: 'for Jan' }
  pane.actions.noteTyped(typed)
  await turnTo('customers')
  expect(asked()).toEqual({ now: null, aside: ['invoices'] })
  // What is closed there is not the question.
  pane.actions.dismiss()
  await turnTo('invoices')
  expect(pane.state()).toMatchObject({ confirmation: { ...question, typed }, aside: [] })
  await pane.actions.confirm()
  expect(pane.state().outcome?.lines).toMatchObject([{ key: 'result.posted' }])
})

test('two sheets may each have their question, and each answer is the one to its own', async () => {
  await pane.actions.act('post')
  await turnTo('orders')
  await pane.actions.act('ship')
  expect(asked()).toEqual({ now: 'ship on orders', aside: ['invoices'] })
  await turnTo('customers')
  expect(asked()).toEqual({ now: null, aside: ['orders', 'invoices'] })
  await turnTo('invoices')
  expect(asked()).toEqual({ now: 'post on invoices', aside: ['orders'] })
  pane.actions.dismiss()
  await turnTo('orders')
  expect(asked()).toEqual({ now: 'ship on orders', aside: [] })
  await pane.actions.confirm()
  expect((await pane.rows('orders')).map(({ shippedQuantity }) => shippedQuantity)).toEqual([1])
  expect((await pane.rows('invoices')).map(({ document }) => document)).toEqual(['A'])
})

test('what the ribbon asks on another sheet is still asked on the sheet that it is about', async () => {
  await turnTo('customers')
  await pane.actions.act('post')
  await turnTo('invoices')
  expect(asked()).toEqual({ now: 'post on invoices', aside: [] })
})

test('nobody who signs in later is asked what another one was', async () => {
  await pane.actions.act('post')
  await turnTo('customers')
  await pane.actions.signOut()
  await turnTo('invoices')
  expect(asked()).toEqual({ now: null, aside: [] })
})
