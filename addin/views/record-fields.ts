/** Which properties of a record the pane shows for editing, and how what is typed becomes a value. */
import type { Field, Fields } from '../../shared/basics/fields.ts'
import { type Resource, resources } from '../../shared/posting/resources.ts'
import { type Language, languageNames } from '../../shared/words/language.ts'
import { termText } from '../../shared/words/terms.ts'
import type { AnyRecord } from '../replica/wire.ts'
import type { Speech } from './speech.tsx'

export interface ShownField {
  /** A property within a part of the record has its name behind that of the part: `sendingProfile.cc`. */
  readonly name: string
  readonly field: Field<unknown>
  readonly isKey: boolean
}

const numberKinds = ['money', 'price', 'percent', 'whole', 'factor']
const shownKinds = new Set(['text', 'code', 'day', 'flag', 'choice', 'texts', ...numberKinds])

export function fieldsOf(resource: string): readonly ShownField[] {
  const { fields, key } = resources[resource as Resource]
  return shownIn(fields, '').map((one) => ({ ...one, isKey: (key as readonly string[]).includes(one.name) }))
}

function shownIn(fields: Fields, part: string): readonly ShownField[] {
  return Object.entries(fields).flatMap(([name, field]): readonly ShownField[] => {
    if (field.readOnly) return []
    if (field.kind === 'record' && part === '') return shownIn(field.fields ?? {}, `${name}.`)
    return shownKinds.has(field.kind) ? [{ name: part + name, field, isKey: false }] : []
  })
}

/** What a choice of the server's is called; one that we have no word for stays as it is. */
export function choiceText(name: string, value: string, { known, language }: Speech): string {
  if (name.split('.').at(-1) === 'language') return languageNames[value as Language] ?? value
  if (name.startsWith('taxCategory')) return known(`taxCategory.${value}`, value)
  return known(`choice.${value}`, termText(value, language))
}

/** What people call a record of the set-up: number series are named by what they number, rates by their first day. */
export function nameOf(resource: string, key: string, { known, day }: Speech): string {
  if (resource === 'numberSeries') return known(`series.${key}`, key)
  const [first = '', second = ''] = key.split('/')
  return resource === 'currencyExchangeRates' && second ? `${first} · ${day(second)}` : key.replace('/', ' × ')
}

export const keyFields = (resource: string): readonly string[] => resources[resource as Resource].key

/** What stands in the boxes: of a record, or, for a new one, what its properties begin with. */
export const typedIn = (
  fields: readonly ShownField[],
  record: AnyRecord | null,
): Readonly<Record<string, string | boolean>> =>
  Object.fromEntries(
    fields.map(({ name, field }) => {
      const value = (record && valueAt(record, name)) ?? field.initial
      return [name, field.kind === 'flag' ? value === true : typedText(value)]
    }),
  )

const valueAt = (record: AnyRecord, name: string): unknown => {
  const [first = '', second] = name.split('.')
  const value = record[first]
  return second === undefined ? value : (value as Readonly<Record<string, unknown>> | null)?.[second]
}

/** A value as it stands in its box; several with commas between them. */
const typedText = (value: unknown): string => (value === null || value === undefined ? '' : String(value))

/** Those of several that are chosen. */
export const chosenIn = (text: string): readonly string[] => text.split(',').filter((one) => one !== '')
/** The text once one of them is chosen, or no more; in the order in which they are offered. */
export const withChosen = (text: string, choices: readonly string[], one: string, isChosen: boolean): string =>
  choices.filter((other) => (other === one ? isChosen : chosenIn(text).includes(other))).join(',')

/** Values by name, those of a part together; a part in which no text stands is none. */
export function nested(values: readonly (readonly [string, unknown])[]): Readonly<Record<string, unknown>> {
  const made: Record<string, unknown> = {}
  const parts = new Map<string, Record<string, unknown>>()
  for (const [name, value] of values) {
    const [first = '', second] = name.split('.')
    if (second === undefined) made[first] = value
    else parts.set(first, { ...parts.get(first), [second]: value })
  }
  for (const [name, part] of parts) made[name] = isEmptyPart(part) ? null : part
  return made
}

/** An address without its value is no address; what a sending profile says by its ticks alone is said. */
const isEmptyPart = (part: Readonly<Record<string, unknown>>): boolean =>
  'value' in part ? part.value === '' : Object.values(part).every((value) => value === '')

/** The value of what was typed; a comma is as good as a point. Text that is no number goes as it is, and is refused by name. */
export function valueTyped({ kind, initial }: Field<unknown>, text: string): unknown {
  const bare = text.trim()
  if (kind === 'texts') return chosenIn(text)
  if (kind === 'day') return bare === '' ? null : bare
  if (!numberKinds.includes(kind)) return text
  if (bare === '') return initial === null ? null : 0
  const number = Number(bare.replace(',', '.'))
  return Number.isNaN(number) ? bare : number
}
