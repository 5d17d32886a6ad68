/** Forty invoices of five lines, as another program would put them on the clipboard; thirteen of them are wrong, each in its way. */

interface Slip {
  /** The sheet's column that is wrong. */
  readonly column: string
  readonly value: string
  /** Line of the document, 1 to 5; 1 when it concerns the whole document. */
  readonly line: number
  /** The code of the problem that the pane tells. */
  readonly code: string
}

/** By number of the document. C00031 is the demonstration's customer who may get nothing any more. */
const slips: Readonly<Record<number, Slip>> = {
  3: { column: 'B', value: 'C99999', line: 1, code: 'UnknownCustomer' },
  5: { column: 'E', value: 'NONE-1', line: 3, code: 'UnknownItem' },
  7: { column: 'G', value: 'ten', line: 2, code: 'NotANumber' },
  9: { column: 'I', value: '1.234 EUR', line: 1, code: 'AmbiguousNumber' },
  11: { column: 'C', value: '', line: 1, code: 'MissingValue' },
  13: { column: 'C', value: '15-1-1900', line: 1, code: 'DateTooEarly' },
  15: { column: 'G', value: '-900', line: 2, code: 'NegativeTotal' },
  17: { column: 'G', value: '1,1234567', line: 4, code: 'TooManyDecimals' },
  19: { column: 'B', value: 'C00031', line: 1, code: 'CustomerBlocked' },
  23: { column: 'B', value: 'C00015', line: 2, code: 'HeaderDiffers' },
  25: { column: 'G', value: '', line: 2, code: 'MissingValue' },
  31: { column: 'E', value: '', line: 2, code: 'MissingValue' },
  33: { column: 'B', value: '', line: 1, code: 'MissingValue' },
}

export const documents = 40
const linesEach = 5
export const wrong = Object.keys(slips).length

const customers = ['C00001', 'C00002', 'C00003', 'C00004', 'C00005', 'C00006']
/** Services, and inner tubes from stock. */
const items = ['D-MONTAGE', 'D-LEVERING', '1010', 'D-GRAVURE', 'D-ONDERH']

/** The wrong cells by their names on the sheet, with the code of their problem; a total is told at the document's first row. */
export const wrongCells: ReadonlyMap<string, string> = new Map(
  Object.entries(slips).map(([document, { column, line, code }]) =>
    code === 'NegativeTotal'
      ? [`A${rowOf(Number(document), 1)}`, code]
      : [`${column}${rowOf(Number(document), line)}`, code],
  ),
)

/** The row on an empty sheet. */
export function rowOf(document: number, line: number): number {
  return 1 + (document - 1) * linesEach + line
}

export const label = (document: number): string => `V-${String(document).padStart(3, '0')}`

/** Tab-separated; columns A to I of the sheet, the header's only in a document's first row. */
export function pastedRows(date: string): string {
  const rows: string[] = []
  for (let document = 1; document <= documents; document++)
    for (let line = 1; line <= linesEach; line++) rows.push(rowText(document, line, date))
  return rows.join('\r\n')
}

function rowText(document: number, line: number, date: string): string {
  const isFirst = line === 1
  const cells: Record<string, string> = {
    A: label(document),
    B: isFirst ? (customers[document % customers.length] ?? '') : '',
    C: isFirst ? date : '',
    D: '',
    E: items[line - 1] ?? '',
    F: '',
    G: String(line),
    H: '',
    I: '',
  }
  const slip = slips[document]
  if (slip?.line === line) cells[slip.column] = slip.value
  return Object.values(cells).join('\t')
}
