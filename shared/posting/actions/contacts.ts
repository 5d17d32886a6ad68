/** What can be done with customers and contacts. */
import { interactionBody } from '../../sales/interaction.ts'
import { anonymizeNeeds, planAnonymize } from '../contacts/plan-anonymize.ts'
import { makeContactNeeds, makeCustomerNeeds, planMakeContact, planMakeCustomer } from '../contacts/plan-contact.ts'
import { planInteraction } from '../contacts/plan-interaction.ts'
import { ownNeeds } from '../needs.ts'
import { type Actions, action } from './action.ts'
import { noBody } from './bodies.ts'

const forgetting = action({
  body: noBody,
  by: 'accountant',
  summary: 'Forget who it is: all that no law makes us keep; posted documents stay as they are',
  needs: anonymizeNeeds,
  plan: planAnonymize,
})

export const contactActions: Actions = {
  customers: {
    anonymize: forgetting,
    makeContact: action({
      body: noBody,
      by: 'clerk',
      summary: 'Make a contact of the customer, with whom what passes between us is logged',
      needs: makeContactNeeds,
      plan: planMakeContact,
    }),
  },
  contacts: {
    anonymize: forgetting,
    interactions: action<typeof interactionBody>({
      body: interactionBody,
      by: 'clerk',
      status: 201,
      summary: 'Add to the log of what passed between us',
      needs: ownNeeds,
      plan: planInteraction,
    }),
    makeCustomer: action({
      body: noBody,
      by: 'clerk',
      summary: 'Make a customer of the contact, or of the company that the contact works for',
      needs: makeCustomerNeeds,
      plan: planMakeCustomer,
    }),
  },
}
