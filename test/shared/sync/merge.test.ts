import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cells, mergeDrafts, type Same, type Value, type Version } from '../../../shared/sync/merge.ts'
import { runs } from '../../laws/runs.ts'

const exactly: Same = (_, one, other) => one === other
const draft = (lines: Readonly<Record<string, Cells>>, header: Cells = { customer: 'C1' }): Version => ({
  header,
  lines,
})
const base = draft({ a: { item: 'X', quantity: 1 }, b: { item: 'Y', quantity: 2 } })

describe('a cell', () => {
  test('that one of the two changed is as that one has it', () => {
    const mine = draft({ a: { item: 'X', quantity: 5 }, b: { item: 'Y', quantity: 2 } })
    const theirs = draft({ a: { item: 'Z', quantity: 1 }, b: { item: 'Y', quantity: 2 } }, { customer: 'C2' })
    const { taken, cells, lines } = mergeDrafts(base, mine, theirs, exactly)
    expect(taken).toContainEqual({ line: 'a', column: 'item', value: 'Z' })
    expect(taken).toContainEqual({ line: null, column: 'customer', value: 'C2' })
    expect(taken.some(({ line, column }) => line === 'a' && column === 'quantity')).toBe(false)
    expect([cells, lines]).toEqual([[], []])
  })

  test('that both changed is asked about, unless both mean the same', () => {
    const mine = draft({ a: { item: 'X', quantity: 5 }, b: { item: 'y2', quantity: 2 } })
    const theirs = draft({ a: { item: 'X', quantity: 7 }, b: { item: 'Y2', quantity: 2 } })
    const anyCase: Same = (_, one, other) => String(one).toLowerCase() === String(other).toLowerCase()
    const { cells, taken } = mergeDrafts(base, mine, theirs, anyCase)
    expect(cells).toEqual([{ line: 'a', column: 'quantity', mine: 5, theirs: 7 }])
    expect(taken).toContainEqual({ line: 'b', column: 'item', value: 'Y2' })
  })

  test('of a column that the sheet does not show is left alone', () => {
    const mine = draft({ a: { item: 'X' }, b: { item: 'Y' } }, {})
    const theirs = draft({ a: { item: 'X', quantity: 9 }, b: { item: 'Y', quantity: 2 } }, { customer: 'C9' })
    const { taken } = mergeDrafts(base, mine, theirs, exactly)
    expect(new Set(taken.map(({ column }) => column))).toEqual(new Set(['item']))
  })
})

describe('a line', () => {
  const onlyA = draft({ a: { item: 'X', quantity: 1 } })

  test('that is new on the other side comes, and one that was deleted there goes', () => {
    const theirs = draft({ b: { item: 'Y', quantity: 2 }, c: { item: 'Z', quantity: 3 } })
    expect(mergeDrafts(base, base, theirs, exactly)).toMatchObject({ came: ['c'], gone: ['a'], lines: [] })
  })

  test('deleted here stays away when nobody else touched it', () => {
    expect(mergeDrafts(base, onlyA, base, exactly)).toMatchObject({ came: [], gone: [], lines: [] })
  })

  test('deleted here and changed there comes back with a question', () => {
    const theirs = draft({ a: { item: 'X', quantity: 1 }, b: { item: 'Y', quantity: 8 } })
    const { came, lines } = mergeDrafts(base, onlyA, theirs, exactly)
    expect([came, lines]).toEqual([['b'], [{ line: 'b', deleted: 'here' }]])
  })

  test('deleted there and changed here stays with a question', () => {
    const mine = draft({ a: { item: 'X', quantity: 1 }, b: { item: 'Y', quantity: 8 } })
    const { gone, lines } = mergeDrafts(base, mine, onlyA, exactly)
    expect([gone, lines]).toEqual([[], [{ line: 'b', deleted: 'there' }]])
  })
})

const anyValue: fc.Arbitrary<Value> = fc.constantFrom(null, 1, 2, 'X', 'Y')
const anyCells = fc.record({ item: anyValue, quantity: anyValue })
const anyDraft = fc.record({
  header: fc.record({ customer: anyValue }),
  lines: fc.dictionary(fc.constantFrom('a', 'b', 'c'), anyCells),
})

/** What stands in the sheet after the merge, with the questions left open. */
function after(mine: Version, theirs: Version, { taken, came, gone }: ReturnType<typeof mergeDrafts>): Version {
  const over = (line: string | null, cells: Cells) => ({
    ...cells,
    ...Object.fromEntries(taken.filter((one) => one.line === line).map(({ column, value }) => [column, value])),
  })
  const lines = Object.entries(mine.lines).filter(([line]) => !gone.includes(line))
  return {
    header: over(null, mine.header),
    lines: Object.fromEntries([
      ...lines.map(([line, cells]) => [line, over(line, cells)] as const),
      ...came.map((line) => [line, theirs.lines[line] ?? {}] as const),
    ]),
  }
}

test('whoever changed nothing has what the other has, and nothing is asked', () => {
  fc.assert(
    fc.property(anyDraft, anyDraft, (before, theirs) => {
      const merge = mergeDrafts(before, before, theirs, exactly)
      expect(after(before, theirs, merge)).toEqual(theirs)
      expect([merge.cells, merge.lines]).toEqual([[], []])
      const back = mergeDrafts(before, theirs, before, exactly)
      expect(after(theirs, before, back)).toEqual(theirs)
      expect([back.cells, back.lines]).toEqual([[], []])
    }),
    runs(200),
  )
})

const valueIn = ({ lines }: Version, line: string, column: string): Value => lines[line]?.[column] ?? null

test('every value that either typed is in the sheet or in a question', () => {
  fc.assert(
    fc.property(anyDraft, anyDraft, anyDraft, (before, mine, theirs) => {
      const merge = mergeDrafts(before, mine, theirs, exactly)
      const result = after(mine, theirs, merge)
      const asked = new Set(merge.cells.map(({ line, column }) => `${line}/${column}`))
      const rows = new Set(merge.lines.map(({ line }) => line))
      for (const [line, cells] of Object.entries(mine.lines))
        for (const [column, value] of Object.entries(cells)) {
          const typed = value !== valueIn(before, line, column)
          if (typed && !asked.has(`${line}/${column}`)) expect(valueIn(result, line, column)).toBe(value)
        }
      for (const [line, cells] of Object.entries(theirs.lines))
        for (const [column, value] of Object.entries(cells)) {
          const typed = value !== valueIn(before, line, column)
          if (typed && !asked.has(`${line}/${column}`) && !rows.has(line))
            expect(valueIn(result, line, column)).toBe(value)
        }
    }),
    runs(500),
  )
})
