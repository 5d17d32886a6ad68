import { expect, test } from 'vitest'
import { isGood, judge, readPending } from './judge.ts'

const passed = (name: string) => ({ name, passed: true, error: '' })
const failed = (name: string) => ({ name, passed: false, error: 'why' })
const pending = readPending('# until later\napi-002\n\n tru-001 # payments\n')

test('a case that fails is forgiven only while its id is on the list', () => {
  expect(isGood(judge([passed('api-001: one'), failed('api-002: two: three')], pending))).toBe(true)
  const verdict = judge([failed('api-001: one')], pending)
  expect(isGood(verdict)).toBe(false)
  expect(verdict.broken).toEqual([failed('api-001: one')])
})

test('a case on the list that passes fails the run', () => {
  const verdict = judge([passed('tru-001: works'), passed('api-001: one')], pending)
  expect(verdict.listedInVain).toEqual(['tru-001'])
  expect(isGood(verdict)).toBe(false)
})

test('an id that stands for two cases passes when both do', () => {
  expect(judge([passed('api-002: a'), failed('api-002: b')], pending)).toMatchObject({
    pending: ['api-002'],
    listedInVain: [],
  })
})

test('a file that cannot even start fails the run, and so does a run of nothing', () => {
  expect(isGood(judge([passed('api-001: one'), failed('/cases/broken.test.mjs')], pending))).toBe(false)
  expect(isGood(judge([], pending))).toBe(false)
})
