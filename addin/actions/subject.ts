/** A document of a sheet, with what is known of it; and as the server wants to have it. */
import type { Handling } from '../../shared/sheets/drafts.ts'
import { type DraftSheet, drafted, type Kind, sheets } from '../../shared/sheets/sheets.ts'
import type { AnyRecord } from '../replica/wire.ts'
import type { Typed } from '../workbook/cells.ts'
import { type DraftRecord, rowIdOf } from '../workbook/differences.ts'
import type { KnownDocument } from '../workbook/memory.ts'
import type { DraftDocument, DraftLine } from '../workbook/rows.ts'

export interface Subject {
  readonly sheet: DraftSheet
  readonly document: DraftDocument
  readonly known: KnownDocument | undefined
  /** The record as the replica has it; null for what is only here. */
  readonly record: DraftRecord | null
}

type Body = Readonly<Record<string, unknown>>

/** The document as the server wants to have it: a new one, or the saved one with the sheet's cells in their places. */
export function bodyOf({ sheet, document, record, known }: Subject): Body {
  const { document: label, ...header } = document.header
  const given = record ? filled(header, sheet) : typedOnly(header)
  const own = record ? {} : { id: document.id }
  const before = new Map(record?.lines.map((line) => [rowIdOf(line), line]))
  const { handling } = drafted(sheet)
  return {
    ...record,
    ...own,
    ...given,
    ...referenceOf(sheet, header, record, label),
    lines: document.lines.map((line) => lineBody(sheet, following(line, known, handling), before.get(line.rowId))),
  }
}

/** What the user called the document is kept as its reference, where it has one and it is empty. */
function referenceOf(
  sheet: DraftSheet,
  { externalDocumentNumber: typed }: Readonly<Record<string, Typed>>,
  record: DraftRecord | null,
  label: Typed | undefined,
): Body {
  if (!sheets[sheet].columns.some(({ key }) => key === 'externalDocumentNumber')) return {}
  return { externalDocumentNumber: typed ?? (record ? record.externalDocumentNumber : label) ?? '' }
}

/** Cells that were left empty are left to the server, which fills them from customer and item. */
function typedOnly(cells: Readonly<Record<string, Typed>>): Record<string, Typed> {
  return Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== null))
}

/** In a saved document an emptied cell takes its value away: text becomes empty, a price is worked out anew. */
function filled(cells: Readonly<Record<string, Typed>>, sheet: DraftSheet): Record<string, Typed> {
  const kinds = new Map(sheets[sheet].columns.map(({ key, kind }) => [key, kind]))
  return Object.fromEntries(Object.entries(cells).map(([key, value]) => [key, value ?? emptyOf(key, kinds.get(key))]))
}

function emptyOf(key: string, kind: Kind | undefined): Typed {
  if (key === 'quantity' || key === 'discountPercent') return 0
  return kind === 'text' || kind === 'code' || kind === 'term' ? '' : kind === 'flag' ? false : null
}

/** To invoice that was only proposed follows To ship or To receive; typed, it stays. */
function following(line: DraftLine, known: KnownDocument | undefined, handling: Handling | null): DraftLine {
  const base = known?.saved?.lines[line.rowId]?.cells
  const isProposed = base !== undefined && line.cells.invoiceQuantity === base.invoiceQuantity
  if (!handling || !isProposed || line.cells[handling.next] === base[handling.next]) return line
  return { ...line, cells: { ...line.cells, invoiceQuantity: null } }
}

function lineBody(sheet: DraftSheet, line: DraftLine, before: DraftRecord['lines'][number] | undefined): Body {
  const { object } = drafted(sheet)
  const cells = before ? filled(line.cells, sheet) : typedOnly(line.cells)
  if (object === 'itemNumber') return { ...before, ...cells, clientLineId: line.rowId }
  const sameObject = before !== undefined && before[object] === cells[object]
  const lineType = sameObject ? before.lineType : line.cells[object] === null ? plainType(line) : 'Item'
  return { ...before, ...cells, clientLineId: line.rowId, lineType }
}

// A text alone is a comment; a quantity without an item is a mistake that the check must see.
const plainType = ({ cells }: DraftLine): string => ((cells.quantity ?? cells.unitPrice) === null ? 'Comment' : 'Item')

export const asDraftRecord = (record: AnyRecord | null): DraftRecord | null =>
  record && typeof record.number === 'string' && Array.isArray(record.lines) ? (record as unknown as DraftRecord) : null

/** Still to be worked on: an invoice that is not posted, an order that is not done. */
export const isLive = (sheet: DraftSheet, record: DraftRecord): boolean =>
  record.archived !== true && !drafted(sheet).done.includes(record.status)
