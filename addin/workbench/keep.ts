/**
 * The workbook kept in this browser (IndexedDB). It is saved a moment after each change, a small one almost at once, and
 * once more when the page is left; a browser may drop what it was given in that last moment.
 */
import { subscribe } from './model/changes.ts'
import type { Workbook } from './model/types.ts'

type Content = Omit<Workbook, 'listeners'>

interface Kept {
  /** Counts up when the shape of a workbook changes; another shape is not read. */
  readonly shape: number
  readonly content: Content
}

const shape = 1
const database = 'verkoop-workbench'
const store = 'workbook'
const key = 'current'

/** Where a workbook is kept. */
export interface Shelf {
  /** Undefined when nothing is there, or nothing that can be read. */
  readonly read: () => Promise<Content | undefined>
  readonly save: (workbook: Workbook) => Promise<void>
  readonly clear: () => Promise<void>
}

/** Rejects when the browser forbids its database, as some do in private windows. */
export async function openShelf(): Promise<Shelf> {
  const opened = await open()
  return {
    read: async () => {
      const kept = await request<Kept | undefined>(opened, 'readonly', (workbooks) => workbooks.get(key))
      return kept?.shape === shape && kept.content.sheets.length > 0 ? completed(kept.content) : undefined
    },
    save: async (workbook) => {
      const { listeners: _, ...content } = workbook
      await request(opened, 'readwrite', (workbooks) => workbooks.put({ shape, content } satisfies Kept, key))
    },
    clear: async () => {
      await request(opened, 'readwrite', (workbooks) => workbooks.delete(key))
    },
  }
}

/** What sheets did not have when an older page kept them. */
const completed = (content: Content): Content => ({
  ...content,
  sheets: content.sheets.map((sheet) => ({ ...sheet, comments: sheet.comments ?? [], charts: sheet.charts ?? [] })),
})

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(store)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
}

function request<Answer>(
  opened: IDBDatabase,
  mode: IDBTransactionMode,
  act: (workbooks: IDBObjectStore) => IDBRequest,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const transaction = opened.transaction(store, mode)
    const asked = act(transaction.objectStore(store))
    transaction.oncomplete = () => resolve(asked.result as Answer)
    transaction.onabort = () => reject(transaction.error)
    // At once: a page that is being left has no later in which the browser would do it by itself.
    transaction.commit()
  })
}

export interface Keeper {
  /** Saves what is not saved yet; whether all is saved then. */
  readonly flush: () => Promise<boolean>
}

/** In milliseconds: copying a large workbook takes time, so it waits longer for the end of a row of changes. */
const pauseAfter = (copying: number): number => Math.min(1500, 50 + 20 * copying)

/** Saves after changes, and tells how it went. */
export function keep(shelf: Shelf, workbook: Workbook, onSaved: (isSaved: boolean) => void): Keeper {
  let timer: ReturnType<typeof setTimeout> | undefined
  let pause = pauseAfter(0)
  let last = Promise.resolve(true)
  const saveNow = async (): Promise<boolean> => {
    const start = performance.now()
    const saving = shelf.save(workbook)
    pause = pauseAfter(performance.now() - start)
    const isSaved = await saving.then(
      () => true,
      () => false,
    )
    onSaved(isSaved)
    return isSaved
  }
  const flush = (): Promise<boolean> => {
    if (timer !== undefined) last = saveNow()
    clearTimeout(timer)
    timer = undefined
    return last
  }
  subscribe(workbook, () => {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), pause)
  })
  window.addEventListener('pagehide', () => void flush())
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void flush())
  return { flush }
}
