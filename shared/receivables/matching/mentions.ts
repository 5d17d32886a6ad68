/** Documents that a bank line names: by payment reference, by our number, or by the customer's own (domain 8.6, 12.1). */
import {
  isCreditorReference,
  isStructuredCommunication,
  orderReferenceOf,
  paymentReferenceOf,
} from '../../basics/check-digits.ts'
import { type Claim, isOrderClaim } from './claim.ts'

export type MentionReason =
  | 'structuredReference'
  | 'creditorReference'
  | 'documentNumber'
  | 'orderNumber'
  | 'externalDocumentNumber'
export interface Mention {
  readonly reason: MentionReason
  /** What is called so; mostly one. */
  readonly items: readonly Claim[]
}
export interface Mentions {
  readonly found: readonly Mention[]
  /** The line holds a valid reference that belongs to nothing that is open. */
  readonly hasUnknownReference: boolean
}
export interface MentionIndex {
  in(text: string): Mentions
}

/** Anything shorter is no number of a document, but an amount, a year or a word. */
const shortest = 4
/** A number that is written in groups has to be longer, so that words standing together make none. */
const shortestGrouped = 6
/** An RF reference of 25 signs is written in seven groups of four. */
const mostGroups = 7

const compact = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, '')

export function openMentions(items: readonly Claim[]): MentionIndex {
  const names = new Map<string, Map<MentionReason, Claim[]>>()
  const put = (name: string, reason: MentionReason, item: Claim) => {
    if (name.length < shortest) return
    const own = names.get(name) ?? new Map<MentionReason, Claim[]>()
    names.set(name, own)
    own.set(reason, [...(own.get(reason) ?? []), item])
  }
  for (const item of items) {
    const referenceOf = isOrderClaim(item) ? orderReferenceOf : paymentReferenceOf
    put(compact(item.documentNumber), isOrderClaim(item) ? 'orderNumber' : 'documentNumber', item)
    put(compact(item.externalDocumentNumber), 'externalDocumentNumber', item)
    if (/\d/.test(item.documentNumber))
      put(compact(referenceOf('BE-OGM', item.documentNumber)), 'structuredReference', item)
    put(referenceOf('RF', item.documentNumber), 'creditorReference', item)
  }
  return { in: (text) => mentionsIn(text, names) }
}

const isReference = (reason: MentionReason) => reason === 'structuredReference' || reason === 'creditorReference'

function mentionsIn(text: string, names: ReadonlyMap<string, ReadonlyMap<MentionReason, Claim[]>>): Mentions {
  const words = text.toUpperCase().match(/[A-Z0-9]+/g) ?? []
  const found = new Map<string, Mention>()
  let hasUnknownReference = false
  for (let from = 0; from < words.length; from++) {
    let name = ''
    for (let to = from; to < Math.min(words.length, from + mostGroups); to++) {
      name += words[to]
      const grouped = to > from
      for (const [reason, items] of names.get(name) ?? [])
        if (!grouped || isReference(reason) || name.length >= shortestGrouped) found.set(name, { reason, items })
      if (!names.has(name) && isValidReference(name)) hasUnknownReference = true
    }
  }
  return { found: [...found.values()], hasUnknownReference }
}

const isValidReference = (name: string) =>
  (name.length === 12 && isStructuredCommunication(name) && !/\D/.test(name)) ||
  (name.length > 7 && name.startsWith('RF') && isCreditorReference(name))
