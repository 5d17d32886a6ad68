import { describe, expect, test } from 'vitest'
import { pressed, readShortcuts } from '../../../../addin/workbench/host/shortcuts.ts'
import { shortcutsFile } from '../../../../server/manifest/shortcuts.ts'

const key = (of: Partial<KeyboardEvent>) =>
  ({ key: '', code: '', ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, ...of }) as KeyboardEvent
const held = { ctrlKey: true, shiftKey: true, altKey: true }

describe('key combinations of the file for Excel', () => {
  const usual = readShortcuts(shortcutsFile(), false)

  test('call what they call in Excel', () => {
    expect(pressed(usual, key({ ...held, key: 'K', code: 'KeyK' }))?.functionName).toBe('checkRows')
    expect(pressed(usual, key({ ...held, key: 'G', code: 'KeyG' }))?.functionName).toBe('nextProblem')
  })

  test('are known by the place of the key where Alt makes another sign of it', () => {
    expect(pressed(usual, key({ ...held, key: '˚', code: 'KeyK' }))?.functionName).toBe('checkRows')
  })

  test('want exactly their keys', () => {
    expect(pressed(usual, key({ ctrlKey: true, altKey: true, key: 'k', code: 'KeyK' }))).toBeUndefined()
    expect(pressed(usual, key({ ...held, metaKey: true, key: 'K', code: 'KeyK' }))).toBeUndefined()
    expect(pressed(usual, key({ ...held, key: 'L', code: 'KeyL' }))).toBeUndefined()
  })

  test('on a Mac are with Command and Option', () => {
    const mac = readShortcuts(shortcutsFile(), true)
    const command = { metaKey: true, shiftKey: true, altKey: true }
    expect(pressed(mac, key({ ...command, key: 'K', code: 'KeyK' }))?.functionName).toBe('checkRows')
    expect(pressed(mac, key({ ...held, key: 'K', code: 'KeyK' }))).toBeUndefined()
  })

  test('that call nothing known are left out', () => {
    const shortcuts = [{ action: 'gone', key: { default: 'Ctrl+Shift+Alt+K' } }]
    expect(readShortcuts({ actions: [], shortcuts }, false)).toEqual([])
  })
})
