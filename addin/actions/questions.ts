/**
 * A question belongs to a sheet. While another one is in front it is set aside as it is, and it is put again where it was left, or
 * on the sheet that it is about.
 */
import type { SheetKey } from '../../shared/sheets/sheets.ts'
import type { Confirmation } from '../state/confirmation.ts'
import { change, type Desk, type Prepared } from './parts.ts'

/** A question that is not in front, with what is done once it is confirmed. */
export interface Aside {
  /** Null: a sheet of the user's own. */
  readonly leftOn: SheetKey | null
  readonly confirmation: Confirmation
  readonly prepared: Prepared
}

/** Another sheet came to the front. Of two questions about one sheet the newer stays. */
export function turnTo(desk: Desk, from: SheetKey | null, to: SheetKey | null): void {
  const { parts, prepared } = desk
  const { confirmation } = parts.store.get()
  const open = confirmation && prepared ? [{ leftOn: from, confirmation, prepared }] : []
  const older = desk.aside.filter((one) => one.confirmation.sheet !== confirmation?.sheet)
  const all: readonly Aside[] = [...open, ...older]
  const back = all.find((one) => one.confirmation.sheet === to || one.leftOn === to)
  desk.aside = all.filter((one) => one !== back)
  desk.prepared = back?.prepared ?? null
  change(parts, {
    confirmation: back?.confirmation ?? null,
    aside: desk.aside.map((one) => one.leftOn ?? one.confirmation.sheet),
  })
}

/** Nobody is there any more to answer, or the books are others. */
export function forgetQuestions(desk: Desk): void {
  desk.aside = []
  desk.prepared = null
  change(desk.parts, { confirmation: null, applying: null, preview: null, aside: [] })
}
