import type { Table } from './host.ts'

/** What stands in a cell, as text. */
export const cellText = (table: Table, row: number, column: string): string =>
  String(table.values[row]?.[table.columns.get(column) ?? -1] ?? '')

/** Codes are the same whatever their case and the spaces around them. */
export const sameCode = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()
