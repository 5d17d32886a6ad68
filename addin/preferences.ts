/**
 * What the browser keeps where it allows that: what a person chose, for this computer, and what renews the session, until
 * the window is closed.
 */

import { type Language, languages } from '../shared/words/language.ts'
import type { KeptSession } from './replica/server.ts'
import { type ThemeChoice, themeChoices } from './theme.ts'

export interface Preferences {
  readonly theme: ThemeChoice
  /** Null: the language of Office. */
  readonly language: Language | null
}

export interface PreferenceShelf {
  readonly read: () => Preferences
  readonly keep: (changed: Partial<Preferences>) => void
}

const key = 'verkoop.preferences'
const usual: Preferences = { theme: 'system', language: null }

/** `partition`: Office asks that what is kept in the web is kept apart by the page that shows the pane. */
export function preferenceShelf(storage: Storage | null, partition: string): PreferenceShelf {
  let held = parsed(storage, partition + key)
  return {
    read: () => held,
    keep: (changed) => {
      held = { ...held, ...changed }
      try {
        storage?.setItem(partition + key, JSON.stringify(held))
      } catch {
        // A full or forbidden storage only means that the choice ends with the pane.
      }
    },
  }
}

function parsed(storage: Storage | null, name: string): Preferences {
  try {
    const { theme, language } = JSON.parse(storage?.getItem(name) ?? '{}') as Partial<Preferences>
    return {
      theme: themeChoices.find((one) => one === theme) ?? usual.theme,
      language: languages.find((one) => one === language) ?? usual.language,
    }
  } catch {
    return usual
  }
}

const sessionKey = 'verkoop.session'

export function sessionShelf(storage: Storage | null, partition: string): KeptSession {
  const name = partition + sessionKey
  let held = attempt(() => storage?.getItem(name)) ?? null
  return {
    read: () => held,
    keep: (refreshToken) => {
      held = refreshToken
      attempt(() => (refreshToken === null ? storage?.removeItem(name) : storage?.setItem(name, refreshToken)))
    },
  }
}

/** A forbidden or full storage only means that the session ends with the pane. */
function attempt<T>(act: () => T): T | null {
  try {
    return act()
  } catch {
    return null
  }
}
