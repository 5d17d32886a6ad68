/** Which properties of the set-up the pane shows for editing, and how what is typed becomes a value. */
import type { Field } from '../../shared/basics/fields.ts'
import { type Resource, resources } from '../../shared/posting/resources.ts'

export interface ShownField {
  readonly name: string
  readonly field: Field<unknown>
  readonly isKey: boolean
}

const shownKinds = new Set(['text', 'code', 'day', 'money', 'price', 'percent', 'whole', 'flag', 'choice', 'texts'])

export function fieldsOf(resource: string): readonly ShownField[] {
  const { fields, key } = resources[resource as Resource]
  return Object.entries(fields)
    .filter(([, field]) => shownKinds.has(field.kind) && !field.readOnly)
    .map(([name, field]) => ({ name, field, isKey: (key as readonly string[]).includes(name) }))
}

export const keyFields = (resource: string): readonly string[] => resources[resource as Resource].key

/** A value as it stands in its box; several with commas between them. */
export const typedText = (value: unknown): string => (value === null || value === undefined ? '' : String(value))

/** Those of several that are chosen. */
export const chosenIn = (text: string): readonly string[] => text.split(',').filter((one) => one !== '')
/** The text once one of them is chosen, or no more; in the order in which they are offered. */
export const withChosen = (text: string, choices: readonly string[], one: string, isChosen: boolean): string =>
  choices.filter((other) => (other === one ? isChosen : chosenIn(text).includes(other))).join(',')

/** The value of what was typed; a comma is as good as a point. Text that is no number goes as it is, and is refused by name. */
export function valueTyped({ kind, initial }: Field<unknown>, text: string): unknown {
  const bare = text.trim()
  if (kind === 'texts') return chosenIn(text)
  if (kind === 'day') return bare === '' ? null : bare
  if (!['money', 'price', 'percent', 'whole'].includes(kind)) return text
  if (bare === '') return initial === null ? null : 0
  const number = Number(bare.replace(',', '.'))
  return Number.isNaN(number) ? bare : number
}
