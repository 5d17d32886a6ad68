import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anApprovalHistory, liveAndCheck } from './approvals.ts'
import { runs } from './runs.ts'

test('whatever is edited, answered and handed on, no amount is posted that nobody approved', () => {
  let postings = 0
  fc.assert(
    fc.property(anApprovalHistory, (history) => {
      postings += liveAndCheck(history)
    }),
    runs(150),
  )
  // A law about postings is worth something only where there are some.
  expect(postings).toBeGreaterThan(5)
})
