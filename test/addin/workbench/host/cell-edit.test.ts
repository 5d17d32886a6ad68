import { expect, test } from 'vitest'
import { createGate, waits } from '../../../../addin/workbench/host/cell-edit.ts'

const request = (flags: number) => JSON.stringify({ id: 7, type: 1, flags, message: {} })

test('a request waits for the end of an edit when it asked to be delayed', () => {
  expect(waits(request(1 | 16 | 64))).toBe(true)
  expect(waits(request(1 | 16))).toBe(false)
  expect(waits(JSON.stringify({ id: 7 }))).toBe(false)
})

test('any other request is refused under its own id, as Excel refuses it', () => {
  const answers: string[] = []
  const gate = createGate(
    () => undefined,
    (text) => answers.push(text),
  )
  expect(gate.passes(request(1))).toBe(true)
  gate.setEditing(true)
  expect(gate.passes(request(1))).toBe(false)
  const [answer] = answers.map((text) => JSON.parse(text))
  expect(answer).toMatchObject({ id: 7, type: 2, message: { statusCode: 200 } })
  expect(JSON.parse(answer.message.body).Error.Code).toBe('InvalidOperationInCellEditMode')
})
