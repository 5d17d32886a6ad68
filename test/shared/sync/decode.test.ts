import { describe, expect, test } from 'vitest'
import { asked } from '../../../shared/sync/decode.ts'

const ask = (method: string, path: string, body?: unknown, ifMatch: string | null = null) =>
  asked({ method, path, body, ifMatch })
const commandOf = (...request: Parameters<typeof ask>) => {
  const found = ask(...request)
  if ('refused' in found) throw new Error(JSON.stringify(found.refused))
  return found.command
}
const refusedAs = (...request: Parameters<typeof ask>) => {
  const found = ask(...request)
  return 'refused' in found ? [found.refused.status, found.refused.code] : found.command
}
const mistakes = (path: string, body: unknown, method = 'POST') =>
  commandOf(method, path, body).mistakes.map(({ pointer, code, word, line }) => [pointer, code, word ?? '', line ?? ''])

describe('paths', () => {
  test('name a resource, one of its records, or what to do with it', () => {
    expect(commandOf('POST', 'customers', {})).toMatchObject({ type: 'create', resource: 'customers', key: null })
    expect(commandOf('PATCH', 'customers/C1', {})).toMatchObject({ type: 'change', key: 'C1' })
    expect(commandOf('PUT', 'vatPostingSetups/DOMESTIC/VAT21', {})).toMatchObject({
      type: 'replace',
      key: 'DOMESTIC/VAT21',
    })
    expect(commandOf('PATCH', 'salesSetup', {})).toMatchObject({ type: 'change', key: 'salesSetup' })
    expect(commandOf('DELETE', 'items/A%20b%2F')).toMatchObject({ type: 'delete', key: 'A b/' })
    expect(commandOf('POST', 'salesOrders/SO-1/ship', {})).toMatchObject({
      type: 'act',
      resource: 'salesOrders',
      action: 'ship',
      key: 'SO-1',
      body: { postingDate: null, lines: null },
    })
  })
  test('that lead nowhere are 404, and other methods 405', () => {
    for (const path of [
      'nothing',
      'salesOrders/1/eat',
      'salesInvoices/1/ship',
      'customers/1/2',
      '',
      'constructor',
      '__proto__',
    ])
      expect(refusedAs('POST', path, {})).toEqual([404, 'NotFound'])
    expect(refusedAs('PUT', 'customers', {})).toEqual([405, 'MethodNotAllowed'])
    expect(refusedAs('DELETE', 'salesSetup')).toEqual([405, 'MethodNotAllowed'])
    expect(refusedAs('PUT', 'salesShipments/1', {})).toEqual([405, 'MethodNotAllowed'])
    expect(refusedAs('GET', 'itemJournals/post')).toEqual([405, 'MethodNotAllowed'])
  })
  test('and bodies that cannot be read are 400', () => {
    expect(refusedAs('PATCH', 'customers/%E0%A4%A', {})).toEqual([400, 'MalformedRequest'])
    for (const body of [null, [], 'text', 5])
      expect(refusedAs('POST', 'customers', body)).toEqual([400, 'MalformedRequest'])
  })
})

test.each([
  [null, null],
  ['*', null],
  ['3', 3],
  ['"3"', 3],
  ['W/"3"', 3],
])('If-Match %s asks for version %s', (given, version) => {
  expect(commandOf('PATCH', 'customers/1', {}, given)).toMatchObject({ ifMatch: version })
})
test('any other If-Match is refused rather than ignored', () => {
  for (const given of ['x', '"x"', '3.5', '-1', '"1", "2"'])
    expect(refusedAs('PATCH', 'customers/1', {}, given)).toEqual([400, 'MalformedRequest'])
})

describe('bodies', () => {
  test('lose what is not known and what only the server says', () => {
    const { body } = commandOf('POST', 'salesInvoices', {
      customerNumber: 'C1',
      colour: 'red',
      status: 'Paid',
      totalTaxAmount: 'many',
      lines: [{ quantity: 1, netAmount: 5, shape: 'round' }],
    }) as { body: object }
    expect(body).toEqual({ customerNumber: 'C1', lines: [{ quantity: 1 }] })
  })
  test('are told every mistake of form, at its place, under the client’s name of the line', () => {
    const body = {
      displayName: 5,
      creditLimit: 1.001,
      pricesIncludeTax: 'yes',
      blocked: 'Perhaps',
      country: 'Belgium',
    }
    expect(mistakes('customers', body)).toEqual([
      ['/displayName', 'InvalidValue', expect.any(String), ''],
      ['/country', 'InvalidValue', 'TextTooLong', ''],
      ['/pricesIncludeTax', 'InvalidValue', 'NotYesOrNo', ''],
      ['/creditLimit', 'InvalidValue', 'TooManyDecimals', ''],
      ['/blocked', 'InvalidValue', expect.any(String), ''],
    ])
    const lines = [
      { clientLineId: 'a', quantity: '2' },
      { unitPrice: 1.000001 },
      null,
      { quantity: 1e300 },
      { sequence: 70000, shipmentDate: '2026-02-30' },
    ]
    expect(mistakes('salesOrders', { postingDate: '10-03-2026', lines })).toEqual([
      ['/postingDate', 'InvalidValue', 'NotADate', ''],
      ['/lines/0/quantity', 'InvalidValue', 'NotANumber', 'a'],
      ['/lines/1/unitPrice', 'InvalidValue', 'TooManyDecimals', '20000'],
      ['/lines/2', 'InvalidValue', expect.any(String), '30000'],
      ['/lines/3/quantity', 'InvalidValue', 'NumberTooLarge', '40000'],
      ['/lines/4/shipmentDate', 'InvalidValue', 'NotADate', '70000'],
    ])
  })
  test('keep a figure as the decimal that it means, not as doubles add it up', () => {
    expect(commandOf('POST', 'items', { number: 'A', unitPrice: 10 + 1.63 })).toMatchObject({
      body: { unitPrice: 11.63 },
    })
  })
  test('keep the places of lines that are no lines', () => {
    const { body } = commandOf('POST', 'salesOrders', { lines: [null, { quantity: 1 }] }) as { body: object }
    expect(body).toEqual({ lines: [{}, { quantity: 1 }] })
  })
  test('of master data may empty a property with null', () => {
    expect(commandOf('PATCH', 'customers/1', { city: null, creditLimit: null, peppolEndpoint: null })).toMatchObject({
      body: { city: '', creditLimit: 0, peppolEndpoint: null },
    })
  })
})
