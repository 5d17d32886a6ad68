/** Bringing together what two people made of one large draft: the merge itself, cell by cell. */
import { type Cells, mergeDrafts, type Version } from '../../shared/sync/merge.ts'
import { type Figure, median } from './figures.ts'

const rows = 5_000
const most = 100

export async function mergeFigures(): Promise<Figure[]> {
  const [base, mine, theirs] = [draft(0), draft(3), draft(5)]
  const times: number[] = []
  let asked = 0
  for (let turn = 0; turn < 15; turn++) {
    const start = performance.now()
    asked = mergeDrafts(base, mine, theirs, (_, one, other) => one === other).cells.length
    times.push(performance.now() - start)
  }
  const time = median(times.slice(-10))
  return [
    {
      name: `merge of two drafts of ${rows.toLocaleString('en')} rows, ${asked} questions`,
      measured: `${time.toFixed(0)} ms`,
      limit: `${most} ms`,
      ratio: time / most,
      goal: { most: 1 },
    },
  ]
}

/** Of every `each`-th row the quantity is other than in the rest; of none when 0. */
function draft(each: number): Version {
  const lines: Record<string, Cells> = {}
  for (let row = 0; row < rows; row++)
    lines[`01890000-0000-7000-8000-${String(row).padStart(12, '0')}`] = {
      lineObjectNumber: `ITEM${row % 700}`,
      description: `Item ${row % 700}`,
      quantity: each > 0 && row % each === 0 ? each : 1,
      unitOfMeasureCode: 'PCS',
      unitPrice: row / 100,
      discountPercent: 0,
      taxCode: 'VAT21',
    }
  return { header: { customerNumber: 'C1', postingDate: '2026-01-31', externalDocumentNumber: 'PO-7' }, lines }
}
