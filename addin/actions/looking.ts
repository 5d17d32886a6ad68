/** What a look at a sheet needs beyond its rows, in one piece. */
export { claimsOf } from './claims.ts'
export { questionsOf } from './conflicts.ts'
export { checkLocally, localEntries } from './local-check.ts'
