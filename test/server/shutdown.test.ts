import { afterEach, expect, test, vi } from 'vitest'
import { endsInTime } from '../../server/shutdown.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('what closes in its time has ended, and what hangs is not waited for', async () => {
  vi.useFakeTimers()
  expect(await endsInTime(Promise.resolve())).toBe(true)
  const hanging = endsInTime(new Promise(() => {}))
  await vi.advanceTimersByTimeAsync(4000)
  expect(await hanging).toBe(false)
})
