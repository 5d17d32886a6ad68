/** What the views ask of the program around the pane. Null where this program cannot do it. */
import type { Language } from '../../shared/words/language.ts'
import type { PreferenceShelf } from '../preferences.ts'
import type { DialogAnswer } from '../signin.ts'
import type { ThemeSources } from '../theme.ts'

export interface Surroundings {
  readonly preferences: PreferenceShelf
  readonly theme: ThemeSources
  /** Office's dialog with the server's sign-in page. */
  readonly askInDialog: (() => Promise<DialogAnswer>) | null
  /** A new, empty workbook in a window of its own; rejects when the program refuses. */
  readonly newWorkbook: (() => Promise<void>) | null
  /** Whether this pane opens by itself with this workbook. */
  readonly opening: Opening | null
  readonly keys: Keys
  readonly copy: (text: string) => Promise<void>
  /** The language of the program, for when the user chose none. */
  readonly language: Language
}

/** Key combinations in the sheet. */
export interface Keys {
  readonly isMac: boolean
  /** Those that hold for this user, by command, null where another add-in got them; absent where Excel cannot tell. */
  readonly own: (() => Promise<Readonly<Record<string, string | null>>>) | null
}

export interface Opening {
  readonly isOn: () => boolean
  readonly set: (on: boolean) => Promise<void>
}
