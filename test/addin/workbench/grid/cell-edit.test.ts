import { expect, test } from 'vitest'
import { refusal, waits } from '../../../../addin/workbench/grid/cell-edit.ts'

const request = (flags: number) => JSON.stringify({ id: 7, type: 1, flags, message: {} })

test('a request waits for the end of an edit when it asked to be delayed', () => {
  expect(waits(request(1 | 16 | 64))).toBe(true)
  expect(waits(request(1 | 16))).toBe(false)
  expect(waits(JSON.stringify({ id: 7 }))).toBe(false)
})

test('any other request is refused under its own id, as Excel refuses it', () => {
  const answer = JSON.parse(refusal(request(1)))
  expect(answer).toMatchObject({ id: 7, type: 2, message: { statusCode: 200 } })
  expect(JSON.parse(answer.message.body).Error.Code).toBe('InvalidOperationInCellEditMode')
})
