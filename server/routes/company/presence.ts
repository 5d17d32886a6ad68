/** Who is editing what just now: known to this process only, and forgotten when nobody says so any more. */

export interface Editing {
  readonly userName: string
  readonly documentId: string
  readonly cells: readonly unknown[]
}

export interface Presence {
  /** What a person edits; without cells, that they edit nothing any more. */
  readonly tell: (company: string, editing: Editing) => void
  /** Whoever edits something in the company. */
  readonly editing: (company: string) => readonly Editing[]
}

const forgottenAfter = 60_000
const mostCells = 1000

export function openPresence(now: () => number): Presence {
  const companies = new Map<string, Map<string, Editing & { readonly until: number }>>()
  return {
    tell(company, { userName, documentId, cells }) {
      const people = companies.get(company) ?? new Map()
      companies.set(company, people)
      if (cells.length === 0) people.delete(userName)
      else
        people.set(userName, { userName, documentId, cells: cells.slice(0, mostCells), until: now() + forgottenAfter })
    },
    editing: (company) =>
      [...(companies.get(company)?.values() ?? [])].flatMap(({ until, ...one }) => (until > now() ? [one] : [])),
  }
}
