import { describe, expect, test } from 'vitest'
import { ByKind } from '../../../shared/posting/by-kind.ts'
import { type Counters, Facts } from '../../../shared/posting/facts.ts'
import type { AnyRecord } from '../../../shared/posting/resources.ts'

const [draft, other] = ['0198f000-0000-7000-8000-000000000001', '0198f000-0000-7000-8000-000000000002']
const counters = { transaction: 0, entries: {} } as Counters
const saved = (id: string, number: string, lines: readonly object[] = []) => ({
  records: [
    {
      type: 'salesInvoices' as const,
      id,
      key: number,
      record: { id, number, version: 1, lines } as unknown as AnyRecord,
    },
  ],
})
const asked = (key: string) => ({ kind: 'record', type: 'salesInvoices', key }) as const
const newFacts = () => new Facts({ name: 'books', country: 'BE', currencyCode: 'EUR' }, counters, new ByKind())
const settled = (facts: Facts) => facts.settled(counters, new ByKind())

describe('documents that were written last', () => {
  test('are known to the commands of later groups', () => {
    const facts = newFacts()
    facts.apply(saved(draft, 'SI-1'))
    expect(settled(facts).find('salesInvoices', draft)).toMatchObject({ number: 'SI-1' })
  })

  test('are none once deleted', () => {
    const facts = newFacts()
    facts.apply(saved(draft, 'SI-1'))
    facts.apply({ records: [{ type: 'salesInvoices', id: draft, key: 'SI-1', record: null }] })
    expect(settled(facts).find('salesInvoices', draft)).toBeNull()
  })

  test('stay as they were where what was tried came to nothing', () => {
    const facts = newFacts()
    facts.apply(saved(draft, 'SI-1'))
    facts.fork().apply(saved(draft, 'SI-9'))
    expect(settled(facts).find('salesInvoices', draft)).toMatchObject({ number: 'SI-1' })
  })

  test('are not kept where they are long, as they were before neither', () => {
    const facts = newFacts()
    facts.apply(saved(draft, 'SI-1'))
    facts.apply(saved(draft, 'SI-1', new Array(201).fill({})))
    facts.apply(saved(other, 'SI-2', new Array(200).fill({})))
    const later = settled(facts)
    expect([later.has(asked(draft)), later.has(asked(other))]).toEqual([false, true])
  })

  test('are a thousand: the oldest gives way', () => {
    const facts = newFacts()
    facts.apply(saved(draft, 'SI-1'))
    facts.apply(saved(other, 'SI-2'))
    for (let more = 3; more <= 1001; more++) facts.apply(saved(`${other}-${more}`, `SI-${more}`))
    const later = settled(facts)
    expect([later.has(asked(draft)), later.has(asked(other))]).toEqual([false, true])
  })
})
