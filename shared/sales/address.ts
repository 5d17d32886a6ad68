/** Where somebody is: the same fields on every card, and for each role that a party of a document has. */
import { code, text } from '../basics/fields.ts'

export const place = {
  addressLine1: text(100),
  addressLine2: text(100),
  city: text(50),
  postalCode: text(20),
  country: code(2),
}
export type PlaceField = keyof typeof place
export const placeFields = Object.keys(place) as readonly PlaceField[]

/** A property of a party on a document: `sellTo` and `city` are `sellToCity`. */
export const ofRole = (role: string, field: string) => role + field.charAt(0).toUpperCase() + field.slice(1)

/** Name, place and contact as a document keeps them of the party in this role. */
export const address = <Role extends string>(role: Role) =>
  ({
    [`${role}Name`]: text(100),
    ...Object.fromEntries(placeFields.map((field) => [ofRole(role, field), place[field]])),
    [`${role}Contact`]: text(100),
  }) as Record<`${Role}${'Name' | Capitalize<PlaceField> | 'Contact'}`, ReturnType<typeof text>>
