/**
 * The table of contents of the product: which planner answers which command, and which facts it will ask for, so that they
 * can be loaded in bulk. `needs` is asked again after loading, until it names nothing new.
 */
import type { Planned } from './changes.ts'
import type { Command } from './command.ts'
import type { Facts, Need } from './facts.ts'
import type { Context } from './journal.ts'
import { actionNeeds, deleteNeeds, draftNeeds, itemJournalNeeds, recordNeeds } from './needs.ts'
import { type DraftCommand, planDraft } from './plan-draft.ts'
import { planInvoice } from './plan-invoice.ts'
import { planItemJournal } from './plan-item-journal.ts'
import { planOrder } from './plan-order.ts'
import { planDelete, planRecord } from './plan-record.ts'
import { planRelease } from './plan-release.ts'

const isDraft = (command: Command): command is DraftCommand =>
  'body' in command && (command.resource === 'salesInvoices' || command.resource === 'salesOrders')

export function plan(command: Command, facts: Facts, context: Context): Planned {
  switch (command.type) {
    case 'create':
    case 'replace':
    case 'change':
      return isDraft(command) ? planDraft(command, facts, context) : planRecord(command, facts, context)
    case 'delete':
      return planDelete(command, facts)
    case 'post':
      return planInvoice(command, facts, context)
    case 'ship':
    case 'invoice':
    case 'shipAndInvoice':
      return planOrder(command, facts, context)
    case 'release':
    case 'reopen':
      return planRelease(command, facts, context)
    case 'itemJournal':
      return planItemJournal(command, facts, context)
  }
}

export function needs(command: Command, facts: Facts): Need[] {
  switch (command.type) {
    case 'create':
    case 'replace':
    case 'change':
      return isDraft(command) ? draftNeeds(command, facts) : recordNeeds(command, facts)
    case 'delete':
      return deleteNeeds(command, facts)
    case 'itemJournal':
      return itemJournalNeeds(command, facts)
    default:
      return actionNeeds(command, facts)
  }
}
