/** The key combinations of the add-in, as its file for Excel says them, on the keys that are pressed here. */
import { asList, asRecord, asText } from './arguments.ts'

export interface KeyCombination {
  /** What it calls. */
  readonly functionName: string
  /** As in the file: `Ctrl+Shift+Alt+K`. */
  readonly keys: string
}

/** In the file, a Mac may have other keys. */
export function readShortcuts(file: unknown, isMac: boolean): readonly KeyCombination[] {
  const { actions, shortcuts } = asRecord(file)
  const known = new Set(asList(actions).map((one) => asText(asRecord(one).id)))
  return asList(shortcuts).flatMap((one) => {
    const { action, key } = asRecord(one)
    const { default: usual, mac } = asRecord(key)
    const keys = isMac && mac !== undefined ? mac : usual
    return known.has(asText(action)) ? [{ functionName: asText(action), keys: asText(keys) }] : []
  })
}

/** The one that is pressed. With Alt a key may give another sign than its letter; then the place of the key tells. */
export const pressed = (
  combinations: readonly KeyCombination[],
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey'>,
): KeyCombination | undefined =>
  combinations.find(({ keys }) => {
    const parts = keys.split('+')
    const letter = parts.at(-1) ?? ''
    const isHeld = (...names: readonly string[]) => names.some((name) => parts.includes(name))
    return (
      event.ctrlKey === isHeld('Ctrl') &&
      event.metaKey === isHeld('Command', 'Cmd') &&
      event.shiftKey === isHeld('Shift') &&
      event.altKey === isHeld('Alt', 'Option') &&
      (event.key.toUpperCase() === letter.toUpperCase() || event.code === `Key${letter.toUpperCase()}`)
    )
  })
