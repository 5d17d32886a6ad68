/** Days as serial numbers of the 1900 system, which has a 29 February 1900 that never was. */
const dayLength = 86_400_000
const epoch = Date.UTC(1899, 11, 30)
const lastDay = 2_958_465

/** The serial number of a day; months and days past their end roll over. */
export function fromDay(year: number, month: number, day: number): number {
  const whole = Math.round((Date.UTC(year, month - 1, day) - epoch) / dayLength)
  return whole < 61 ? whole - 1 : whole
}

/** The moment of a serial number, to be read in UTC; `null` outside Excel's years. */
export function toDay(serial: number): Date | null {
  if (!Number.isFinite(serial) || serial < 0 || serial >= lastDay + 1) return null
  const shifted = serial < 61 ? serial + 1 : serial
  return new Date(epoch + Math.round(shifted * dayLength))
}

/** The serial number of a day that exists, else `null`. */
export function checkedDay(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists && year >= 1900 && year <= 9999 ? fromDay(year, month, day) : null
}
