/** The line at the top: the workbook as a file, undo, and the language. */
import type { Desk } from './desk.ts'
import { icon, icons, make } from './element.ts'
import { chooser } from './status.ts'
import { type Language, languageNames, languages } from './words.ts'

export interface ToolbarActions {
  readonly startOver: () => void
  readonly resetDemo: () => void
  readonly open: (file: File) => void
  readonly download: () => void
  readonly sample: () => void
  readonly install: () => void
  readonly setLanguage: (language: Language) => void
}

export interface Toolbar {
  readonly element: HTMLElement
  readonly draw: () => void
}

export function createToolbar(desk: Desk, now: Language, actions: ToolbarActions): Toolbar {
  const { words, history } = desk
  const name = make('span', { 'data-workbook-name': '' })
  const file = make('input', {
    type: 'file',
    accept: '.xlsx',
    hidden: true,
    'aria-label': words.openHint,
    'data-file': '',
  })
  file.addEventListener('change', () => {
    const chosen = file.files?.[0]
    file.value = ''
    if (chosen) actions.open(chosen)
  })
  const undo = iconTool('undo', words.undo, icons.undo, () => desk.finish() && history.undo())
  const redo = iconTool('redo', words.redo, icons.redo, () => desk.finish() && history.redo())
  const language = chooser(
    words.language,
    'language',
    languages.map((one) => [one, languageNames[one]]),
  )
  language.select.value = now
  language.select.addEventListener('change', () => actions.setLanguage(language.select.value as Language))
  const element = make(
    'header',
    { class: 'toolbar' },
    make('h1', {}, 'Verkoop', name),
    tool('start-over', words.startOver, words.startOverHint, icons.startOver, actions.startOver),
    tool('open', words.open, words.openHint, icons.open, () => file.click()),
    tool('download', words.download, words.downloadHint, icons.download, actions.download),
    file,
    tool('sample', words.sample, words.sampleHint, icons.sample, actions.sample),
    make('span', { class: 'apart' }),
    make('span', { class: 'group' }, undo, redo),
    make('span', { class: 'space' }),
    tool('reset-demo', words.resetDemo, words.resetDemoHint, icons.resetDemo, actions.resetDemo),
    tool('install', words.install, words.installHint, icons.install, actions.install),
    language.label,
  )
  const draw = (): void => {
    undo.disabled = !history.canUndo()
    redo.disabled = !history.canRedo()
    if (name.textContent !== desk.workbook.name) name.textContent = desk.workbook.name
  }
  return { element, draw }
}

function tool(name: string, label: string, hint: string, drawing: string, act: () => void): HTMLButtonElement {
  const button = make('button', { type: 'button', class: 'tool', title: hint, 'data-tool': name }, icon(drawing), label)
  button.addEventListener('click', act)
  return button
}

function iconTool(name: string, label: string, drawing: string, act: () => void): HTMLButtonElement {
  const button = make('button', {
    type: 'button',
    class: 'tool only-icon',
    title: label,
    'aria-label': label,
    'data-tool': name,
  })
  button.append(icon(drawing))
  button.addEventListener('click', act)
  return button
}
