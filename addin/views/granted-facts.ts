/** Discounts and differences that a payment is granted, as lines of a question. */
import { termText } from '../../shared/words/terms.ts'
import type { Granted } from '../state/applying.ts'
import type { Speech } from './speech.tsx'
import type { Fact } from './ui/facts.tsx'

export const grantedFacts = (granted: readonly Granted[], speech: Speech): readonly Fact[] =>
  granted.map((one) => ({ name: nameOf(one, speech), value: speech.amount(one.amount, one.currency) }))

function nameOf({ kind, number, until }: Granted, { say, language }: Speech): string {
  const params = { kind: termText(kind, language), number }
  if (until === null) return say('granted.on', params)
  return say(kind === 'Payment Discount' ? 'granted.until' : 'granted.late', { ...params, date: until })
}
