/** The set-up of the company, and what a form was refused for. */
import type { Finding as Lack } from '../../shared/posting/setup-check.ts'
import { type UsualSeries, usualSeries } from '../../shared/templates/series.ts'
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

/** The number series among what is missing that a new company would have. */
export const missingSeries = (lacks: readonly Lack[]): readonly UsualSeries[] =>
  usualSeries.filter(({ code }) =>
    lacks.some((lack) => lack.resource === 'numberSeries' && lack.field === 'code' && lack.key === code),
  )

/** Why what was typed into a form was not saved. */
export interface FormRefusal {
  readonly message: string
  /** By property, where the server named one. */
  readonly fields: Readonly<Record<string, string>>
}
