/** A record of a template: every field at its initial value but those that are given. */
import { initialOf, type RecordOf } from '../basics/fields.ts'
import { type Resource, resources } from '../posting/resources.ts'

export interface TemplateRecord {
  readonly type: Resource
  /** Without id, version and lastModifiedDateTime. */
  readonly record: Readonly<Record<string, unknown>>
}
export const templateRecord = <T extends Resource>(
  type: T,
  given: Partial<RecordOf<(typeof resources)[T]['fields']>>,
): TemplateRecord => ({ type, record: { ...initialOf(resources[type].fields), ...given } })
