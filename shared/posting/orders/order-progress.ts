/** How far an order is, told by its lines; the same for what customers order, bring back, and what is asked of vendors. */
interface OrderedLine {
  readonly quantity: number
  readonly outstandingQuantity: number
  readonly invoicedQuantity: number
}

/** `complete`: everything has moved. `archived`: everything is invoiced. An order for nothing is neither. */
export function progressOf(lines: readonly OrderedLine[]) {
  const ordered = lines.filter((line) => line.quantity !== 0)
  return {
    complete: ordered.length > 0 && ordered.every((line) => line.outstandingQuantity === 0),
    archived: ordered.length > 0 && ordered.every((line) => line.invoicedQuantity === line.quantity),
  }
}
