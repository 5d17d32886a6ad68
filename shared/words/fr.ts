import { approvals } from './approvals/fr.ts'
import { customers } from './customers/fr.ts'
import { documents } from './documents/fr.ts'
import { fields } from './fields/fr.ts'
import { fixes } from './fixes/fr.ts'
import type { Words } from './language.ts'
import { offline } from './offline/fr.ts'
import { pane } from './pane/fr.ts'
import { payments } from './payments/fr.ts'
import { problems } from './problems/fr.ts'
import { receivables } from './receivables/fr.ts'
import { ribbon } from './ribbon/fr.ts'
import { sending } from './sending/fr.ts'
import { setup } from './setup/fr.ts'

/** Tous les mots du produit en français. */
export const fr: Words = {
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
