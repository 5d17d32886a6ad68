import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { officeTypes } from '../../../../addin/workbench/host/objects/index.ts'
import { officeFile, openOffice } from '../../../support/office.ts'

const packageText = readFileSync(officeFile('package.json'), 'utf8')
const source = readFileSync(officeFile('dist/excel-web-16.00.js'), 'utf8')

test('the library is version 1.1.110, whose private bridge this host was written for', () => {
  expect(JSON.parse(packageText)).toMatchObject({ name: '@microsoft/office-js', version: '1.1.110' })
})

test('the library still takes over the bridge that waits for it', () => {
  openOffice()
  const bridge: unknown = Reflect.get(globalThis, '_richApiNativeBridge')
  expect(bridge).toMatchObject({ onMessageFromHost: expect.any(Function) })
})

interface Prototype {
  readonly _scalarPropertyOriginalNames?: readonly string[]
  readonly _navigationPropertyNames?: readonly string[]
}

const prototypeOf = (name: string): object => {
  const type: unknown = Reflect.get(openOffice().Excel, name)
  return typeof type === 'function' ? type.prototype : expect.fail(`there is no Excel.${name}`)
}

const lower = (names: readonly string[]): string[] => names.map((name) => name.toLowerCase())

/** Names that the library sends and shows under another name. */
const sentOnly = ['Gridlines', 'Headings']

describe.each(officeTypes.map((type) => [type.name, type] as const))('%s', (name, type) => {
  test('has only scalars that the library has', () => {
    const { _scalarPropertyOriginalNames: known = [] }: Prototype = prototypeOf(name)
    const foreign = type.scalars.filter((scalar) => !known.includes(scalar))
    expect(foreign.filter((scalar) => !sentOnly.includes(scalar))).toEqual([])
    for (const scalar of foreign) expect(source).toContain(`"${scalar}"`)
  })

  test('has only links that the library has', () => {
    const { _navigationPropertyNames: known = [] }: Prototype = prototypeOf(name)
    expect(lower(type.links).filter((link) => !lower(known).includes(link))).toEqual([])
  })

  test('has only methods that the library has', () => {
    const known = lower(Object.getOwnPropertyNames(prototypeOf(name)))
    expect(lower(type.methods).filter((method) => !known.includes(method))).toEqual([])
  })
})
