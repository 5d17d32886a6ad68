/** The buttons of the ribbon, and of the workbench: each calls one action. They are named in `shared/sync/ribbon.ts`. */
import type { RibbonCommand, WorkbenchCommand } from '../shared/sync/ribbon.ts'
import type { Actions } from './actions/actions.ts'

const selected = { selected: true } as const

export const ribbonActions = (actions: Actions): Readonly<Record<RibbonCommand, () => Promise<void>>> => ({
  checkRows: () => actions.check(),
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
  refreshSheets: actions.refresh,
  insertSheets: actions.setUpWorkbook,
})

const workbenchActions = (actions: Actions): Readonly<Record<WorkbenchCommand, () => Promise<void>>> => ({
  resetDemo: () => actions.resetDemo(async () => (await import('./workbook/new-workbook.ts')).newWorkbook()),
})

/** Every button tells Excel that it is done, also when the action told the user that it could not. */
export function associateRibbon(actions: Actions, showPane: () => Promise<void>): void {
  for (const [name, act] of Object.entries({ ...ribbonActions(actions), ...workbenchActions(actions) }))
    Office.actions.associate(name, async (event: Office.AddinCommands.Event) => {
      try {
        // What the action finds, and what it asks to confirm, stands in the pane.
        await showPane()
        await act()
      } finally {
        event.completed()
      }
    })
}
