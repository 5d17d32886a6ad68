import { approvals } from './approvals/en.ts'
import { customers } from './customers/en.ts'
import { documents } from './documents/en.ts'
import { fields } from './fields/en.ts'
import { fixes } from './fixes/en.ts'
import { offline } from './offline/en.ts'
import { pane } from './pane/en.ts'
import { payments } from './payments/en.ts'
import { problems } from './problems/en.ts'
import { receivables } from './receivables/en.ts'
import { ribbon } from './ribbon/en.ts'
import { sending } from './sending/en.ts'
import { setup } from './setup/en.ts'

/**
 * Every word the product shows, in English; the other languages have exactly these keys.
 *
 * In a text, `{name}` is a parameter and `{n|document|documents}` chooses by number. A problem says what is
 * wrong, where, and what to do about it.
 */
export const en = {
  ...pane,
  ...fixes,
  ...documents,
  ...sending,
  ...approvals,
  ...customers,
  ...offline,
  ...payments,
  ...receivables,
  ...setup,
  ...fields,
  ...problems,
  ...ribbon,
} as const
