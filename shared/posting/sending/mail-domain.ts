/** Names of messages end with the company's own domain. */
import type { Facts } from '../facts.ts'

/** The part of the company's own address after the @; where it has none, a name that leads nowhere. */
export const mailDomain = (facts: Facts) =>
  /@([\w.-]+)$/.exec(facts.only('companyInformation').email.trim())?.[1] ?? 'verkoop.invalid'
