/** Which of many records somebody may have meant by a code that names none, or by the beginning of a name. */
import { distance } from 'fastest-levenshtein'
import { bareName } from '../../../shared/sales/likeness.ts'

export interface Candidate {
  readonly code: string
  readonly name: string
}

/** The nearest first, at most `most`. What has nothing in common with the text is left out. */
export function nearest(text: string, candidates: readonly Candidate[], most: number): readonly Candidate[] {
  const wanted = plain(text)
  if (wanted === '') return candidates.slice(0, most)
  return candidates
    .map((candidate) => ({ candidate, far: distanceTo(wanted, candidate) }))
    .filter(({ far }) => far <= farthest)
    .toSorted((one, other) => one.far - other.far || (one.candidate.code < other.candidate.code ? -1 : 1))
    .slice(0, most)
    .map(({ candidate }) => candidate)
}

/** 0 for the very code; below 1 where one holds the other; then by the part of the letters that would have to change. */
function distanceTo(wanted: string, { code, name }: Candidate): number {
  const ownCode = plain(code)
  const names = bareName(name)
  if (ownCode === wanted) return 0
  if (ownCode.startsWith(wanted)) return 0.1
  if (names.split(' ').some((word) => word.startsWith(wanted)) || plain(name).startsWith(wanted)) return 0.2
  if (ownCode.includes(wanted) || plain(name).includes(wanted)) return 0.3
  return 1 + Math.min(...[ownCode, plain(name), ...names.split(' ')].map((one) => changes(wanted, one)))
}
const farthest = 1.6

const changes = (one: string, other: string): number => distance(one, other) / Math.max(one.length, other.length, 1)

/** Letters and digits alone: of `C-0012` and `c0012` one is meant by the other. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
