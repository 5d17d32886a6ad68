import { approvals } from './approvals/nl.ts'
import { customers } from './customers/nl.ts'
import { documents } from './documents/nl.ts'
import { fields } from './fields/nl.ts'
import { fixes } from './fixes/nl.ts'
import type { Words } from './language.ts'
import { offline } from './offline/nl.ts'
import { pane } from './pane/nl.ts'
import { payments } from './payments/nl.ts'
import { problems } from './problems/nl.ts'
import { receivables } from './receivables/nl.ts'
import { ribbon } from './ribbon/nl.ts'
import { sending } from './sending/nl.ts'
import { setup } from './setup/nl.ts'

/** Alle woorden van het product in het Nederlands. */
export const nl: Words = {
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
}
