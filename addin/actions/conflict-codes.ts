/** The questions that come of two people's edits. */

const aboutRows: readonly string[] = ['LineDeletedHere', 'LineDeletedThere', 'DeletedElsewhere']

/** About a whole row or document: the answers are to keep it or to remove it. */
export const isAboutRow = (code: string): boolean => aboutRows.includes(code)

/** Two people's edits met, and somebody has to decide. */
export const isConflict = (code: string): boolean => code === 'Conflict' || isAboutRow(code)
