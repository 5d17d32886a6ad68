import { expect, test } from 'vitest'
import { preferenceShelf } from '../../addin/preferences.ts'
import { shadeOf } from '../../addin/theme.ts'

const storage = (content: Record<string, string> = {}) =>
  ({
    getItem: (name: string) => content[name] ?? null,
    setItem: (name: string, value: string) => void Object.assign(content, { [name]: value }),
  }) as Storage

test('what was chosen is there the next time, apart for each partition', () => {
  const shelf = storage()
  preferenceShelf(shelf, 'a').keep({ theme: 'dark' })
  preferenceShelf(shelf, 'a').keep({ language: 'fr' })
  expect(preferenceShelf(shelf, 'a').read()).toEqual({ theme: 'dark', language: 'fr' })
  expect(preferenceShelf(shelf, 'b').read()).toEqual({ theme: 'system', language: null })
})

test.each(['not json', 'null', '{"theme":"pink","language":"xx"}'])(
  'what makes no sense counts as nothing: %s',
  (text) => {
    expect(preferenceShelf(storage({ 'verkoop.preferences': text }), '').read()).toEqual({
      theme: 'system',
      language: null,
    })
  },
)

test('a storage that refuses keeps the choice until the pane is closed', () => {
  const refusing = {
    getItem: () => null,
    setItem: () => {
      throw new Error('full')
    },
  } as unknown as Storage
  const shelf = preferenceShelf(refusing, '')
  shelf.keep({ theme: 'light' })
  expect(shelf.read().theme).toBe('light')
})

test('the shade is the choice, else that of Office, else that of the computer', () => {
  const sources = (isDarkTheme: boolean | undefined, dark: boolean) => ({
    office: () => (isDarkTheme === undefined ? undefined : { isDarkTheme }),
    prefersDark: () => dark,
  })
  expect(shadeOf('light', sources(true, true))).toBe('light')
  expect(shadeOf('system', sources(true, false))).toBe('dark')
  expect(shadeOf('system', sources(false, true))).toBe('light')
  expect(shadeOf('system', sources(undefined, true))).toBe('dark')
})
