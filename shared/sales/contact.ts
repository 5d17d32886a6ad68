/** People and companies that one deals with before, or beside, being their supplier. */
import { choice, code, flag, mention, refer, required, text } from '../basics/fields.ts'
import { place } from './address.ts'

export const contacts = {
  number: code(20),
  type: choice(['Company', 'Person'], 'Company'),
  displayName: required(text(100)),
  /** The company that a person works for. */
  companyNumber: refer('contacts'),
  ...place,
  phoneNumber: text(30),
  email: text(100),
  website: text(100),
  language: choice(['', 'en', 'nl', 'fr'], ''),
  salespersonCode: mention('salespeople'),
  taxRegistrationNumber: text(20),
  enterpriseNumber: text(20),
  /** Wants to hear nothing: no e-mail goes to it. */
  privacyBlocked: flag(),
  /** The customer that it has become, or belongs to. */
  customerNumber: refer('customers'),
}
