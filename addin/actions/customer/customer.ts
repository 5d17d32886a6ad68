/** Everything about one customer, fetched in one piece. */
export { lookForAlike, openCustomer, openNewCustomer } from './card.ts'
export { addInteraction, makeCustomer } from './contacts.ts'
export { anonymize, exportPersonalData } from './personal-data.ts'
export { saveCustomer } from './save.ts'
