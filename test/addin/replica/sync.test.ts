import { describe, expect, test } from 'vitest'
import { createReplica, pulledTypes, recordsInMemory } from '../../../addin/replica/records.ts'
import type { Server } from '../../../addin/replica/server.ts'
import { pull, restore, send } from '../../../addin/replica/sync.ts'
import type { Answer, BatchRequest, Change } from '../../../addin/replica/wire.ts'
import { isSetup, resourceNames } from '../../../shared/posting/resources.ts'

const unused = () => Promise.reject(new Error('not asked for here'))
const serverWith = (parts: Partial<Server>): Server => ({
  signIn: unused,
  resume: async () => null,
  signOut: unused,
  isSignedIn: () => true,
  companies: unused,
  reset: unused,
  record: unused,
  list: unused,
  file: unused,
  upload: unused,
  changes: unused,
  presence: unused,
  reach: unused,
  feed: unused,
  batch: unused,
  ...parts,
})
const change = (id: string, version: number, number: string | null): Change => ({
  type: 'customers',
  id,
  version,
  record: number === null ? null : { id, version, number },
})
const pages = (...given: readonly (readonly Change[] | 'lost')[]) =>
  serverWith({
    changes: async (_, after) => {
      const page = given[Number(after ?? 0)] ?? []
      return page === 'lost'
        ? { kind: 'lost' }
        : {
            kind: 'ok',
            status: 200,
            body: { changes: page, next: String(Number(after ?? 0) + (page.length > 0 ? 1 : 0)) },
          }
    },
  })
const document = (documentId: string, size = 1) => ({
  documentId,
  label: documentId,
  requests: Array.from(
    { length: size },
    (_, at): BatchRequest => ({ id: `${documentId}-${at}`, method: 'POST', url: 'customers', body: {} }),
  ),
})

describe('pulling', () => {
  test('a copy of a company that was made anew is thrown away and begun again', async () => {
    const replica = createReplica()
    const store = recordsInMemory()
    await pull(pages([change('a', 3, 'C1')]), 'demo', replica, store)
    const problem = { status: 410, code: 'CompanyMadeAnew', detail: '', errors: [] }
    const anew = pages([change('b', 1, 'C2')])
    const server = serverWith({
      changes: async (company, after, types) =>
        after === '1' && replica.find('customers', 'a')
          ? { kind: 'refused', problem }
          : anew.changes(company, after, types),
    })
    expect(await pull(server, 'demo', replica, store)).toEqual({ changes: [change('b', 1, 'C2')], problem: null })
    expect([replica.find('customers', 'C1'), replica.find('customers', 'C2')?.id]).toEqual([null, 'b'])
    expect((await store.load('demo')).changes).toEqual([change('b', 1, 'C2')])
  })

  test('a workbook of a company that is no more is told so', async () => {
    const problem = { status: 410, code: 'CompanyMadeAnew', detail: '', errors: [] }
    const server = serverWith({ changes: async () => ({ kind: 'refused', problem }) })
    expect(await pull(server, 'demo', createReplica(), recordsInMemory())).toEqual({ changes: [], problem })
  })

  test('reads to the end, and finds records by number whatever its case', async () => {
    const replica = createReplica()
    const pulled = await pull(
      pages([change('a', 1, 'C1')], [change('b', 1, 'c2'), change('a', 2, 'C9')]),
      'demo',
      replica,
      recordsInMemory(),
    )
    expect(pulled.problem).toBeNull()
    expect(replica.find('customers', 'C2')?.id).toBe('b')
    expect(replica.find('customers', 'c9')?.id).toBe('a')
    expect(replica.find('customers', 'C1')).toBeNull()
    expect(replica.cursor()).toBe('2')
  })

  test('keeps what came before the line broke, and goes on from there', async () => {
    const records = recordsInMemory()
    const first = createReplica()
    expect((await pull(pages([change('a', 1, 'C1')], 'lost'), 'demo', first, records)).problem).toBe('lost')
    const second = createReplica()
    await restore('demo', second, records)
    expect(second.find('customers', 'C1')?.id).toBe('a')
    await pull(pages([change('a', 1, 'C1')], [change('a', 1, null), change('b', 1, 'C2')]), 'demo', second, records)
    expect([...second.all('customers')].map((record) => record.id)).toEqual(['b'])
    const third = createReplica()
    await restore('demo', third, records)
    expect([third.cursor(), third.find('customers', 'C1'), third.find('customers', 'C2')?.id]).toEqual(['2', null, 'b'])
  })

  test('does not take an older record for a newer one', () => {
    const replica = createReplica()
    replica.apply([change('a', 3, 'new')], null)
    replica.apply([change('a', 2, 'old')], '1')
    expect(replica.find('customers', 'a')?.number).toBe('new')
  })

  test('of one company is not seen in another', async () => {
    const records = recordsInMemory()
    await pull(pages([change('a', 1, 'C1')]), 'demo', createReplica(), records)
    const other = createReplica()
    await restore('other', other, records)
    expect([other.cursor(), other.find('customers', 'C1')]).toEqual([null, null])
  })
})

describe('sending', () => {
  const answering = (sizes: number[], lose: readonly number[] = []) =>
    serverWith({
      batch: async (_, requests): Promise<Answer<{ responses: { id: string; status: number }[] }>> => {
        sizes.push(requests.length)
        if (lose.includes(sizes.length)) return { kind: 'lost' }
        return { kind: 'ok', status: 200, body: { responses: requests.map(({ id }) => ({ id, status: 201 })) } }
      },
    })
  const sendAll = (server: Server, count: number, size: number, signal = new AbortController().signal) => {
    const documents = Array.from({ length: count }, (_, at) => document(`d${at}`, size))
    const progress: number[] = []
    return send(server, {
      company: 'demo',
      documents,
      preview: false,
      signal,
      onProgress: (done) => progress.push(done),
    }).then((sent) => ({ sent, progress }))
  }

  test('goes in parts that never split a document', async () => {
    const sizes: number[] = []
    const { sent, progress } = await sendAll(answering(sizes), 300, 3)
    expect(sizes).toEqual([399, 399, 102])
    expect(progress).toEqual([133, 266, 300])
    expect([...sent.values()].every((one) => one.kind === 'answered')).toBe(true)
  })

  test('loses only the part whose answer was lost', async () => {
    const { sent } = await sendAll(answering([], [2]), 500, 2)
    const kinds = [...sent.values()].map((one) => one.kind)
    expect([kinds.slice(0, 200), kinds.slice(200, 400), kinds.slice(400)].map((part) => [...new Set(part)])).toEqual([
      ['answered'],
      ['lost'],
      ['answered'],
    ])
  })

  test('stops between two parts', async () => {
    const stop = new AbortController()
    const sizes: number[] = []
    const server = answering(sizes)
    const stopping = serverWith({
      batch: (...given) => {
        stop.abort()
        return server.batch(...given)
      },
    })
    const { sent } = await sendAll(stopping, 500, 2, stop.signal)
    expect(sizes).toEqual([400])
    expect([...sent.values()].filter((one) => one.kind === 'unsent')).toHaveLength(300)
  })

  test('takes an answer that leaves a request out for a lost one', async () => {
    const server = serverWith({ batch: async () => ({ kind: 'ok', status: 200, body: { responses: [] } }) })
    const { sent } = await sendAll(server, 1, 1)
    expect(sent.get('d0')).toEqual({ kind: 'lost' })
  })

  test('cuts parts by their size too', async () => {
    const sizes: number[] = []
    const documents = ['a', 'b', 'c'].map((id) => ({
      documentId: id,
      label: id,
      requests: [{ id, method: 'POST' as const, url: 'x', body: 'x'.repeat(900_000) }],
    }))
    await send(answering(sizes), {
      company: 'demo',
      documents,
      preview: false,
      signal: new AbortController().signal,
      onProgress: () => {},
    })
    expect(sizes).toEqual([2, 1])
  })
})

test('every part of the set-up is pulled: the checks in the pane read it', () => {
  expect(resourceNames.filter((type) => isSetup(type) && !pulledTypes.includes(type))).toEqual([])
})
