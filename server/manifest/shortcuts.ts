/** The files in which Excel reads the key combinations: the manifest's `ExtendedOverrides` leads there. */
import { keysOf, macKeysOf, paneCommand, type ShortcutCommand, shortcuts } from '../../shared/sync/shortcuts.ts'
import { type Language, say } from '../../shared/words/words.ts'

/** Locales of which Excel asks for words of their own; English stands in the file itself, and is asked for all the same. */
export const shortcutLocales: Readonly<Record<string, Language>> = { 'en-us': 'en', 'nl-nl': 'nl', 'fr-fr': 'fr' }

type Words = Readonly<Record<string, { readonly value: string; readonly comment: string }>>

/** A place that Office fills in, such as the locale. */
export const filledIn = (kind: 'resource' | 'token', name: string): string => `\${${kind}.${name}}`

export const shortcutsFile = () => ({
  actions: shortcuts.map(({ command }) => ({
    id: command,
    type: 'ExecuteFunction',
    name: filledIn('resource', command),
  })),
  shortcuts: shortcuts.map((one) => ({ action: one.command, key: { default: keysOf(one), mac: macKeysOf(one) } })),
  resources: { default: shortcutWords('en') },
})

/** What the combinations do, for the question that Excel asks when another add-in wants one of them too. */
export const shortcutWords = (language: Language): Words =>
  Object.fromEntries(
    shortcuts.map(({ command }) => [command, { value: nameOf(command, language), comment: `What ${command} does.` }]),
  )

const nameOf = (command: ShortcutCommand, language: Language): string =>
  say(language, command === paneCommand ? 'ribbon.pane' : `ribbon.${command}`)
