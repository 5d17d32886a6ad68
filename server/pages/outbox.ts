/** The page that shows the e-mails of one's companies, with their messages. It asks the API, so that only who may see them does. */
import { type Language, say } from '../../shared/words/words.ts'
import { escaped, htmlPage } from './html.ts'

export function outboxPage(language: Language): string {
  const word = (key: Parameters<typeof say>[1]) => escaped(say(language, key))
  const body = `<h1>${word('outbox.title')}</h1>
<form data-language="${language}" data-failed="${word('notice.offline')}">
<label>${word('pane.user')} <input name="userName" autocomplete="username" autocapitalize="none" required autofocus></label>
<label>${word('pane.password')} <input name="password" type="password" autocomplete="current-password" required></label>
<button>${word('action.signIn')}</button>
</form>
<p role="alert"></p>
<section hidden data-lists data-empty="${word('outbox.empty')}" data-save="${word('outbox.save')}"></section>
<dialog style="width: min(60em, 90vw); height: 85vh; border: 1px solid #888; border-radius: 6px">
<form method="dialog"><button>${word('outbox.close')}</button></form>
<iframe sandbox="" title="${word('outbox.message')}" style="width: 100%; height: 85%; border: 0; background: #fff"></iframe>
</dialog>`
  return htmlPage(language, say(language, 'outbox.title'), body, '<script src="/outbox.js" defer></script>\n')
}
