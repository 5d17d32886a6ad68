/** What is done in Excel beyond reading, in one piece. */
export { selectedRows } from './selection.ts'
export { setUpBook } from './setup.ts'
export { writeBook } from './write.ts'
