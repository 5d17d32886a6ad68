/** A reporter for `node --test`: one line of JSON per case, for the judge to read. */
import type { TestEvent } from 'node:test/reporters'

export default async function* reporter(events: AsyncIterable<TestEvent>) {
  for await (const event of events) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue
    const { name, nesting, details } = event.data
    if (nesting > 0 || details.type === 'suite') continue
    const error = 'error' in details ? String(details.error.cause ?? details.error).slice(0, 600) : ''
    yield `${JSON.stringify({ name, passed: event.type === 'test:pass', error })}\n`
  }
}
