/** What is done in Excel beyond reading, in one piece. */

export { filterTable, isTableFiltered } from './filter.ts'
export { freeze, recalculate } from './formulas.ts'
export { selectedRows } from './selection.ts'
export { setUpBook } from './setup.ts'
export { writeBook } from './write.ts'
