/** The questions that come of two people's edits. */

const aboutRows = ['LineDeletedHere', 'LineDeletedThere', 'DeletedElsewhere'] as const
export type RowCode = (typeof aboutRows)[number]

/** About a whole row or document: the answers are to keep it or to remove it. */
export const isAboutRow = (code: string): boolean => (aboutRows as readonly string[]).includes(code)

/** Two people's edits met, and somebody has to decide. */
export const isConflict = (code: string): boolean => code === 'Conflict' || isAboutRow(code)
