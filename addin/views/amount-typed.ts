/** An amount as somebody types it into a box of the pane. */
import { type Money, money } from '../../shared/basics/money.ts'

/**
 * Whole hundredths; null for what is no amount above nothing. The last point or comma with one or two digits behind it divides euros
 * from cents, whatever the language; others, and spaces, stand between thousands.
 */
export function amountTyped(text: string): Money | null {
  const [, whole = '', , cents = ''] = /^(\d{1,3}(?:[.,]?\d{3})*|\d+)([.,](\d{1,2}))?$/.exec(bare(text)) ?? []
  const amount = money(Number(`${whole.replace(/[.,]/g, '')}.${cents || '0'}`))
  return whole === '' || amount === 0 ? null : amount
}

const bare = (text: string) => text.replace(/[\s€]/g, '')
