import { expect, test } from 'vitest'
import { openApi } from '../../../server/openapi/openapi.ts'
import { shortDateAsked } from '../../../shared/words/days.ts'

interface Parameter {
  readonly $ref?: string
}
type PathItem = Readonly<Record<string, { readonly responses?: Readonly<Record<string, unknown>> }>> & {
  readonly parameters?: readonly Parameter[]
}
interface Document {
  readonly paths: Readonly<Record<string, PathItem>>
  readonly components: { readonly parameters: Readonly<Record<string, { name: string; in: string; example?: string }>> }
}
const document = openApi('1.0.0') as unknown as Document
const methods = ['get', 'put', 'post', 'patch', 'delete']

test('wherever a problem is told, a request may say in which language and how its Excel writes days', () => {
  const telling = Object.entries(document.paths).filter(([, item]) =>
    methods.some((method) => item[method]?.responses?.default !== undefined),
  )
  expect(telling.length).toBeGreaterThan(100)
  for (const [path, { parameters = [] }] of telling) {
    const named = parameters.map(({ $ref = '' }) => document.components.parameters[$ref.split('/').at(-1) ?? '']?.name)
    expect(named, path).toEqual(expect.arrayContaining(['Accept-Language', 'Prefer']))
  }
})

test('what stands there as an example of days is understood', () => {
  expect(shortDateAsked(document.components.parameters.prefer?.example)).toBe('d/MM/yyyy')
})

test('every parameter that is named is declared, and none twice for one path', () => {
  for (const [path, item] of Object.entries(document.paths)) {
    const named = (item.parameters ?? []).flatMap(({ $ref }) => ($ref === undefined ? [] : [$ref]))
    expect(new Set(named).size, path).toBe(named.length)
    for (const name of named) expect(document.components.parameters).toHaveProperty(name.split('/').at(-1) ?? '')
  }
})
