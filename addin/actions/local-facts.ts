/** The set-up as the replica holds it, in the form that the planners ask. */
import type { Ledger } from '../../shared/ledger/ledgers.ts'
import { ByKind } from '../../shared/posting/by-kind.ts'
import { Facts } from '../../shared/posting/facts.ts'
import { type AnyRecord, folded, isSetup, keyOf, resourceNames } from '../../shared/posting/resources.ts'
import type { Replica } from '../replica/records.ts'

/** Null before the set-up was pulled once. */
export function factsIn(replica: Replica): Facts | null {
  const setup = setupOf(replica)
  if (setup.of('salesSetup').length === 0) return null
  return new Facts(companyOf(replica), { transaction: 0, entries: noEntries }, setup)
}

const noEntries = {} as Readonly<Record<Ledger, number>>

function setupOf(replica: Replica): ByKind<AnyRecord> {
  const setup = new ByKind<AnyRecord>()
  for (const type of resourceNames.filter(isSetup))
    for (const record of replica.all(type)) setup.set(type, folded(keyOf(type, record)), record as unknown as AnyRecord)
  return setup
}

function companyOf(replica: Replica): { name: string; country: string; currencyCode: string } {
  const [information] = replica.all('companyInformation')
  return { name: '', country: String(information?.country ?? ''), currencyCode: 'EUR' }
}
