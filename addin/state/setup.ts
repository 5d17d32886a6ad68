/** The set-up of the company, and what a form was refused for. */
import type { Finding as Lack } from '../../shared/posting/setup-check.ts'
import type { AnyRecord } from '../replica/wire.ts'

/** The set-up of the company, as far as the pane shows it. */
export interface SetupState {
  readonly lacks: readonly Lack[]
  /** By resource. */
  readonly records: Readonly<Record<string, readonly AnyRecord[]>>
  /** Why the last change was not saved. */
  readonly refused: FormRefusal | null
  /** Instant of the last change that was saved. */
  readonly savedAt: string | null
}

/** Why what was typed into a form was not saved. */
export interface FormRefusal {
  readonly message: string
  /** By property, where the server named one. */
  readonly fields: Readonly<Record<string, string>>
}
