/**
 * The workbook kept in this browser (IndexedDB), a long sheet in blocks of rows. It is saved a moment after each change, as far
 * as it changed and piece by piece so that nothing has to wait for it; what changes meanwhile gives that up for another turn.
 * It is saved once more when the page is left; a browser may drop what it was given in that last moment.
 */
import {
  type Block,
  bothTouched,
  copyOfBlock,
  filledBlocks,
  type Touched,
  touchedBy,
  untouched,
} from './model/blocks.ts'
import { subscribe } from './model/changes.ts'
import type { Cell, Change, Sheet, Workbook } from './model/types.ts'

type Content = Omit<Workbook, 'listeners'>

/** Everything but the cells, under `current`; a block of cells stands under `[sheet, block]`. */
interface Kept {
  /** Counts up when the shape of a workbook changes; another shape is not read. */
  readonly shape: number
  readonly content: Content
}

const shape = 2
/** Its sheets held their cells themselves. */
const wholeShape = 1
const database = 'verkoop-workbench'
const store = 'workbook'
const key = 'current'

/** Where a workbook is kept. */
export interface Shelf {
  /** Undefined when nothing is there, or nothing that can be read. */
  readonly read: () => Promise<Content | undefined>
  /** Brings what is kept up to date, all of it or nothing. False when it was given up; without a signal it is done in one go. */
  readonly save: (workbook: Workbook, changed: Changed, signal?: AbortSignal) => Promise<boolean>
}

/** By sheet; `all` when sheets may be missing or others than before. */
export type Changed = ReadonlyMap<string, Touched> | 'all'

/** Rejects when the browser forbids its database, as some do in private windows. */
export async function openShelf(): Promise<Shelf> {
  const opened = await open()
  return {
    read: () => read(opened),
    save: (workbook, changed, signal) => save(opened, piecesOf(workbook, changed), signal),
  }
}

/** A page that is loaded again leaves the workbook to itself a moment later. */
const leaving = 1000

/**
 * Whether this page may keep the workbook, from now until it is left: one page at a time does, so that none writes over what
 * another keeps. A browser that cannot tell lets every page.
 */
export function takeWorkbook(): Promise<boolean> {
  const { locks } = navigator
  if (!locks) return Promise.resolve(true)
  return new Promise((resolve) => {
    const held = (): Promise<never> => {
      resolve(true)
      return new Promise(() => undefined)
    }
    locks.request(database, { signal: AbortSignal.timeout(leaving) }, held).catch(() => resolve(false))
  })
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(store)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
}

// ── reading ──

/** So many blocks are read at a time. */
const blocksAtOnce = 8

async function read(opened: IDBDatabase): Promise<Content | undefined> {
  const ask = <Answer>(act: (workbooks: IDBObjectStore) => IDBRequest<Answer>): Promise<Answer> => {
    const asked = act(opened.transaction(store, 'readonly').objectStore(store))
    return new Promise((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
  }
  const kept = await ask<Kept | undefined>((workbooks) => workbooks.get(key))
  if (!kept || kept.content.sheets.length === 0) return undefined
  if (kept.shape === wholeShape) return completed(kept.content)
  if (kept.shape !== shape) return undefined
  for (const sheet of kept.content.sheets) {
    const keys = await ask((workbooks) => workbooks.getAllKeys(blocksOf(sheet.id)))
    for (let from = 0; from < keys.length; from += blocksAtOnce) {
      const range = IDBKeyRange.bound(keys[from], keys[Math.min(from + blocksAtOnce, keys.length) - 1])
      for (const block of await ask<Block[]>((workbooks) => workbooks.getAll(range)))
        for (const [row, cells] of block) sheet.cells.set(row, cells as Map<number, Cell>)
    }
  }
  return kept.content
}

const blocksOf = (sheet: string): IDBKeyRange => IDBKeyRange.bound([sheet], [sheet, []])

/** What sheets did not have when an older page kept them. */
const completed = (content: Content): Content => ({
  ...content,
  sheets: content.sheets.map((sheet) => ({ ...sheet, comments: sheet.comments ?? [], charts: sheet.charts ?? [] })),
})

// ── saving ──

type Piece = (workbooks: IDBObjectStore) => IDBRequest

function* piecesOf(workbook: Workbook, changed: Changed): Generator<Piece> {
  if (changed === 'all') yield (workbooks) => workbooks.clear()
  for (const sheet of workbook.sheets) {
    const touched = changed === 'all' ? 'all' : (changed.get(sheet.id) ?? untouched)
    if (touched === 'all') yield (workbooks) => workbooks.delete(blocksOf(sheet.id))
    for (const block of touched === 'all' ? filledBlocks(sheet) : touched)
      yield (workbooks) => {
        const copy = copyOfBlock(sheet, block)
        return copy ? workbooks.put(copy, [sheet.id, block]) : workbooks.delete([sheet.id, block])
      }
  }
  const { listeners: _, sheets, ...others } = workbook
  const content = { ...others, sheets: sheets.map((sheet): Sheet => ({ ...sheet, cells: new Map() })) }
  yield (workbooks) => workbooks.put({ shape, content } satisfies Kept, key)
}

/** In milliseconds: so long pieces are given to the browser without a pause. */
const longest = 20

/** One transaction, so that a page that ends meanwhile leaves the workbook as it was before. */
function save(opened: IDBDatabase, pieces: Generator<Piece>, signal: AbortSignal | undefined): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const transaction = opened.transaction(store, 'readwrite')
    const workbooks = transaction.objectStore(store)
    transaction.oncomplete = () => resolve(true)
    transaction.onabort = () => (signal?.aborted ? resolve(false) : reject(transaction.error))
    let isHandedOver = false
    signal?.addEventListener('abort', () => isHandedOver || transaction.abort())
    const putSome = () => {
      let last: IDBRequest | undefined
      for (const start = performance.now(); !last || !signal || performance.now() - start < longest; ) {
        const { value: piece } = pieces.next()
        // At once: a page that is being left has no later in which the browser would do it by itself.
        if (piece === undefined) {
          isHandedOver = true
          return transaction.commit()
        }
        last = piece(workbooks)
      }
      last.onsuccess = putSome
    }
    putSome()
  })
}

export interface Keeper {
  /** Saves what is not saved yet; whether all is saved then. */
  readonly flush: () => Promise<boolean>
}

/** In milliseconds: a large workbook waits longer for the end of a row of changes. */
const pauseAfter = (saving: number): number => Math.min(1500, 50 + 5 * saving)

/** Saves after changes, and tells how it went. */
export function keep(shelf: Shelf, workbook: Workbook, onSaved: (isSaved: boolean) => void): Keeper {
  let timer: ReturnType<typeof setTimeout> | undefined
  let pause = pauseAfter(0)
  let last = Promise.resolve(true)
  let changed: Changed = 'all'
  let saving: { readonly stop: AbortController; readonly what: Changed } | undefined

  const save = async (stop?: AbortController): Promise<boolean> => {
    const start = performance.now()
    const what = changed
    changed = new Map()
    if (stop) saving = { stop, what }
    const isSaved = await shelf.save(workbook, what, stop?.signal).catch(() => null)
    if (saving?.stop === stop) saving = undefined
    pause = pauseAfter(performance.now() - start)
    if (isSaved === null) changed = together(what, changed)
    // What was given up has another turn.
    if (isSaved !== false) onSaved(isSaved === true)
    return isSaved === true
  }
  const giveUp = (): void => {
    if (saving) changed = together(saving.what, changed)
    saving?.stop.abort()
    saving = undefined
  }
  const turn = (): void => {
    timer = undefined
    last = save(new AbortController())
  }
  const flush = (): Promise<boolean> => {
    if (timer === undefined && !saving) return last
    clearTimeout(timer)
    timer = undefined
    giveUp()
    last = save()
    return last
  }
  subscribe(workbook, (change) => {
    giveUp()
    changed = noted(changed, change)
    clearTimeout(timer)
    timer = setTimeout(turn, pause)
  })
  window.addEventListener('pagehide', () => void flush())
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void flush())
  return { flush }
}

/** After these other sheets are there. */
const ofBook: ReadonlySet<Change['kind']> = new Set(['replaced', 'sheetAdded', 'sheetDeleted'])

function noted(changed: Changed, change: Change): Changed {
  if (changed === 'all' || ofBook.has(change.kind)) return 'all'
  if (!('sheet' in change)) return new Map([...changed, ['', untouched]])
  return new Map([...changed, [change.sheet, bothTouched(changed.get(change.sheet) ?? untouched, touchedBy(change))]])
}

function together(one: Changed, other: Changed): Changed {
  if (one === 'all' || other === 'all') return 'all'
  const both = new Map(one)
  for (const [sheet, touched] of other) both.set(sheet, bothTouched(both.get(sheet) ?? untouched, touched))
  return both
}
