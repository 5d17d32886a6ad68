import { describe, expect, test } from 'vitest'
import { shortcutLocales, shortcutsFile, shortcutWords } from '../../../server/manifest/shortcuts.ts'
import { ribbonCommands } from '../../../shared/sync/ribbon.ts'
import { paneCommand, shortcuts } from '../../../shared/sync/shortcuts.ts'

/** Letters that have a sign with AltGr on US-International and on Belgian AZERTY. */
const withAltGr = 'QWERTYUIOPASDLZCNM'
/** Browsers do not let go of these. */
const ofBrowsers = ['Ctrl+Shift+N', 'Ctrl+Shift+T', 'Ctrl+Shift+W', 'Ctrl+Shift+S', 'Ctrl+Shift+X']

describe('the key combinations', () => {
  const { actions, shortcuts: keys, resources } = shortcutsFile()

  test('call commands of the add-in, and none that posts', () => {
    const known: readonly string[] = [...ribbonCommands, paneCommand]
    expect(actions.filter(({ id }) => !known.includes(id))).toEqual([])
    expect(keys.map(({ action }) => action)).toEqual(actions.map(({ id }) => id))
    expect(actions.filter(({ id }) => /post|ship|invoice|cancel|correct/i.test(id))).toEqual([])
  })

  test('have the form that Office asks for, and type nothing on a keyboard with AltGr', () => {
    const all = keys.map(({ key }) => key)
    for (const key of all) {
      expect(key.default).toMatch(/^Ctrl\+Shift\+Alt\+[A-Z]$/)
      expect(key.mac).toMatch(/^Command\+Shift\+Option\+[A-Z]$/)
      expect(ofBrowsers).not.toContain(key.default)
    }
    expect(shortcuts.filter(({ letter }) => withAltGr.includes(letter))).toEqual([])
    expect(new Set(all.map((key) => key.default)).size).toBe(all.length)
  })

  test('are named in each language, by the same names as the file asks for', () => {
    const asked = actions.map(({ name }) => name.replace(/^\$\{resource\.(.*)\}$/, '$1'))
    expect(Object.keys(resources.default)).toEqual(asked)
    for (const language of Object.values(shortcutLocales)) expect(Object.keys(shortcutWords(language))).toEqual(asked)
    expect(shortcutWords('nl').checkRows?.value).toBe('Controleren')
    expect(shortcutWords('fr').nextProblem?.value).toBe('Erreur suivante')
  })
})
