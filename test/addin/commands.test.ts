import { expect, test, vi } from 'vitest'
import type { Actions } from '../../addin/actions/actions.ts'
import { associateRibbon } from '../../addin/commands.ts'
import { ribbonCommands, workbenchCommands } from '../../shared/sync/ribbon.ts'
import { paneCommand } from '../../shared/sync/shortcuts.ts'

test('every button of the manifest does one thing and tells Excel that it is done, also when it fails', async () => {
  const buttons = new Map<string, (event?: { completed: () => void }) => Promise<void>>()
  vi.stubGlobal('Office', { actions: { associate: (name: string, act: never) => buttons.set(name, act) } })
  const done: string[] = []
  const actions = new Proxy({} as Actions, {
    get: (_, name) => async (what?: unknown) =>
      void done.push([name, ...(typeof what === 'string' ? [what] : [])].join(' ')),
  })
  associateRibbon(actions, async () => void done.push('pane'))
  expect([...buttons.keys()].toSorted()).toEqual([...ribbonCommands, ...workbenchCommands, paneCommand].toSorted())
  let completed = 0
  for (const name of [...ribbonCommands, ...workbenchCommands])
    await buttons.get(name)?.({ completed: () => completed++ })
  expect(completed).toBe(ribbonCommands.length + workbenchCommands.length)
  expect(done.filter((name) => name !== 'pane')).toEqual([
    'check',
    'checkSelected',
    'goToNextProblem',
    'save',
    'act post',
    'act postAndSend',
    'act ship',
    'act invoice',
    'act shipAndInvoice',
    'act receive',
    'act receiveAndInvoice',
    'act release',
    'act reopen',
    'act makeOrder',
    'act makeInvoice',
    'act createPurchaseOrder',
    'act send',
    'act correct',
    'act cancel',
    'act makeCorrectiveCreditMemo',
    'act undo',
    'showDocument',
    'showEntries',
    'openCustomer',
    'refresh',
    'setUpWorkbook',
    'resetDemo',
  ])

  // A key combination comes without an event, and shows the pane like a button.
  done.length = 0
  await buttons.get(paneCommand)?.()
  expect(done).toEqual(['pane'])

  associateRibbon(actions, () => Promise.reject(new Error('no pane')))
  await expect(buttons.get('checkRows')?.({ completed: () => completed++ })).rejects.toThrow('no pane')
  expect(completed).toBe(ribbonCommands.length + workbenchCommands.length + 1)
  vi.unstubAllGlobals()
})
