import { describe, expect, test } from 'vitest'
import { createAsking } from '../../../addin/functions/asking.ts'

/** A server that says of every question which it was, and how many there were before it. */
function opened() {
  const requests: number[] = []
  const state = { company: 'demo' as string | null, cursor: '1.1', isAway: false, asked: 0 }
  let id = 0
  const asking = createAsking({
    company: () => state.company,
    cursor: () => state.cursor,
    newId: () => String(++id),
    pause: async () => {},
    batch: async (_, questions) => {
      requests.push(questions.length)
      if (state.isAway) return null
      return questions.map((one) => ({
        id: one.id,
        status: 200,
        body: { value: [{ url: one.url, n: ++state.asked }] },
      }))
    },
  })
  return { asking, requests, state }
}

describe('questions', () => {
  test('of one moment go together, each once, two hundred in a request', async () => {
    const { asking, requests } = opened()
    const urls = Array.from({ length: 20_000 }, (_, at) => `question/${at % 10_000}`)
    const replies = await Promise.all(urls.map((url) => asking.ask(url)))
    expect(requests).toEqual(Array(50).fill(200))
    expect(replies[10_003]).toEqual(replies[3])
    expect(replies[3]).toMatchObject({ kind: 'rows', rows: [{ url: 'question/3' }] })
  })

  test('are asked again when the books moved on, and only then', async () => {
    const { asking, state } = opened()
    const first = await asking.ask('a')
    expect(await asking.ask('a')).toEqual(first)
    state.cursor = '2.1'
    expect(await asking.ask('a')).not.toEqual(first)
    expect([await asking.renew(), state.asked]).toEqual([false, 2])
    state.cursor = '3.1'
    expect([await asking.renew(), state.asked]).toEqual([true, 3])
  })

  test('without a server get the last answer, and an answer as soon as there is one', async () => {
    const { asking, state } = opened()
    const first = await asking.ask('a')
    Object.assign(state, { isAway: true, cursor: '2.1' })
    expect([await asking.ask('a'), await asking.ask('b')]).toEqual([first, { kind: 'away' }])
    state.isAway = false
    expect(await asking.ask('b')).toMatchObject({ kind: 'rows' })
    expect(await asking.ask('a')).not.toEqual(first)
  })

  test('of another company are other questions, and of nobody none', async () => {
    const { asking, state, requests } = opened()
    const first = await asking.ask('a')
    state.company = 'other'
    expect(await asking.ask('a')).not.toEqual(first)
    state.company = null
    expect(await asking.ask('new')).toEqual({ kind: 'signedOut' })
    expect(requests).toEqual([1, 1])
  })
})
