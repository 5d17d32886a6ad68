/** The page that the Office dialog shows: a form, and a script of its own that tells the pane the code it signed in with. */
import { type Language, say } from '../../shared/words/words.ts'
import { escaped, htmlPage } from './html.ts'

export const officeScript = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js'

/** In the workbench Office.js comes from this server, and after a file that leads its messages to the page around it. */
export function signInPage(language: Language, office = officeScript, first = ''): string {
  const word = (key: Parameters<typeof say>[1]) => escaped(say(language, key))
  const form = `<h1>${word('product.name')}</h1>
<form method="post" data-office="${office}" data-language="${language}" data-failed="${word('notice.offline')}">
<label>${word('pane.user')} <input name="userName" autocomplete="username" autocapitalize="none" required autofocus></label>
<label>${word('pane.password')} <input name="password" type="password" autocomplete="current-password" required></label>
<button>${word('action.signIn')}</button>
<p role="alert"></p>
</form>`
  return htmlPage(language, say(language, 'action.signIn'), form, `${first}<script src="/signin.js" defer></script>\n`)
}
