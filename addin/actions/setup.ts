/** The set-up for administrators: fetched, checked for what is missing, and changed record by record. */
import type { Day } from '../../shared/basics/day.ts'
import {
  keyOf,
  type RecordIn,
  type Resource,
  type AnyRecord as Resourceful,
  resources,
} from '../../shared/posting/resources.ts'
import { setupFindings } from '../../shared/posting/setup-check.ts'
import { pull } from '../replica/sync.ts'
import { type AnyRecord, type BatchRequest, problemIn } from '../replica/wire.ts'
import type { SetupState } from '../state/setup.ts'
import { missingSeries } from '../state/setup.ts'
import { formRefusalOf } from './form-refusal.ts'
import { factsIn } from './local-facts.ts'
import { change, companyToAsk, type Desk, notConfirmed, refused } from './parts.ts'

/** What the page shows, in its order. */
export const shownSetup = [
  'companyInformation',
  'salesSetup',
  'userSetups',
  'approvalWorkflow',
  'approvalUserSetups',
  'numberSeries',
  'paymentTerms',
  'bankAccounts',
  'currencies',
  'currencyExchangeRates',
  'customerTemplates',
  'generalPostingSetups',
  'vatPostingSetups',
  'customerPostingGroups',
  'vendorPostingGroups',
  'inventoryPostingGroups',
  'accounts',
  'unitsOfMeasure',
] as const satisfies readonly Resource[]

export async function openSetup(desk: Desk): Promise<void> {
  const { parts } = desk
  const company = companyToAsk(parts)
  if (company === null) return
  const { problem } = await pull(parts.server, company, parts.replica, parts.records)
  if (problem) refused(parts, problem)
  show(desk, { refused: null, savedAt: null })
}

function show({ parts }: Desk, outcome: Pick<SetupState, 'refused' | 'savedAt'>): void {
  const all = (resource: string): readonly AnyRecord[] =>
    [...parts.replica.all(resource)].toSorted((a, b) => (keyIn(resource, a) < keyIn(resource, b) ? -1 : 1))
  const records = Object.fromEntries(shownSetup.map((resource) => [resource, all(resource)]))
  const facts = factsIn(parts.replica)
  const lacks = facts
    ? setupFindings(facts, all('numberSeries') as unknown as readonly RecordIn<'numberSeries'>[], parts.today() as Day)
    : []
  change(parts, { setup: { lacks, records, ...outcome } })
}

const keyIn = (resource: string, record: AnyRecord): string =>
  keyOf(resource as Resource, record as unknown as Resourceful)

/** Sends one record; afterwards the replica and the list of what is missing are those of the server. */
export async function saveSetup(
  desk: Desk,
  resource: string,
  record: AnyRecord | null,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { parts } = desk
  const company = companyToAsk(parts)
  if (company === null) return
  const request = requestOf(desk, resource, record, values)
  const answer = await parts.server.batch(company, [request], false)
  if (answer.kind !== 'ok') return notConfirmed(parts, answer)
  const [response] = answer.body.responses
  const problem = response && response.status >= 400 ? problemIn(response.status, response.body) : null
  await pull(parts.server, company, parts.replica, parts.records)
  show(desk, problem ? { refused: formRefusalOf(problem), savedAt: null } : { refused: null, savedAt: parts.now() })
}

/** Makes the number series that are missing, as a new company has them. */
export async function addMissingSeries(desk: Desk): Promise<void> {
  const { parts } = desk
  const company = companyToAsk(parts)
  const { setup } = parts.store.get()
  if (company === null || !setup) return
  const missing = missingSeries(setup.lacks)
  const requests = missing.map((one) => requestOf(desk, 'numberSeries', null, { ...one }))
  const answer = await parts.server.batch(company, requests, false)
  if (answer.kind !== 'ok') return notConfirmed(parts, answer)
  const bad = answer.body.responses.find(({ status }) => status >= 400)
  await pull(parts.server, company, parts.replica, parts.records)
  const refusal = bad ? formRefusalOf(problemIn(bad.status, bad.body)) : null
  show(desk, { refused: refusal, savedAt: refusal ? null : parts.now() })
}

function requestOf(
  { parts }: Desk,
  resource: string,
  record: AnyRecord | null,
  values: Readonly<Record<string, unknown>>,
): BatchRequest {
  const body = { ...record, ...values }
  const keys = resources[resource as Resource].key
  const path = [
    resource,
    ...keys.map((key) => encodeURIComponent(String((body as Record<string, unknown>)[key] ?? ''))),
  ]
  return {
    id: parts.newId(),
    method: keys.length === 0 ? 'PATCH' : 'PUT',
    url: path.join('/'),
    ...(record ? { headers: { 'If-Match': `"${record.version}"` } } : {}),
    body: keys.length === 0 ? values : body,
  }
}
