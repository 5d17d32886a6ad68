/**
 * Records have parts, such as a customer's sending profile; a sheet has a column for each of a part's properties, under the
 * part's name and its own: `sendingProfile.cc`.
 */
import type { Fields } from '../../shared/basics/fields.ts'
import { initialOf } from '../../shared/basics/fields.ts'
import { isResource, resources } from '../../shared/posting/resources.ts'
import type { Typed } from '../workbook/cells.ts'

type Body = Readonly<Record<string, unknown>>

export function valueAt(record: Body, key: string): unknown {
  const [first = '', second] = key.split('.')
  const value = record[first]
  return second === undefined ? value : (value as Body | null | undefined)?.[second]
}

/** What a cell says: nothing, or a value; `empty` is what nothing stands for in a record that has it already. */
export interface Said {
  readonly key: string
  readonly typed: Typed
  readonly empty: Typed
}

/**
 * The properties that a row says. A new record is given only what was typed; of one that is there, an emptied cell takes its
 * value away. A part that is not there comes into being with the first of its cells, the others as they are when nobody says.
 */
export function bodyOf(resource: string, record: Body | null, cells: readonly Said[]): Body {
  const own = cells.filter(({ key, typed }) => !key.includes('.') && (record !== null || typed !== null))
  const parts = Map.groupBy(
    cells.filter(({ key }) => key.includes('.')),
    ({ key }) => key.split('.')[0] ?? '',
  )
  return {
    ...Object.fromEntries(own.map(({ key, typed, empty }) => [key, typed ?? empty])),
    ...Object.fromEntries(
      [...parts].flatMap(([name, said]) => partOf(resource, name, (record?.[name] ?? null) as Body | null, said)),
    ),
  }
}

function partOf(resource: string, name: string, before: Body | null, said: readonly Said[]): [string, Body][] {
  const typed = said.filter((one) => one.typed !== null || before !== null)
  if (typed.length === 0) return []
  const values = typed.map(({ key, typed: value, empty }) => [key.split('.')[1], value ?? empty])
  return [[name, { ...(before ?? beginningOf(resource, name)), ...Object.fromEntries(values) }]]
}

function beginningOf(resource: string, name: string): Body {
  const fields: Fields = isResource(resource) ? resources[resource].fields : {}
  return initialOf(fields[name]?.fields ?? {})
}

/** The column of a mistake: by its place, where that is in a part, else by its property. */
export const keyOfMistake = ({ pointer, field }: { readonly pointer: string; readonly field?: string }): string =>
  /^\/\w+\/[a-zA-Z]\w*$/.test(pointer) ? pointer.slice(1).replace('/', '.') : (field ?? '')
