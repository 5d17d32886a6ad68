import { expect, test } from 'vitest'
import { createReplica } from '../../../addin/replica/records.ts'

test('who changed a record is known from the feed alone, and not said of a version that came without a name', () => {
  const replica = createReplica()
  const change = (version: number, userName?: string) => ({
    type: 'salesInvoices',
    id: 'a',
    version,
    record: { id: 'a', version },
    ...(userName === undefined ? {} : { userName }),
  })
  const by = () => replica.changedBy('salesInvoices', 'a')
  replica.apply([change(1, 'an')], '1')
  replica.apply([change(1)], null)
  expect(by()).toBe('an')
  replica.apply([change(2)], null)
  expect(by()).toBe('')
  replica.apply([change(2, 'piet')], '2')
  expect(by()).toBe('piet')
})
