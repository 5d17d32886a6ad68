/** Everything that is fetched when the user first does something, in one piece. */
export { act, combine, copy, preview } from './act.ts'
export { checkSheet } from './check.ts'
export { deliver } from './deliver.ts'
export { carryOut, previewPrepared, saveSheet } from './posting.ts'
export { lookAtRecordSheet, saveRecordSheet } from './record-sheets.ts'
export { resolveProblems } from './resolve.ts'
export { settle } from './settle.ts'
export { goToDocument, showDocument, showEntries } from './show.ts'
