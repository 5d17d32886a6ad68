/**
 * What can be said about documents without asking anybody: the planners' own checks, on the facts that the replica holds.
 * What rests on stock, balances and other people's documents is left to the server.
 */
import type { Day } from '../../shared/basics/day.ts'
import type { SaveCommand } from '../../shared/posting/command.ts'
import { isDocument } from '../../shared/posting/document-kinds.ts'
import { assembledDraft, type DraftCommand } from '../../shared/posting/drafts/plan-draft.ts'
import type { Facts } from '../../shared/posting/facts.ts'
import type { Context } from '../../shared/posting/journal.ts'
import { NotLoaded } from '../../shared/posting/need.ts'
import { prepaymentDue } from '../../shared/posting/orders/prepayment.ts'
import { headerMistakes, lineMistakes } from '../../shared/posting/plan-invoice.ts'
import { postingDateMistakes } from '../../shared/posting/posting-date.ts'
import type { Mistake } from '../../shared/posting/problem.ts'
import { type DraftSheet, drafted, resourceOf, sheets } from '../../shared/sheets/sheets.ts'
import { pulledTypes, type Replica } from '../replica/records.ts'
import type { Culture } from '../workbook/cells.ts'
import { errorAt, type Finding } from '../workbook/typed-table.ts'
import { factsIn } from './local-facts.ts'
import { misreadNumbers } from './misread-numbers.ts'
import { bodyOf, type Subject } from './subject.ts'
import type { Entries } from './verdicts.ts'

export interface Reader {
  readonly userName: string
  /** ISO day. */
  readonly today: string
  /** Instant. */
  readonly at: string
  /** How they write numbers. */
  readonly culture: Culture
  /** Numbers that looked misread and are meant as they stand, as the workbook remembers them. */
  readonly meant: ReadonlySet<string>
}

/** Findings of all documents, each at its cell. Nothing is said before the set-up was pulled once. */
export function checkLocally(subjects: readonly Subject[], replica: Replica, reader: Reader): readonly Finding[] {
  const facts = factsIn(replica)
  if (facts === null) return subjects.flatMap(emptyCells)
  learnParties(facts, replica, subjects)
  const context = contextOf(reader)
  return subjects.flatMap((subject) => [
    ...emptyCells(subject),
    ...misreadNumbers(subject, replica, reader),
    ...unknownUnits(subject, replica),
    ...(asFarAsKnown(facts, replica, () => findingsOf(subject, facts, context)) ?? []),
  ])
}

/**
 * What the documents come to, as entries of customers and VAT: worked out by the planners that the server has, on what the
 * replica knows. What goods cost, and so the general ledger, only the server can say.
 */
export function localEntries(subjects: readonly Subject[], replica: Replica, reader: Reader): readonly Entries[] {
  const facts = factsIn(replica)
  if (facts === null) return []
  learnParties(facts, replica, subjects)
  const context = contextOf(reader)
  return subjects.flatMap((subject) => {
    const assembled = asFarAsKnown(facts, replica, () => assembledOf(subject, facts, context))
    return assembled ? [entriesOf(subject, assembled.document)] : []
  })
}

function entriesOf({ sheet, document: { label } }: Subject, document: Assembled['document']): Entries {
  const sign = resourceOf(sheet) === 'salesCreditMemos' || resourceOf(sheet) === 'salesReturnOrders' ? -1 : 1
  const { taxLines, totalAmountIncludingTax, customerNumber, currencyFactor } = document
  const local = (amount: number) => Math.round((sign * amount * 100) / (currencyFactor ?? 1)) / 100
  const given: Readonly<Record<string, unknown>> = { ...document }
  const common = { documentNumber: label, postingDate: given[drafted(sheet).date] ?? '', customerNumber }
  return {
    customerLedgerEntries: [{ ...common, amount: local(totalAmountIncludingTax) }],
    vatEntries: taxLines.map(({ vatIdentifier, taxPercent, baseAmount, taxAmount }) => ({
      ...common,
      type: 'Sale',
      vatIdentifier,
      vatPercent: taxPercent,
      base: -local(baseAmount),
      amount: -local(taxAmount),
    })),
  }
}

const contextOf = ({ at, today, userName }: Reader): Context => ({
  at,
  today: today as Day,
  userName,
  seed: '01890000-0000-7000-8000-000000000000',
})

/** What the planners find, with the records that they ask for on the way; nothing where they ask what only the server knows. */
function asFarAsKnown<T>(facts: Facts, replica: Replica, find: () => T): T | null {
  for (;;) {
    try {
      return find()
    } catch (thrown) {
      if (!(thrown instanceof NotLoaded)) throw thrown
      const { need } = thrown
      if (need.kind !== 'record' || !pulledTypes.includes(need.type) || facts.has(need)) return null
      facts.learn(need, replica.find(need.type, need.key))
    }
  }
}

/** Every customer and item that the rows name, known or known not to exist. */
function learnParties(facts: Facts, replica: Replica, subjects: readonly Subject[]): void {
  const learn = (type: 'customers' | 'items', key: unknown) => {
    if (typeof key !== 'string' || key === '') return
    const need = { kind: 'record', type, key } as const
    if (!facts.has(need)) facts.learn(need, replica.find(type, key))
  }
  for (const { document, record } of subjects) {
    learn('customers', document.header.customerNumber)
    learn('customers', record?.billToCustomerNumber)
    const customer = replica.find('customers', String(document.header.customerNumber ?? ''))
    learn('customers', customer?.billToCustomerNumber)
    for (const line of document.lines) learn('items', line.cells.lineObjectNumber)
    for (const line of record?.lines ?? []) learn('items', line.lineObjectNumber)
  }
}

/** Of a document without mistakes, what it is warned of. */
function findingsOf(subject: Subject, facts: Facts, context: Context): readonly Finding[] {
  const assembled = assembledOf(subject, facts, context)
  if (assembled === null) return []
  const mistakes = mistakesOf(subject, assembled, facts, context)
  if (mistakes.length > 0) return placed(subject, mistakes)
  return placed(subject, prepaymentDue(facts, assembled.document)).map((one) => ({ ...one, level: 'warning' }))
}

function mistakesOf(
  subject: Subject,
  { document, mistakes }: Assembled,
  facts: Facts,
  context: Context,
): readonly Mistake[] {
  if (mistakes.length > 0) return causes(mistakes)
  if (!('post' in drafted(subject.sheet).actions)) return []
  return [
    ...postingDateMistakes(facts, context.userName, document.postingDate),
    ...headerMistakes(facts, document),
    ...document.lines.flatMap((line, index) => lineMistakes(facts, document, line, index)),
  ]
}

function assembledOf(subject: Subject, facts: Facts, context: Context): Assembled | null {
  const command = saveCommand(subject)
  if (command === null) return null
  const before = subject.record as unknown as Parameters<typeof assembledDraft>[3]
  let count = 0
  return assembledDraft(command, facts, context, before, () => String(count++))
}

type Assembled = ReturnType<typeof assembledDraft>

/** Without its customer a document has no posting groups; what then seems to be missing from the set-up follows from that. */
function causes(mistakes: readonly Mistake[]): readonly Mistake[] {
  const hasCustomer = !mistakes.some((one) => one.field === 'customerNumber' && one.code !== 'CustomerBlocked')
  return hasCustomer ? mistakes : mistakes.filter((one) => one.code !== 'PostingSetupMissing')
}

/** Null where the planners of sales have nothing to say. */
function saveCommand(subject: Subject): DraftCommand | null {
  const resource = resourceOf(subject.sheet)
  if (!isDocument(resource)) return null
  const command: SaveCommand = {
    type: subject.record ? 'replace' : 'create',
    resource,
    key: subject.record ? subject.document.id : null,
    body: bodyOf(subject),
    ifMatch: null,
    mistakes: [],
  }
  return command as DraftCommand
}

/** A row that names an item without saying how many is a row that was not finished. */
function emptyCells({ sheet, document }: Subject): readonly Finding[] {
  const { object } = drafted(sheet)
  return document.lines
    .filter(({ cells }) => cells[object] !== null && cells.quantity === null)
    .map(({ row }) => errorAt(row, 'quantity', 'MissingValue'))
}

/** The server takes any unit; a mistyped one would stand on the invoice, and its code in the e-invoice. */
function unknownUnits({ document }: Subject, replica: Replica): readonly Finding[] {
  const units = new Set([...replica.all('unitsOfMeasure')].map(({ code }) => String(code).toLowerCase()))
  return document.lines.flatMap(({ row, cells }): Finding[] => {
    const unit = cells.unitOfMeasureCode
    if (typeof unit !== 'string' || units.has(unit.toLowerCase())) return []
    return [{ ...errorAt(row, 'unitOfMeasureCode', 'UnknownUnit', { value: unit }), level: 'warning' }]
  })
}

function placed(subject: Subject, mistakes: readonly Mistake[]): readonly Finding[] {
  const { document, sheet } = subject
  return mistakes.map((mistake) => {
    const index = /^\/lines\/(\d+)/.exec(mistake.pointer)?.[1]
    const row = document.lines[Number(index ?? 0)]?.row ?? 0
    const finding = errorAt(row, columnOf(sheet, mistake.field), mistake.word ?? mistake.code)
    return { ...finding, params: { ...(mistake.field ? { field: mistake.field } : {}), ...mistake.params } }
  })
}

function columnOf(sheet: DraftSheet, field: string | undefined): string | null {
  return sheets[sheet].columns.find((column) => column.key === field && column.part !== 'mark')?.key ?? null
}
