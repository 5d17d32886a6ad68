import { expect, test } from 'vitest'
import { contentOf, versionFaults } from '../../../server/manifest/content.ts'
import { product, ribbon } from '../../../server/manifest/ribbon.ts'
import { latestVersion, versions } from '../../../server/manifest/versions.ts'

test('what Excel is given is what it was when its version was written down', () => {
  expect(product.version).toBe(latestVersion)
  expect(versionFaults(ribbon)).toEqual([])
})

test('a change without another version is told, with the line to add', () => {
  const changed = { ...ribbon, label: { ...ribbon.label, fr: 'Ventes' } }
  expect(versionFaults(changed)).toEqual([
    `What Excel is given has changed since ${latestVersion}: add a version with '${contentOf(changed)}' to versions.ts.`,
  ])
})

test('versions only go up, and no two have the same content', () => {
  const numbers = Object.keys(versions).map((version) => version.split('.').map(Number))
  const asOne = numbers.map((parts) => parts.reduce((sum, part) => sum * 100_000 + part, 0))
  expect(asOne).toEqual(asOne.toSorted((one, other) => one - other))
  expect(new Set(Object.values(versions)).size).toBe(numbers.length)
})
