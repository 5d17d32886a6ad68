/** The add-in in the workbench: its pane in a frame, its tab of the ribbon, its menu on a cell, its keys, and the host behind them. */
import { functionNamespace, functionsFile } from '../../shared/sheets/functions.ts'
import type { RibbonCommand, WorkbenchCommand } from '../../shared/sync/ribbon.ts'
import { make } from './grid/element.ts'
import { openOfficeDialog } from './grid/office-dialog.ts'
import { createPane } from './grid/pane.ts'
import type { Choice } from './grid/popup.ts'
import { createRibbon, type Ribbon } from './grid/ribbon.ts'
import type { Words } from './grid/words.ts'
import type { DialogEvents, DialogRequest } from './host/client.ts'
import { paneAddress, serveFrame } from './host/frame.ts'
import { createHost } from './host/host.ts'
import { type RibbonButton, type RibbonTab, readCellMenu, readRibbon, shortcutsPathIn } from './host/manifest.ts'
import { type KeyCombination, pressed, readShortcuts } from './host/shortcuts.ts'
import type { Workbook } from './model/types.ts'

export interface AddinOptions {
  readonly words: Words
  /** Of Office's own texts: `nl-BE`. */
  readonly displayLanguage: string
  readonly requirements: Readonly<Record<string, string>>
  /** Opens a new workbook. */
  readonly openNew: () => void
  /** Finishes an edit of a cell; false when its value was refused. */
  readonly finish: () => boolean
}

export interface Addin {
  readonly ribbon: HTMLElement
  readonly pane: HTMLElement
  readonly splitter: HTMLElement
  readonly frame: HTMLIFrameElement
  /** What it offers on a cell. */
  readonly choicesOnCell: () => readonly Choice[]
  /** Listens to its key combinations while this has the focus. */
  readonly listenToKeys: (grid: HTMLElement) => void
  /** While a cell is edited, requests wait or are refused. */
  readonly setEditing: (isEditing: boolean) => void
  /** Shows the pane and calls a function of the add-in. */
  readonly command: (name: RibbonCommand | WorkbenchCommand) => Promise<void>
  /** Shows the pane's page; `hash` is for it alone. */
  readonly start: (hash: string) => void
}

/** `room` is where the pane will stand beside the sheet. */
export function createAddin(workbook: Workbook, room: HTMLElement, options: AddinOptions): Addin {
  const { words, displayLanguage, requirements, openNew, finish } = options
  const place = make('div', { class: 'ribbon-place' })
  const pane = createPane(words, room, () => host.paneShown(false))
  let ribbon: Ribbon | undefined
  let commands: Commands | undefined
  const program = {
    openNew,
    showPane: pane.show,
    isPaneShown: pane.isShown,
    enableCommand: (id: string, isEnabled: boolean) => ribbon?.enable(id, isEnabled),
    showTab: (_id: string, isShown: boolean) => ribbon?.show(isShown),
  }
  const functions = { namespace: functionNamespace, ...functionsFile() }
  const host = createHost(workbook, { program, functions })
  const openDialog = ({ address, width, height }: DialogRequest, { onMessage, onClosed }: DialogEvents) => {
    const inside = createHost(workbook)
    const end = (): void => {
      frame.stop()
      inside.close()
    }
    const dialog = openOfficeDialog(words, { width, height }, () => {
      end()
      onClosed()
    })
    const messageParent = (text: string): void => onMessage(text, location.origin)
    const frame = serveFrame(dialog.frame, inside, { displayLanguage, requirements, messageParent })
    dialog.frame.src = dialogAddress(address, displayLanguage)
    return () => {
      end()
      dialog.close()
    }
  }
  const served = serveFrame(pane.frame, host, { displayLanguage, requirements, openDialog })
  const press = async ({ id, functionName }: RibbonButton): Promise<void> => {
    if (!finish()) return
    if (functionName !== null) return served.command(id, functionName)
    if (!pane.isShown()) host.paneShown(true)
    pane.show(true)
    pane.frame.focus()
  }
  return {
    ribbon: place,
    pane: pane.element,
    splitter: pane.splitter,
    frame: pane.frame,
    setEditing: served.setEditing,
    command: (name) => served.command(name, name),
    choicesOnCell: () => (commands?.cellMenu ?? []).flatMap((button) => choicesOf(button, press)),
    listenToKeys: (grid) =>
      grid.addEventListener(
        'keydown',
        (event) => {
          const found = event.target === grid ? pressed(commands?.shortcuts ?? [], event) : undefined
          if (!found) return
          event.preventDefault()
          event.stopImmediatePropagation()
          if (finish()) void served.command('', found.functionName)
        },
        true,
      ),
    start(hash) {
      pane.frame.src = paneAddress('/workbench/taskpane.html', displayLanguage) + hash
      void fetchCommands(displayLanguage).then((found) => {
        commands = found ?? undefined
        if (!found?.tab) {
          place.hidden = true
          return
        }
        ribbon = createRibbon(found.tab, press)
        place.append(ribbon.element)
      })
    },
  }
}

/** A page of this server, which here has Office.js from this server too. */
function dialogAddress(address: string, displayLanguage: string): string {
  const { pathname, search } = new URL(address)
  return paneAddress(`/workbench${pathname}${search}`, displayLanguage, 'isDialog')
}

/** In a menu of the add-in's own, which here stands open: its name above what it offers. */
const choicesOf = (button: RibbonButton, press: (button: RibbonButton) => Promise<void>): readonly Choice[] =>
  (button.items.length > 0 ? button.items : [button]).map((item, at) => ({
    name: item.id,
    label: item.label,
    act: () => void press(item),
    ...(at === 0 ? { apart: true, heading: button.label } : {}),
  }))

interface Commands {
  readonly tab: RibbonTab | null
  readonly cellMenu: readonly RibbonButton[]
  readonly shortcuts: readonly KeyCombination[]
}

/** `null` where there is no manifest; the pane does without. */
async function fetchCommands(locale: string): Promise<Commands | null> {
  try {
    const answer = await fetch('/workbench/manifest.xml')
    if (!answer.ok) return null
    const manifest = new DOMParser().parseFromString(await answer.text(), 'application/xml')
    const path = shortcutsPathIn(manifest)
    const isMac = navigator.platform.startsWith('Mac')
    const shortcuts = path === null ? [] : readShortcuts(await (await fetch(path)).json(), isMac)
    return { tab: readRibbon(manifest, locale), cellMenu: readCellMenu(manifest, locale), shortcuts }
  } catch {
    return null
  }
}
