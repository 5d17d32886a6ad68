// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { signInPage } from '../../../server/pages/signin.ts'
import type { Language } from '../../../shared/words/words.ts'

const script = readFileSync(join(import.meta.dirname, '../../../server/pages/signin.js'), 'utf8')
const sent: { path: string; body: unknown; language: string | undefined }[] = []
const told: string[] = []

/** Shows the page as the dialog does, with Office.js loading at once when the page asks for it. */
function show(language: Language, answer: { status: number; body: object }) {
  history.replaceState(null, '', '/signin?c=challenge&s=state-1')
  document.documentElement.innerHTML = signInPage(language).replace(/^<!doctype html>\s*<html[^>]*>|<\/html>\s*$/g, '')
  vi.stubGlobal('fetch', async (path: string, { body, headers }: { body: string; headers: Record<string, string> }) => {
    sent.push({ path, body: JSON.parse(body), language: headers['accept-language'] })
    return new Response(JSON.stringify(answer.body), { status: answer.status })
  })
  vi.stubGlobal('Office', {
    onReady: (done: () => void) => done(),
    context: { ui: { messageParent: (text: string) => told.push(text) } },
  })
  new Function(script)()
}
/** jsdom does not fetch scripts: the one for Office.js is said to be loaded. */
async function signIn(userName: string, password: string) {
  const field = (name: string) => document.querySelector<HTMLInputElement>(`[name=${name}]`) as HTMLInputElement
  field('userName').value = userName
  field('password').value = password
  document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
  await vi.waitFor(() =>
    expect(document.querySelector<HTMLScriptElement>('script[src^="https:"]') ?? alertText()).toBeTruthy(),
  )
  document.querySelector('script[src^="https:"]')?.dispatchEvent(new Event('load'))
  await vi.waitFor(() => expect(document.querySelector('button')?.disabled).toBe(false))
}
const alertText = () => document.querySelector('[role=alert]')?.textContent

beforeEach(() => {
  sent.length = 0
  told.length = 0
})

test('a right password tells the pane a code and the state it asked with, and nothing else', async () => {
  show('en', { status: 201, body: { code: 'code-1' } })
  await signIn('anna', 'secret')
  expect(sent).toEqual([
    {
      path: '/api/v1/sessions/codes',
      body: { userName: 'anna', password: 'secret', challenge: 'challenge' },
      language: 'en',
    },
  ])
  expect(document.querySelector<HTMLScriptElement>('script[src^="https:"]')?.src).toBe(
    'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
  )
  expect(told).toEqual(['{"code":"code-1","state":"state-1"}'])
})

test('a wrong one shows what the server says, and tells the pane nothing', async () => {
  show('nl', { status: 401, body: { code: 'AuthenticationRequired', detail: 'Verkeerd.' } })
  await signIn('anna', 'wrong')
  expect(alertText()).toBe('Verkeerd.')
  expect(told).toEqual([])
})

test.each([
  ['en', 'Sign in'],
  ['nl', 'Aanmelden'],
  ['fr', 'Se connecter'],
] as const)('speaks %s', (language, title) => {
  const page = new DOMParser().parseFromString(signInPage(language), 'text/html')
  expect(page.documentElement.lang).toBe(language)
  expect(page.querySelector('button')?.textContent).toBe(title)
  expect([...page.querySelectorAll('script')].map((one) => [one.getAttribute('src'), one.textContent])).toEqual([
    ['/signin.js', ''],
  ])
})
