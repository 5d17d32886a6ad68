/**
 * The buttons of the ribbon, the entries of the menu on a cell, and the key combinations, and what the workbench asks: each calls one action. The manifest names
 * them (`shared/sync/ribbon.ts`, `shared/sync/shortcuts.ts`).
 */
import type { RibbonCommand, WorkbenchCommand } from '../shared/sync/ribbon.ts'
import { paneCommand, type ShortcutCommand } from '../shared/sync/shortcuts.ts'
import type { Actions } from './actions/actions.ts'

const selected = { selected: true } as const

export const ribbonActions = (
  actions: Actions,
): Readonly<Record<RibbonCommand | ShortcutCommand, () => Promise<void>>> => ({
  [paneCommand]: async () => {},
  checkRows: () => actions.check(),
  checkSelected: () => actions.checkSelected(),
  nextProblem: () => actions.goToNextProblem(),
  saveRows: () => actions.save(),
  postReady: () => actions.act('post'),
  postAndSendReady: () => actions.act('postAndSend'),
  shipOrders: () => actions.act('ship'),
  invoiceOrders: () => actions.act('invoice'),
  shipAndInvoiceOrders: () => actions.act('shipAndInvoice'),
  receiveGoods: () => actions.act('receive'),
  receiveAndInvoiceGoods: () => actions.act('receiveAndInvoice'),
  releaseSelected: () => actions.act('release', selected),
  reopenSelected: () => actions.act('reopen', selected),
  makeOrders: () => actions.act('makeOrder', selected),
  makeInvoices: () => actions.act('makeInvoice', selected),
  makePurchaseOrders: () => actions.act('createPurchaseOrder', selected),
  sendSelected: () => actions.act('send', selected),
  correctSelected: () => actions.act('correct', selected),
  cancelSelected: () => actions.act('cancel', selected),
  creditSelected: () => actions.act('makeCorrectiveCreditMemo', selected),
  undoSelected: () => actions.act('undo', selected),
  showDocument: () => actions.showDocument(),
  showEntries: () => actions.showEntries(),
  showCustomer: () => actions.openCustomer({ selected: true }),
  refreshSheets: actions.refresh,
  insertSheets: actions.setUpWorkbook,
})

const workbenchActions = (actions: Actions): Readonly<Record<WorkbenchCommand, () => Promise<void>>> => ({
  resetDemo: () => actions.resetDemo(async () => (await import('./workbook/new-workbook.ts')).newWorkbook()),
})

/** Every button tells Excel that it is done, also when the action told the user that it could not. */
export function associateRibbon(actions: Actions, showPane: () => Promise<void>): void {
  // Pressed as a key combination, it comes without an event.
  for (const [name, act] of Object.entries({ ...ribbonActions(actions), ...workbenchActions(actions) }))
    Office.actions.associate(name, async (event?: Office.AddinCommands.Event) => {
      try {
        // What the action finds, and what it asks to confirm, stands in the pane.
        await showPane()
        await act()
      } finally {
        event?.completed()
      }
    })
}
