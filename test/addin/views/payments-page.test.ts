// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, expect, test } from 'vitest'
import { type Drawn, draw, settled } from './draw.ts'
import type { MomentName } from './states.ts'

const drawn: Drawn[] = []
const opened = async (name: MomentName, language: 'en' | 'nl' = 'en') => {
  const one = await draw(name, language)
  drawn.push(one)
  await settled()
  return one
}
afterEach(async () => {
  for (const one of drawn.splice(0)) await one.close()
})

test('what asks for something comes first, with what is thought and why; one press accepts it', async () => {
  const pane = await opened('payments, brought in')
  const kinds = pane.all('[data-payment]').map((line) => line.dataset.payment)
  expect(kinds).toEqual(['open', 'look', 'sure', 'ready'])
  expect(pane.find('[data-payment=look]').textContent).toContain('10.40 left over')
  expect(pane.all('[data-payment=open] [data-action=accept]')).toEqual([])
  await pane.press('[data-payment=look] [data-action=accept]')
  await pane.press('[data-action=acceptSure]')
  await pane.press('[data-payment=open] .paymentHead')
  expect(pane.asked.filter(({ action }) => action.startsWith('payments.') || action === 'goToCell')).toEqual([
    { action: 'payments.accept', given: [1] },
    { action: 'payments.accept', given: [null] },
    { action: 'goToCell', given: [{ sheet: 'payments', row: 2, column: null }] },
  ])
})

test('an unknown line can be told once where its like always goes', async () => {
  const pane = await opened('payments, brought in')
  await pane.press('[data-action=rememberText]')
  await pane.type('[name=mappingText]', 'account costs')
  await pane.type('[name=account]', '613000')
  await pane.press('[data-action=saveText]')
  expect(pane.asked.at(-1)).toEqual({ action: 'payments.remember', given: ['account costs', '613000'] })
})

test('each count shows its own lines', async () => {
  const pane = await opened('payments, brought in')
  await pane.press('[data-count=wrong]')
  expect(pane.all('[data-payment]')).toHaveLength(1)
  await pane.press('[data-count=wrong]')
  expect(pane.all('[data-payment]')).toHaveLength(4)
})

test('a wrong payment comes first, among those to look at, and can be asked for again', async () => {
  const pane = await opened('payments, one wrong')
  expect(pane.all('[data-payment]').map((line) => line.dataset.payment)).toEqual(['wrong', 'plain'])
  expect(pane.find('[data-count=ready]').textContent).toContain('1')
  expect(pane.find('[data-count=changed]').textContent).toContain('1')
  expect(pane.all('[data-action=accept], [data-action=match]')).toEqual([])
  expect(pane.find('[data-action=post]')).toBeTruthy()
})

test('before posting it is said how many, how much, of which statements, and what stays', async () => {
  const pane = await opened('payments, asked to post', 'nl')
  expect(pane.text()).toContain('6 betalingen')
  expect(pane.text()).toContain('2026-041')
  expect(pane.text()).toContain('1.652,40 / -12,50')
  await pane.press('[data-action=confirm]')
  expect(pane.asked.at(-1)).toEqual({ action: 'payments.post', given: [] })
})

test('without rows it is said how to begin', async () => {
  const pane = await opened('payments, none yet')
  expect(pane.text()).toContain('No bank lines yet')
  expect(pane.find('[data-card=bringIn]').textContent).toContain('CODA')
  expect(pane.all('[data-action=post]')).toEqual([])
})

test('where nothing can be posted yet it is said what that takes', async () => {
  const pane = await opened('payments, brought in')
  const { payments } = pane.store.get()
  expect(pane.text()).not.toContain('Post comes here')
  const lines = payments.lines.filter(({ kind }) => kind === 'open' || kind === 'look')
  await act(async () => pane.store.change((state) => ({ ...state, payments: { ...payments, lines } })))
  expect(pane.all('[data-action=post]')).toEqual([])
  expect(pane.text()).toContain('Post comes here once a line says what it pays')
})
