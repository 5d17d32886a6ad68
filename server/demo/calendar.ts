/** The days of a year's trade, and how busy each of them is. */
import { addDays, type Day, daysBetween } from '../../shared/basics/day.ts'
import type { Random } from './random.ts'

const monday = '1970-01-05' as Day
const holidays = new Set(['01-01', '05-01', '07-21', '08-15', '11-01', '11-11', '12-25', '12-26'])

const isWorkingDay = (day: Day) => daysBetween(monday, day) % 7 < 5 && !holidays.has(day.slice(5))

/** Working days of the year up to and including the day before `today`. */
export const workingDays = (today: Day): readonly Day[] =>
  Array.from({ length: 365 }, (_, index) => addDays(today, index - 365)).filter(isWorkingDay)

/** People cycle in spring and summer and give presents in December. */
const season = [0.6, 0.7, 1, 1.25, 1.35, 1.3, 1.15, 1, 1.05, 0.85, 0.8, 0.95]
/** How much more is sold at the end of the year than at its beginning. */
const growth = 0.3

/** So many moments spread over the days, as positions of days in rising order: more where trade is brisker. */
export function spread(random: Random, days: readonly Day[], count: number): readonly number[] {
  const weights = days.map(
    (day, index) => (season[Number(day.slice(5, 7)) - 1] ?? 1) * (1 + (growth * index) / days.length),
  )
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const places: number[] = []
  let [place, passed] = [0, weights[0] ?? 0]
  for (let moment = 0; moment < count; moment++) {
    const at = ((moment + random.next()) / count) * total
    while (passed < at && place < days.length - 1) passed += weights[++place] ?? 0
    places.push(place)
  }
  return places
}
