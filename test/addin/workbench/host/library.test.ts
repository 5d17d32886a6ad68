import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { registrations } from '../../../../addin/workbench/host/events.ts'
import { officeTypes } from '../../../../addin/workbench/host/objects/index.ts'
import { services } from '../../../../addin/workbench/host/objects/services.ts'
import { officeFile, openOffice } from '../../../support/office.ts'

const packageText = readFileSync(officeFile('package.json'), 'utf8')
const source = readFileSync(officeFile('dist/excel-web-16.00.js'), 'utf8')

const version = '1.1.110'

test('the library is version 1.1.110, whose private bridge this host was written for', () => {
  expect(JSON.parse(packageText)).toMatchObject({ name: '@microsoft/office-js', version })
  expect(JSON.parse(readFileSync('package.json', 'utf8')).dependencies['@microsoft/office-js']).toBe(version)
})

test('the library still takes over the bridge that waits for it', () => {
  openOffice()
  const bridge: unknown = Reflect.get(globalThis, '_richApiNativeBridge')
  expect(bridge).toMatchObject({ onMessageFromHost: expect.any(Function) })
})

const prototypeOf = (name: string): object => {
  const type: unknown = Reflect.get(openOffice().Excel, name)
  return typeof type === 'function' ? type.prototype : expect.fail(`there is no Excel.${name}`)
}

/** `getRange` goes over the wire as `GetRange`; private names go as they are. */
const shown = (name: string): string => (name.startsWith('_') ? name : name.charAt(0).toLowerCase() + name.slice(1))

const kindOf = (prototype: object, name: string): string => {
  const member = Object.getOwnPropertyDescriptor(prototype, shown(name))
  if (!member) return `${shown(name)} is unknown`
  if (typeof member.value === 'function') return 'method'
  const names = (key: string): readonly string[] => Reflect.get(prototype, key) ?? []
  if (names('_navigationPropertyNames').includes(shown(name))) return 'link'
  if (!names('_scalarPropertyOriginalNames').includes(name)) return `${name} is something else`
  return member.set ? 'settable' : 'scalar'
}

/** Names that the library sends and shows under another name. */
const sentOnly = ['Gridlines', 'Headings']

describe.each(officeTypes.map((type) => [type.name, type] as const))('%s', (name, type) => {
  const declared = (members: readonly string[]) =>
    members.filter((member) => !sentOnly.includes(member)).map((member) => kindOf(prototypeOf(name), member))

  test('has only scalars that the library has, and lets only those be set that the library sets', () => {
    expect(new Set(declared(type.settable))).toEqual(new Set(declared(type.settable).map(() => 'settable')))
    const others = declared(type.scalars).filter((kind) => kind !== 'settable' && kind !== 'scalar')
    expect(others).toEqual([])
    for (const member of sentOnly) expect(source).toContain(`"${member}"`)
  })

  test('has only links that the library has', () => {
    expect(declared(type.links).filter((kind) => kind !== 'link')).toEqual([])
  })

  test('has only methods that the library has', () => {
    expect(declared(type.methods).filter((kind) => kind !== 'method')).toEqual([])
  })

  test('is a collection only where the library has one', () => {
    expect(Reflect.get(prototypeOf(name), '_isCollection') ?? false).toBe(type.isCollection)
  })
})

test('a name, a kind or a case that the library does not have is noticed', () => {
  const range = prototypeOf('Range')
  expect(kindOf(range, 'Values')).toBe('settable')
  expect(kindOf(range, 'Address')).toBe('scalar')
  expect(kindOf(range, 'Format')).toBe('link')
  expect(kindOf(range, 'GetCell')).toBe('method')
  expect(kindOf(range, 'Getcell')).toBe('getcell is unknown')
  expect(kindOf(range, 'IsNullObject')).toBe('isNullObject is unknown')
})

describe('events', () => {
  test('are registered by methods that the library has', () => {
    const types = ['Worksheet', 'WorksheetCollection', 'Table', 'TableCollection'].map(prototypeOf)
    const known = types.flatMap(Object.getOwnPropertyNames).map((name) => name.toLowerCase())
    for (const event of registrations) expect(known).toContain(`_register${event}`)
  })
})

test('services are asked for under the names that they have here, and no other member is called', () => {
  for (const [name, service] of Object.entries(services)) {
    expect(source).toContain(`"${name}"`)
    for (const method of service.type.methods) expect(source).toContain(`"${method}"`)
  }
})
