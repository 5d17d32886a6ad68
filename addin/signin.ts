/**
 * Getting a sign-in code: from the address that the server printed, or from the dialog in which Office shows the
 * server's sign-in page. The password never comes here; the code is worth nothing without the verifier.
 */
import type { WordKey } from '../shared/words/language.ts'

export interface SignInCode {
  readonly code: string
  readonly verifier?: string
}

/** `#signin=<code>` works once: it is taken out of the address, so that a reload or a copied link does not try again. */
export function takeCode({ location, history }: Pick<Window, 'location' | 'history'>): SignInCode | null {
  const code = new URLSearchParams(location.hash.slice(1)).get('signin')
  if (!code) return null
  // Office.js takes the history's functions away.
  if (typeof history.replaceState === 'function') history.replaceState(null, '', location.pathname + location.search)
  else location.hash = ''
  return { code }
}

export type DialogAnswer =
  | { readonly kind: 'code'; readonly code: SignInCode }
  | { readonly kind: 'failed'; readonly why: WordKey }

export interface DialogParts {
  readonly ui: Pick<Office.UI, 'displayDialogAsync'>
  /** Must be the pane's own: messages of other origins are lost. */
  readonly origin: string
  readonly random: (bytes: number) => Uint8Array<ArrayBuffer>
  readonly wait: (milliseconds: number) => Promise<void>
}

/** Opens the dialog; call it in answer to a click only. */
export async function askInDialog(parts: DialogParts): Promise<DialogAnswer> {
  const verifier = base64url(parts.random(32))
  const state = base64url(parts.random(16))
  const query = new URLSearchParams({ c: await challengeOf(verifier), s: state })
  const opened = await open(parts, `${parts.origin}/signin?${query}`)
  if (typeof opened === 'number') return { kind: 'failed', why: reasons[opened] ?? 'notice.dialogFailed' }
  const message = await answered(opened)
  if (message === null) return { kind: 'failed', why: 'notice.dialogClosed' }
  opened.close()
  const code = codeIn(message, state)
  return code === null ? { kind: 'failed', why: 'notice.dialogFailed' } : { kind: 'code', code: { code, verifier } }
}

export async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  return base64url(new Uint8Array(digest))
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const alreadyOpen = 12007
const reasons: Readonly<Record<number, WordKey>> = {
  [alreadyOpen]: 'notice.dialogOpen',
  12009: 'notice.dialogIgnored',
  12011: 'notice.dialogBlocked',
}

/** The dialog, or Office's code for why there is none. One that is just closing is waited for. */
async function open(parts: DialogParts, address: string): Promise<Office.Dialog | number> {
  for (let count = 1; ; count++) {
    const result = await new Promise<Office.AsyncResult<Office.Dialog>>((resolve) =>
      parts.ui.displayDialogAsync(address, { height: 60, width: 30 }, resolve),
    )
    if (result.status === Office.AsyncResultStatus.Succeeded) return result.value
    if (result.error.code !== alreadyOpen || count === 4) return result.error.code
    await parts.wait(300 * count)
  }
}

/** Null when the user closed the dialog. */
const answered = (dialog: Office.Dialog): Promise<string | null> =>
  new Promise((resolve) => {
    dialog.addEventHandler(Office.EventType.DialogMessageReceived, (message) =>
      resolve('message' in message ? message.message : null),
    )
    dialog.addEventHandler(Office.EventType.DialogEventReceived, () => resolve(null))
  })

/** Only an answer to our own question counts. */
function codeIn(message: string, state: string): string | null {
  try {
    const given = JSON.parse(message) as { readonly code?: unknown; readonly state?: unknown }
    return given.state === state && typeof given.code === 'string' ? given.code : null
  } catch {
    return null
  }
}
