/** One moment of the pane, named in the address, drawn by the real views: `?moment=posting&language=nl&theme=dark`. */
import { createRoot } from 'react-dom/client'
import { createStore } from '../../../addin/state/store.ts'
import type { ThemeChoice } from '../../../addin/theme.ts'
import { App } from '../../../addin/views/app.tsx'
import { registerOwnIcons } from '../../../addin/views/ui/icons.tsx'
import { languageOf } from '../../../shared/words/language.ts'
import { words } from '../../../shared/words/words.ts'
import { type MomentName, moments } from '../../addin/views/states.ts'
import { notingActions, surroundings } from '../../addin/views/still-actions.ts'

const asked = new URLSearchParams(location.search)
const language = languageOf(asked.get('language'))
const moment = moments[(asked.get('moment') ?? 'invoices, pasted') as MomentName]
const given = surroundings(
  asked.has('dialog') ? { askInDialog: async () => ({ kind: 'failed', why: 'notice.dialogBlocked' }) } : {},
)
given.preferences.keep({ theme: (asked.get('theme') ?? 'light') as ThemeChoice })
registerOwnIcons()
const root = document.getElementById('pane')
if (root)
  createRoot(root).render(
    <App store={createStore(moment(language, words[language]))} actions={notingActions([])} surroundings={given} />,
  )
