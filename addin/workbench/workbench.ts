/**
 * The workbench: a workbook in a grid and, beside it, the task pane as Excel would show it, for people without Excel.
 * The grid draws the workbook model and writes to it; the task pane, in a frame, works on the same model through Office.js.
 *
 * What tests may hold on to: `[data-grid]` the grid, `[data-cell="A1"]` a cell in view, `[data-row="1"]` and
 * `[data-column="A"]` the headings, `[data-resize="0"]` the border of a column, `[data-fill-handle]`, `[data-editor]` the
 * field over a cell, `[data-contents]` and `[data-name-box]` above the sheet, `[data-filter="Item"]` the button of a table's
 * column and `[data-filter-menu]` its menu, `[data-list]` the button of a list, `[data-choice]` what is in a menu,
 * `[data-sheet="Invoices"]` a tab, `[data-tool]` (`start-over`, `reset-demo`, `open`, `download`, `sample`, `install`, `undo`, `redo`), `[data-file]` the file
 * field, `[data-choose]` (`language`, `theme`, `culture`, `zoom`), `[data-mode]`, `[data-figures]` and `[data-kept]` in the
 * status line, `[data-question]` with `[data-answer]`, `[data-notice]`, `[data-pane]` around the
 * frame with `[data-close]`, `[data-ribbon]` with `[data-command]` of each button.
 */
import { sheets, templateSetting } from '../../shared/sheets/sheets.ts'
import { createAddin } from './addin.ts'
import { fetchEngine } from './engine/fetch.ts'
import { type Book, createBook } from './grid/book.ts'
import { ask } from './grid/dialog.ts'
import { make } from './grid/element.ts'
import { openOfficeDialog } from './grid/office-dialog.ts'
import * as settings from './grid/settings.ts'
import { createStatus, type Status } from './grid/status.ts'
import { createToolbar, type Toolbar } from './grid/toolbar.ts'
import { createWelcome, type Welcome } from './grid/welcome.ts'
import { filled, type Words, wordsOf } from './grid/words.ts'
import { usualRequirements } from './host/client.ts'
import { keep, openShelf, type Shelf, takeWorkbook } from './keep.ts'
import { tell } from './model/changes.ts'
import { cultures } from './model/culture.ts'
import { calculate } from './model/formula/calculate.ts'
import { provideEngine } from './model/formula/engine.ts'
import { tableNamed } from './model/lookup.ts'
import { sheetOfTable } from './model/tables.ts'
import type { Workbook } from './model/types.ts'
import { activate, createWorkbook, replaceContent } from './model/workbook.ts'
import { pasteSample } from './sample.ts'
import { seenIn } from './tour.ts'
import { readXlsx, writeXlsx } from './xlsx/xlsx.ts'

async function start(): Promise<void> {
  const language = settings.language()
  const words = wordsOf[language]
  document.documentElement.lang = language
  document.title = words.title
  settings.showTheme(settings.theme())
  settings.followTheme()
  const [shelf, isOurs] = await Promise.all([openShelf().catch(() => undefined), takeWorkbook()])
  const { workbook, isLost } = await firstWorkbook(shelf)
  provideEngine(workbook, fetchEngine, () => calculate(workbook, true))
  furnish({ workbook, words, shelf, isOurs, language })
  if (isLost) document.querySelector('[data-notice]')?.append(words.newVersion)
}

/** The one kept in this browser, else a new one. */
async function firstWorkbook(shelf: Shelf | undefined): Promise<{ workbook: Workbook; isLost: boolean }> {
  const workbook = newWorkbook()
  try {
    const content = await shelf?.read()
    if (content) replaceContent(workbook, { ...content, listeners: new Set() })
    return { workbook, isLost: false }
  } catch {
    return { workbook, isLost: true }
  }
}

/** As from a template: the task pane makes its sheets in it. */
function newWorkbook(): Workbook {
  const workbook = createWorkbook({ culture: cultures[settings.usualCulture()] })
  workbook.settings.set(templateSetting, 'true')
  return workbook
}

interface Furnishing {
  readonly workbook: Workbook
  readonly words: Words
  readonly shelf: Shelf | undefined
  /** No other page keeps it. */
  readonly isOurs: boolean
  readonly language: ReturnType<typeof settings.language>
}

/** Puts the parts of the page together. */
function furnish({ workbook, words, shelf, isOurs, language }: Furnishing): void {
  const book: Book = createBook(workbook, words, {
    onDrawn: () => drawAround(),
    onMode: (mode) => {
      status.showMode(mode)
      addin.setEditing(mode !== 'ready')
    },
    choicesOnCell: () => addin.choicesOnCell(),
    download: () => void download(),
  })
  const { desk } = book
  const status: Status = createStatus(desk, {
    theme: settings.theme(),
    setTheme: settings.setTheme,
    zoom: book.zoom,
    setZoom: book.setZoom,
    setCulture: (name) => {
      workbook.culture = cultures[name]
      tell(workbook, { kind: 'settings' })
    },
  })
  const keeper =
    shelf && isOurs
      ? keep(shelf, workbook, (isSaved) => status.showKept(isSaved ? words.saved : words.notSaved, !isSaved))
      : undefined
  if (!keeper) status.showKept(isOurs ? words.notSaved : words.openElsewhere, true)

  /** All of the page anew; what could not be kept must not be lost by it, so then only the pane begins again. */
  const reload = async (): Promise<void> => {
    if (await keeper?.flush()) location.reload()
    else addin.frame.contentWindow?.location.reload()
  }
  /** The demonstration is being made anew: the workbook that follows was agreed to with it. */
  let isResetting = false
  const begin = async (): Promise<void> => {
    replaceContent(workbook, newWorkbook())
    await reload()
  }
  const startOver = async (): Promise<void> => {
    if (!desk.finish()) return
    const answers = [
      { answer: 'go', label: words.startOverYes },
      { answer: 'stay', label: words.cancel },
    ] as const
    if ((await ask({ title: words.startOver, text: words.startOverAsk, answers, careful: true })) === 'go')
      await begin()
  }
  const resetDemo = async (): Promise<void> => {
    if (isResetting || !desk.finish()) return
    const answers = [
      { answer: 'go', label: words.resetDemoYes },
      { answer: 'stay', label: words.cancel },
    ] as const
    if ((await ask({ title: words.resetDemo, text: words.resetDemoAsk, answers, careful: true })) !== 'go') return
    isResetting = true
    await addin.command('resetDemo').finally(() => {
      isResetting = false
    })
  }
  const open = async (file: File): Promise<void> => {
    if (!desk.finish()) return
    const { name } = file
    const answers = [
      { answer: 'go', label: words.openYes },
      { answer: 'stay', label: words.cancel },
    ] as const
    if ((await ask({ title: name, text: filled(words.openAsk, { name }), answers, careful: true })) !== 'go') return
    try {
      const content = await readXlsx(await file.arrayBuffer())
      replaceContent(workbook, { ...content, name, culture: workbook.culture })
      await reload()
    } catch {
      desk.tell(filled(words.openFailed, { name, reason: words.notAWorkbook }))
    }
  }
  const download = async (): Promise<void> => {
    if (!desk.finish()) return
    try {
      saveFile(workbook.name, await writeXlsx(workbook))
    } catch (error) {
      desk.tell(filled(words.downloadFailed, { reason: String(error) }))
    }
  }
  const sample = (): void => {
    if (!desk.finish()) return
    let isThere = true
    desk.attempt(() => {
      const outcome = pasteSample(workbook, new Date().toISOString().slice(0, 10))
      isThere = outcome !== null
      return outcome ?? undefined
    })
    if (!isThere) desk.tell(words.noInvoices)
  }
  const install = (): void => {
    const { frame } = openOfficeDialog(words, { width: 50, height: 70 }, () => undefined)
    frame.src = `/workbench/install?language=${language}`
  }
  const toolbar: Toolbar = createToolbar(desk, language, {
    startOver: () => void startOver(),
    resetDemo: () => void resetDemo(),
    open: (file) => void open(file),
    download: () => void download(),
    sample,
    install,
    setLanguage: (value) => {
      settings.setLanguage(value)
      void reload()
    },
  })
  const drawAround = (): void => {
    toolbar.draw()
    status.draw()
    welcome.draw(() => seenIn(workbook))
  }
  const room = make('main', { class: 'desk' })
  const addin = createAddin(workbook, room, {
    words,
    displayLanguage: displayLanguages[language],
    requirements,
    openNew: () => void (isResetting ? begin() : startOver()),
    finish: desk.finish,
  })
  room.append(book.element, addin.splitter, addin.pane)
  const call = (name: 'checkRows' | 'postReady') => () => {
    if (desk.finish()) void addin.command(name)
  }
  const seeLedger = (): void => {
    const table = tableNamed(workbook, sheets.generalLedger.table)
    if (table && desk.finish()) activate(workbook, sheetOfTable(workbook, table))
  }
  const welcome: Welcome = createWelcome(words, {
    step: { sample, check: call('checkRows'), post: call('postReady'), look: seeLedger },
    install,
  })
  document.body.append(toolbar.element, addin.ribbon, welcome.element, room, status.element)
  book.leaveTo(addin.frame)
  addin.listenToKeys(desk.surface.element)
  addin.start(takeHash())
  desk.surface.draw(true)
  desk.surface.element.focus()
}

// With the last one the library asks that its requests wait while a cell is edited; the host makes them wait.
const requirements = { ...usualRequirements, DelayForCellEdit: '1.1' }

const displayLanguages = { en: 'en-US', nl: 'nl-BE', fr: 'fr-BE' } as const

/** What stands behind the # of our address, such as a code to sign in with, is for the pane, and once only. */
function takeHash(): string {
  const { hash, pathname, search } = location
  if (hash !== '') history.replaceState(null, '', pathname + search)
  return hash
}

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

function saveFile(name: string, bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: xlsxType }))
  const link = make('a', { href: address, download: /\.xlsx$/i.test(name) ? name : `${name}.xlsx` })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

// Last, because what it calls must be there.
await start()
