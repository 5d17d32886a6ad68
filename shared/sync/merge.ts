/**
 * Two people, one draft. What each of them made of it since they last agreed is brought together cell by cell: a cell that
 * one of them changed is taken over, a cell that both changed is asked about, and so is a line that one deleted while the
 * other worked on it. Nothing is decided by who was last.
 */
export type Value = string | number | boolean | null
/** By column key. */
export type Cells = Readonly<Record<string, Value>>

/** A draft as one of the two has it. */
export interface Version {
  readonly header: Cells
  /** By the line's own id. */
  readonly lines: Readonly<Record<string, Cells>>
}

export interface CellChange {
  /** Null: of the header. */
  readonly line: string | null
  readonly column: string
  readonly value: Value
}

/** A cell that both changed, to different values. */
export interface CellQuestion {
  readonly line: string | null
  readonly column: string
  readonly mine: Value
  readonly theirs: Value
}

/** A line that one deleted and the other changed. */
export interface LineQuestion {
  readonly line: string
  readonly deleted: 'here' | 'there'
}

export interface Merge {
  /** Cells that are as the other has them after the merge, also those that are so already. */
  readonly taken: readonly CellChange[]
  readonly cells: readonly CellQuestion[]
  /** Lines to take over: new there, or deleted here while they were changed there. */
  readonly came: readonly string[]
  /** Lines that the other deleted and nobody changed here. */
  readonly gone: readonly string[]
  readonly lines: readonly LineQuestion[]
}

/** Whether two values of a column are the same to its readers: `c1` and `C1` are one customer but two descriptions. */
export type Same = (column: string, one: Value, other: Value) => boolean

/**
 * `base` is what both last agreed on. Only columns that `mine` has are looked at: about what a sheet does not show, it says
 * nothing.
 */
export function mergeDrafts(base: Version, mine: Version, theirs: Version, same: Same): Merge {
  const merge = { taken: [] as CellChange[], cells: [] as CellQuestion[] }
  mergeCells(merge, null, base.header, mine.header, theirs.header, same)
  for (const [line, cells] of Object.entries(mine.lines)) {
    const [before, there] = [base.lines[line], theirs.lines[line]]
    if (there) mergeCells(merge, line, before ?? {}, cells, there, same)
  }
  return { ...merge, ...mergeLines(base, mine, theirs, same) }
}

function mergeCells(
  { taken, cells }: { taken: CellChange[]; cells: CellQuestion[] },
  line: string | null,
  base: Cells,
  mine: Cells,
  theirs: Cells,
  same: Same,
): void {
  for (const [column, here] of Object.entries(mine)) {
    const there = theirs[column] ?? null
    const before = base[column] ?? null
    if (same(column, here, there) || same(column, here, before)) taken.push({ line, column, value: there })
    else if (!same(column, there, before)) cells.push({ line, column, mine: here, theirs: there })
  }
}

function mergeLines(base: Version, mine: Version, theirs: Version, same: Same): Pick<Merge, 'came' | 'gone' | 'lines'> {
  const came: string[] = []
  const gone: string[] = []
  const lines: LineQuestion[] = []
  for (const [line, there] of Object.entries(theirs.lines)) {
    if (mine.lines[line]) continue
    const before = base.lines[line]
    if (before && isAsBefore(before, there, same)) continue
    came.push(line)
    if (before) lines.push({ line, deleted: 'here' })
  }
  for (const [line, here] of Object.entries(mine.lines)) {
    const before = base.lines[line]
    if (!before || theirs.lines[line]) continue
    if (isAsBefore(before, here, same)) gone.push(line)
    else lines.push({ line, deleted: 'there' })
  }
  return { came, gone, lines }
}

const isAsBefore = (before: Cells, now: Cells, same: Same): boolean =>
  Object.keys(now).every((column) => !(column in before) || same(column, now[column] ?? null, before[column] ?? null))
