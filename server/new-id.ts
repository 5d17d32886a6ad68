/** A fresh UUID v7: 48 bits of time, so that ids sort by their making, and 74 random ones. */
import { randomUUID } from 'node:crypto'

export const newId = (now: number): string => {
  const time = now.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
}
