/** Who wants to know what changes in a workbook. */
import type { Change, Workbook } from './types.ts'

/** Calls `listener` after every change, in order, at once. Returns how to stop. */
export function subscribe(workbook: Workbook, listener: (change: Change) => void): () => void {
  workbook.listeners.add(listener)
  return () => {
    workbook.listeners.delete(listener)
  }
}

export function tell(workbook: Workbook, change: Change): void {
  for (const listener of workbook.listeners) listener(change)
}
