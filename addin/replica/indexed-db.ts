/** Replica and queue in the browser's IndexedDB: one database, records by company, type and id. */
import type { Queue, Queued } from './queue.ts'
import { queueInMemory } from './queue.ts'
import { pulledTypes, type RecordStore, recordsInMemory } from './records.ts'
import type { Change } from './wire.ts'

const schema = 1

export interface Kept {
  readonly records: RecordStore
  readonly queue: Queue
  /** False when the browser keeps nothing here (private windows, blocked storage): all still works until it is closed. */
  readonly survives: boolean
}

export async function openKept(factory: IDBFactory | undefined, name = 'verkoop'): Promise<Kept> {
  try {
    if (!factory) return inMemory()
    const database = await open(factory, name)
    return { records: recordsIn(database), queue: queueIn(database), survives: true }
  } catch {
    return inMemory()
  }
}

const inMemory = (): Kept => ({ records: recordsInMemory(), queue: queueInMemory(), survives: false })

function open(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  const request = factory.open(name, schema)
  request.onupgradeneeded = () => {
    request.result.createObjectStore('records', { keyPath: ['company', 'type', 'id'] })
    request.result.createObjectStore('cursors', { keyPath: 'company' })
    request.result.createObjectStore('queue', { keyPath: 'id' })
  }
  return answered(request)
}

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

const done = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
    transaction.onerror = () => reject(transaction.error)
  })

/** All records of a company: every key that begins with it. */
const ofCompany = (company: string) => IDBKeyRange.bound([company], [company, []])

interface KeptCursor {
  readonly company: string
  readonly cursor: string
  /** What was pulled up to here. */
  readonly types: string
}

const pulledNow = pulledTypes.join()

/** A newer version that pulls more begins again: of what it did not ask for, nothing would come any more. */
const cursorOf = (kept: KeptCursor | undefined): string | null => (kept?.types === pulledNow ? kept.cursor : null)

function recordsIn(database: IDBDatabase): RecordStore {
  return {
    load: async (company) => {
      const transaction = database.transaction(['records', 'cursors'])
      const records = answered<(Change & { company: string })[]>(
        transaction.objectStore('records').getAll(ofCompany(company)),
      )
      const cursor = answered<KeptCursor | undefined>(transaction.objectStore('cursors').get(company))
      return { changes: await records, cursor: cursorOf(await cursor) }
    },
    save: async (company, changes, cursor) => {
      const transaction = database.transaction(['records', 'cursors'], 'readwrite')
      const records = transaction.objectStore('records')
      for (const change of changes) {
        if (change.record === null) records.delete([company, change.type, change.id])
        else records.put({ company, ...change })
      }
      transaction.objectStore('cursors').put({ company, cursor, types: pulledNow } satisfies KeptCursor)
      await done(transaction)
    },
    clear: async (company) => {
      const transaction = database.transaction(['records', 'cursors'], 'readwrite')
      transaction.objectStore('records').delete(ofCompany(company))
      transaction.objectStore('cursors').delete(company)
      await done(transaction)
    },
  }
}

function queueIn(database: IDBDatabase): Queue {
  const change = async (act: (queue: IDBObjectStore) => void) => {
    const transaction = database.transaction('queue', 'readwrite')
    act(transaction.objectStore('queue'))
    await done(transaction)
  }
  return {
    all: () => answered<Queued[]>(database.transaction('queue').objectStore('queue').getAll()),
    keep: (queued) => change((queue) => queue.put(queued)),
    drop: (id) => change((queue) => queue.delete(id)),
  }
}
