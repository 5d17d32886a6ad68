/** What a test opens is closed when it ends, whatever became of it. */
import { afterEach } from 'vitest'

/** Put what closes a thing into the list; called where the tests are declared. */
export function closedAfterEach(): (() => Promise<void>)[] {
  const closing: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0)) await close()
  })
  return closing
}
