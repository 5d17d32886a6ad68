// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { outboxPage } from '../../../server/pages/outbox.ts'

const script = readFileSync(join(import.meta.dirname, '../../../server/pages/outbox.js'), 'utf8')
const email = {
  id: 'e1',
  subject: 'Invoice <1>',
  to: 'a@example.com',
  status: 'Failed',
  queuedDateTime: '2026-03-10T08:00:00Z',
  lastError: '550 nobody',
  documentNumber: 'PSI-1',
}

function show(hash: string, answers: Readonly<Record<string, unknown>>) {
  history.replaceState(null, '', `/outbox${hash}`)
  document.documentElement.innerHTML = outboxPage('en').replace(/^<!doctype html>\s*<html[^>]*>|<\/html>\s*$/g, '')
  const asked: { path: string; token: string | undefined }[] = []
  vi.stubGlobal('fetch', async (path: string, { headers }: { headers: Record<string, string> }) => {
    asked.push({ path, token: headers.authorization })
    const answer = answers[path.replace(/\?.*/, '')]
    return new Response(JSON.stringify(answer ?? { detail: 'No.' }), { status: answer ? 200 : 401 })
  })
  new Function(script)()
  return asked
}

test('who has signed in sees the e-mails of each company, what others wrote as text', async () => {
  const asked = show('#signin=abc', {
    '/api/v1/sessions': { token: 't' },
    '/api/v1/companies': { value: [{ name: 'demo', displayName: 'Demo' }] },
    '/api/v1/companies/demo/emails': { value: [email] },
  })
  await vi.waitFor(() => expect(document.querySelectorAll('li')).toHaveLength(1))
  expect(document.querySelector('li a')?.textContent).toBe('Invoice <1>')
  expect(document.querySelector('li')?.textContent).toContain('550 nobody')
  expect(asked.slice(1).every(({ token }) => token === 'Bearer t')).toBe(true)
})
test('who may not is told so, and sees nothing', async () => {
  show('#signin=abc', {})
  await vi.waitFor(() => expect(document.querySelector('[role=alert]')?.textContent).toBe('No.'))
  expect(document.querySelector<HTMLElement>('[data-lists]')?.hidden).toBe(true)
})
