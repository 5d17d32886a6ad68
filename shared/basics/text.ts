/** Texts that others wrote, made to fit. */

/** At most so many UTF-16 units from the start; of a sign that needs two, never one: PostgreSQL cannot read half of it. */
export function cut(text: string, longest: number): string {
  const kept = text.slice(0, longest)
  return kept.isWellFormed() ? kept : kept.slice(0, -1)
}
