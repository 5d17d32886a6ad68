/** A button says with three dots that it asks first; where it is named elsewhere, that is no part of its name. */
export const withoutDots = (label: string): string => label.replace(/\s*…$/, '')
