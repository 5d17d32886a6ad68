/** Putting stock in or taking it out: opening balances, counts, and purchases that are not made here. */
import type { Day } from '../../basics/day.ts'
import { extended, type Money, negative, noMoney, price, type Quantity, quantity } from '../../basics/money.ts'
import { type Planned, refused } from '../changes.ts'
import type { ItemJournalCommand, ItemJournalLine } from '../command.ts'
import { sizeMistakes } from '../drafts/largest-amount.ts'
import type { Facts } from '../facts.ts'
import { addGeneral, costLines } from '../general-ledger.ts'
import { type Context, openJournal } from '../journal.ts'
import { costMistakes } from '../posting-accounts.ts'
import { postingDateMistakes } from '../posting-date.ts'
import { lineMistake, type Mistake, mistake, nameOfJournalLine, problemOf, worded } from '../problem.ts'
import { openItemPosting } from './item-posting.ts'
import { type Leaving, shortagesOf } from './shortages.ts'

const sourceCode = 'ITEMJNL'
/** Stock that no customer is party to is posted by the groups of the company's own country. */
const businessGroup = 'DOMESTIC'

export function planItemJournal(command: ItemJournalCommand, facts: Facts, context: Context): Planned {
  const postingDate = command.body.postingDate ?? context.today
  const empty = command.body.lines.length === 0 ? [mistake('NothingToPost', 'lines')] : []
  const mistakes = [
    ...command.mistakes,
    ...postingDateMistakes(facts, context.userName, postingDate),
    ...empty,
    ...command.body.lines.flatMap((line, index) => journalLineMistakes(facts, line, index)),
  ]
  if (mistakes.length === 0)
    mistakes.push(
      ...shortagesOf(
        facts,
        command.body.lines.map((line, index) => leaving(facts, line, index)),
      ),
    )
  if (mistakes.length > 0) return refused(problemOf(mistakes))
  const journal = openJournal(facts, context)
  const goods = openItemPosting(facts, journal)
  const entries = command.body.lines.map((line) => goods.move(movementOf(facts, line, postingDate)))
  addGeneral(journal, costLines(facts, goods.costs), postingDate, sourceCode)
  const value = entries.map(({ entryNumber, transactionNumber, itemNumber }) => ({
    entryNumber,
    transactionNumber,
    itemNumber,
  }))
  return {
    changes: { records: [], transaction: journal.transaction() },
    answer: { status: 201, body: { transactionNumber: journal.transactionNumber, postingDate, value } },
  }
}

const leaving = (facts: Facts, line: ItemJournalLine, index: number): Leaving => ({
  item: facts.find('items', line.itemNumber)?.number ?? line.itemNumber,
  units: quantity(line.entryType === 'Negative Adjmt.' ? line.quantity : -line.quantity),
  told: (params) => lineMistake('NegativeInventory', index, nameOfJournalLine(line, index), 'quantity', params),
})

function movementOf(facts: Facts, line: ItemJournalLine, postingDate: Day) {
  const item = facts.find('items', line.itemNumber)
  if (!item) throw new Error('checked before')
  const units = quantity(line.quantity)
  const signed = (line.entryType === 'Negative Adjmt.' ? negative(units) : units) as Quantity
  const cost: { readonly cost?: Money } =
    signed > 0 ? { cost: extended(signed, price(line.unitCost ?? item.unitCost)) } : {}
  return {
    item,
    businessGroup,
    entryType: line.entryType,
    postingDate,
    documentType: '',
    documentNumber: line.documentNumber,
    documentId: '',
    documentLineId: '',
    description: item.displayName,
    sourceCode,
    quantity: signed,
    invoiced: signed,
    sales: noMoney,
    salesExpected: noMoney,
    discount: noMoney,
    ...cost,
  }
}

function journalLineMistakes(facts: Facts, line: ItemJournalLine, index: number): Mistake[] {
  const told = (code: string, field: string, params: Mistake['params'] = {}) =>
    lineMistake(code, index, nameOfJournalLine(line, index), field, params)
  const item = line.itemNumber === '' ? null : facts.find('items', line.itemNumber)
  if (!item)
    return [
      line.itemNumber === ''
        ? told('MissingValue', 'itemNumber', { field: 'itemNumber' })
        : told('UnknownItem', 'itemNumber', { value: line.itemNumber }),
    ]
  const wrong = (field: 'quantity' | 'unitCost', value: number, min: number) =>
    worded(told('InvalidValue', field, { field, value, min }), 'NumberTooSmall')
  return [
    ...(item.type === 'Service'
      ? [told('InvalidValue', 'itemNumber', { field: 'itemNumber', value: item.number, expected: 'Inventory' })]
      : []),
    ...(item.blocked ? [told('ItemBlocked', 'itemNumber', { item: item.number })] : []),
    ...(line.quantity > 0 ? [] : [wrong('quantity', line.quantity, 0.00001)]),
    ...sizeMistakes(line.quantity, line.unitCost ?? item.unitCost, told),
    ...(line.unitCost !== null && line.unitCost < 0 ? [wrong('unitCost', line.unitCost, 0)] : []),
    ...(item.type === 'Inventory'
      ? costMistakes(
          facts,
          businessGroup,
          item,
          told,
          line.entryType === 'Purchase' ? 'directCostAppliedAccount' : 'inventoryAdjustmentAccount',
        )
      : []),
  ]
}
