/**
 * Customers, items and their like that wait to be saved, as the server will make them: rows that name them are checked as if
 * they were there already. Only what names a number of its own can be named.
 */
import { withTemplate } from '../../shared/posting/customer-template.ts'
import { drawnUp } from '../../shared/posting/plan-record.ts'
import { isRecordSheet, resourceOf, type SheetKey } from '../../shared/sheets/sheets.ts'
import type { Replica } from '../replica/records.ts'
import type { AnyRecord, BatchRequest } from '../replica/wire.ts'
import type { Memory } from '../workbook/memory.ts'
import { factsIn } from './local-facts.ts'

/** The replica, and in it what this workbook waits to make. */
export function withExpected(replica: Replica, { waiting = [] }: Memory): Replica {
  const expected = new Map<string, AnyRecord>()
  for (const { sheet, documents } of waiting)
    for (const { requests = [] } of isRecordSheet(sheet) ? documents : [])
      for (const request of requests) expect(expected, replica, sheet, request)
  if (expected.size === 0) return replica
  return {
    ...replica,
    find: (type, key) => replica.find(type, key) ?? expected.get(`${type}/${key.toLowerCase()}`) ?? null,
  }
}

function expect(
  expected: Map<string, AnyRecord>,
  replica: Replica,
  sheet: SheetKey,
  { method, body }: BatchRequest,
): void {
  const facts = factsIn(replica)
  const given = body as Readonly<Record<string, unknown>>
  if (method !== 'POST' || facts === null || !given.number) return
  const type = resourceOf(sheet) as 'customers' | 'items' | 'vendors'
  const record = drawnUp(type, withTemplate(type, given, facts), facts, { id: given.id, version: 0 })
  expected.set(`${type}/${String(given.number).toLowerCase()}`, record)
}
