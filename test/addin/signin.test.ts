import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askInDialog, challengeOf, type DialogParts, takeCode } from '../../addin/signin.ts'

type Handler = Parameters<Office.Dialog['addEventHandler']>[1]

beforeAll(() => {
  const names = { DialogMessageReceived: 'dialogMessageReceived', DialogEventReceived: 'dialogEventReceived' }
  Object.assign(globalThis, { Office: { AsyncResultStatus: { Succeeded: 'succeeded' }, EventType: names } })
})
afterAll(() => void Reflect.deleteProperty(globalThis, 'Office'))

/** An Office whose dialog is opened after so many refusals, and then answers. */
function office(refusals: readonly number[], answer: (asked: URL) => Parameters<Handler>[0]) {
  const left = [...refusals]
  const seen = { addresses: [] as URL[], waited: [] as number[], closed: 0 }
  const dialog = (address: URL): Partial<Office.Dialog> => ({
    close: () => void seen.closed++,
    addEventHandler: (type, handler) => {
      const given = answer(address)
      if ('message' in given === (type === Office.EventType.DialogMessageReceived)) queueMicrotask(() => handler(given))
    },
  })
  const displayDialogAsync = (address: string, _: unknown, done: (result: unknown) => void): void => {
    seen.addresses.push(new URL(address))
    const code = left.shift()
    done(code ? { status: 'failed', error: { code } } : { status: 'succeeded', value: dialog(new URL(address)) })
  }
  const parts: DialogParts = {
    ui: { displayDialogAsync } as unknown as DialogParts['ui'],
    origin: 'https://verkoop.example',
    random: (bytes) => new Uint8Array(bytes).fill(7),
    wait: async (milliseconds) => void seen.waited.push(milliseconds),
  }
  return { parts, seen }
}

const proper = (asked: URL) => ({
  message: JSON.stringify({ code: 'K', state: asked.searchParams.get('s') }),
  origin: undefined,
})

test('the dialog opens the sign-in page of our own origin, and its code comes with the verifier of the challenge', async () => {
  const { parts, seen } = office([], proper)
  const answer = await askInDialog(parts)
  const [asked] = seen.addresses
  expect(asked?.origin).toBe('https://verkoop.example')
  expect(asked?.pathname).toBe('/signin')
  if (answer.kind !== 'code' || !answer.code.verifier) throw new Error('There is no code.')
  expect(answer.code.code).toBe('K')
  expect(asked?.searchParams.get('c')).toBe(createHash('sha256').update(answer.code.verifier).digest('base64url'))
  expect(asked?.href).not.toContain(answer.code.verifier)
  expect(seen.closed).toBe(1)
})

test('a challenge has the form that the server asks for', async () => {
  expect(await challengeOf('abc')).toMatch(/^[\w-]{43}$/)
})

test('an answer to another question is no sign-in', async () => {
  const { parts } = office([], () => ({ message: JSON.stringify({ code: 'K', state: 'other' }), origin: undefined }))
  expect(await askInDialog(parts)).toEqual({ kind: 'failed', why: 'notice.dialogFailed' })
})

test('a dialog that the user closed is no error', async () => {
  const { parts, seen } = office([], () => ({ error: 12006 }))
  expect(await askInDialog(parts)).toEqual({ kind: 'failed', why: 'notice.dialogClosed' })
  expect(seen.closed).toBe(0)
})

test('a dialog that is still closing is waited for', async () => {
  const { parts, seen } = office([12007, 12007], proper)
  expect((await askInDialog(parts)).kind).toBe('code')
  expect(seen.waited).toEqual([300, 600])
})

test.each([
  [[12007, 12007, 12007, 12007], 'notice.dialogOpen'],
  [[12009], 'notice.dialogIgnored'],
  [[12011], 'notice.dialogBlocked'],
  [[5001], 'notice.dialogFailed'],
] as const)('a dialog that cannot be opened (%j) says why', async (refusals, why) => {
  expect(await askInDialog(office(refusals, proper).parts)).toEqual({ kind: 'failed', why })
})

test('the code of the printed address is taken once', () => {
  const shown: string[] = []
  const page = (hash: string) => ({
    location: { hash, pathname: '/taskpane.html', search: '?a=1' } as Location,
    history: {
      replaceState: (_: unknown, __: string, address: string) => void shown.push(address),
    } as unknown as History,
  })
  expect(takeCode(page('#signin=K-1'))).toEqual({ code: 'K-1' })
  expect(shown).toEqual(['/taskpane.html?a=1'])
  expect(takeCode(page(''))).toBeNull()
  expect(takeCode(page('#elsewhere'))).toBeNull()
})

test('the code is also taken where Office.js took the history away', () => {
  const location = { hash: '#signin=K-2', pathname: '/', search: '' } as Location
  expect(takeCode({ location, history: { replaceState: null } as unknown as History })).toEqual({ code: 'K-2' })
  expect(location.hash).toBe('')
})
