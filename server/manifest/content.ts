/** What Excel is given, in one number: the manifest without its version, its functions and its key combinations. */
import { createHash } from 'node:crypto'
import { functionsFile } from '../../shared/sheets/functions.ts'
import { manifestOf } from './manifest.ts'
import type { Tab } from './ribbon.ts'
import { shortcutLocales, shortcutsFile, shortcutWords } from './shortcuts.ts'
import { latestVersion, versions } from './versions.ts'
import { xmlText } from './xml.ts'

/** 16 hexadecimal digits. */
export function contentOf(tab: Tab): string {
  const manifest = xmlText(manifestOf(tab, 'https://localhost')).replaceAll(latestVersion, '')
  const files = [functionsFile(), shortcutsFile(), ...Object.values(shortcutLocales).map(shortcutWords)]
  return createHash('sha256')
    .update([manifest, ...files.map((file) => JSON.stringify(file))].join('\n'))
    .digest('hex')
    .slice(0, 16)
}

/** What is to be done when the content is no longer that of the latest version; nothing when it is. */
export function versionFaults(tab: Tab): readonly string[] {
  const content = contentOf(tab)
  if (versions[latestVersion] === content) return []
  return [`What Excel is given has changed since ${latestVersion}: add a version with '${content}' to versions.ts.`]
}
