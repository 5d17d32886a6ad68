import { expect, test } from 'vitest'
import { idMaker, isId, requestId } from '../../../addin/workbook/ids.ts'

test('row ids rise, also within one millisecond and when the clock goes back', () => {
  let now = 1_800_000_000_000
  const newId = idMaker({ now: () => now, fill: (bytes) => bytes.fill(255) })
  const ids = Array.from({ length: 5000 }, newId)
  now -= 1000
  ids.push(newId())
  expect(new Set(ids).size).toBe(5001)
  expect(ids.toSorted()).toEqual(ids)
  expect(ids.every(isId)).toBe(true)
})

test('a request id depends on document, action and attempt, and on nothing else', () => {
  const document = '01890000-0000-7000-8000-000000000001'
  const id = requestId(document, 'post', 0, 0)
  expect(isId(id)).toBe(true)
  expect(id.charAt(14)).toBe('8')
  expect(requestId(document, 'post', 0, 0)).toBe(id)
  expect(
    new Set([
      id,
      requestId(document, 'post', 0, 1),
      requestId(document, 'create', 0, 0),
      requestId(`${document}0`, 'post', 0, 0),
    ]).size,
  ).toBe(4)
})

test('request ids of many documents do not collide', () => {
  const ids = new Set<string>()
  for (let n = 0; n < 100_000; n++)
    ids.add(requestId(`01890000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`, 'create', 0, 0))
  expect(ids.size).toBe(100_000)
})
