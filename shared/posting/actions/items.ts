/** What can be done with stock. */

import { planItemJournal } from '../items/plan-item-journal.ts'
import { itemJournalNeeds } from '../needs.ts'
import { type Actions, action } from './action.ts'
import { itemJournalBody } from './bodies.ts'

export const itemActions: Actions = {
  itemJournals: {
    post: action({
      body: itemJournalBody,
      by: 'accountant',
      whole: true,
      status: 201,
      summary: 'Put stock in or take it out',
      needs: itemJournalNeeds,
      plan: planItemJournal,
    }),
  },
}
