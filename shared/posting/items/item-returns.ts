/**
 * Goods that come back of an earlier sale, and postings of goods that are undone. Who posts such a line
 *
 * 1. names what it will ask for: `returnNeeds` for the entries of its lines;
 * 2. asks `returnMistakes` whether they can come back: of the right item, sold, and no more than is left of them over all
 *    documents (ItemCannotBeReturned, 409), and whether an entry must be named (MissingValue of `appliesFromEntry`);
 * 3. moves them by `ItemPosting.move` with `takesBack: facts.itemEntry(appliesFromEntry)`, a quantity above zero, and no cost.
 *
 * A line without an entry comes back at the item's unit cost. A cancelled invoice does the same with the entries that
 * invoicing its lines wrote; its lines may need one movement for each of several entries.
 */
import type { Day } from '../../basics/day.ts'
import { decimalOf, minus, negative, type Quantity } from '../../basics/money.ts'
import type { AnyLine } from '../../sales/document.ts'
import { nameOf } from '../drafts/draft-lines.ts'
import type { Facts } from '../facts.ts'
import type { Need } from '../need.ts'
import { lineMistake, type Mistake, type Teller, worded } from '../problem.ts'
import { hasComeBack, type ItemEntry } from './item-entries.ts'

export interface Returning {
  readonly item: string
  /** Above zero. */
  readonly units: Quantity
  readonly appliesFromEntry: number | null
  readonly told: Teller
}

/** Why lines of one document cannot come back. `lines` are those by which goods come into stock. */
export function returnMistakes(facts: Facts, postingDate: Day, lines: readonly Returning[]): Mistake[] {
  const mandatory = facts.only('salesSetup').exactCostReversingMandatory
  const left = new Map<number, Quantity>()
  return lines.flatMap((line) => {
    const { appliesFromEntry: entryNumber, told } = line
    if (entryNumber === null)
      return mandatory ? [told('MissingValue', 'appliesFromEntry', { field: 'appliesFromEntry' })] : []
    const entry = facts.findItemEntry(entryNumber)
    if (!entry || !isSaleOf(entry, line.item)) return [notItsSale(line, entryNumber)]
    const before = left.get(entryNumber) ?? negative(entry.shippedQuantityNotReturned)
    left.set(entryNumber, minus(before, line.units))
    return [...tooMany(line, entryNumber, before), ...tooEarly(line, entry, postingDate)]
  })
}

/** Lines of a draft that name an entry which did not sell their item. How much is left of it is asked when it is posted. */
export const originMistakes = (facts: Facts, lines: readonly AnyLine[]): Mistake[] =>
  lines.flatMap((line, index) => {
    const { appliesFromEntry: entryNumber, lineObjectNumber: item } = line
    if ((entryNumber ?? null) === null || line.lineType !== 'Item') return []
    const entry = facts.findItemEntry(entryNumber as number)
    const told: Teller = (code, field, params = {}) => lineMistake(code, index, nameOf(line), field, params)
    return entry && isSaleOf(entry, item) ? [] : [notItsSale({ item, told }, entryNumber as number)]
  })

export const originNeeds = (lines: unknown): Need[] =>
  (Array.isArray(lines) ? (lines as readonly Partial<AnyLine>[]) : []).flatMap(({ appliesFromEntry: entryNumber }) =>
    typeof entryNumber === 'number' ? [{ kind: 'itemEntry', entryNumber } as const] : [],
  )

/** It sent the goods out, and not as the undoing of something else. */
const isSaleOf = ({ itemNumber, entryType, quantity, appliesToEntry }: ItemEntry, item: string) =>
  itemNumber === item && entryType === 'Sale' && quantity < 0 && appliesToEntry === null

const notItsSale = ({ item, told }: Pick<Returning, 'item' | 'told'>, value: number) =>
  worded(
    told('InvalidValue', 'appliesFromEntry', { field: 'appliesFromEntry', value: String(value), item }),
    'NotASaleOfTheItem',
  )

function tooMany({ item, units, told }: Returning, entry: number, left: Quantity): Mistake[] {
  if (units <= left) return []
  const max = decimalOf(Math.max(0, left) as Quantity)
  return [told('ItemCannotBeReturned', 'quantity', { item, entry, max })]
}

function tooEarly({ item, told }: Returning, entry: ItemEntry, postingDate: Day): Mistake[] {
  if (postingDate >= entry.postingDate) return []
  const params = { item, entry: entry.entryNumber, date: entry.postingDate }
  return [worded(told('ItemCannotBeReturned', 'appliesFromEntry', params), 'ReturnedBeforeItWasSold')]
}

/** Whether nothing of what was sent out has come back. */
export const isNothingBack = (entry: ItemEntry) => entry.shippedQuantityNotReturned === entry.quantity
/** Whether what came in is still there whole, so that it can be taken out again. */
export const isAllLeft = (entry: ItemEntry) => entry.remainingQuantity === entry.quantity

/** The entries that lines take back, and what their cost depends on. */
export function returnNeeds(facts: Facts, entryNumbers: Iterable<number | null>): Need[] {
  const known = new Set<number>()
  return [...new Set(entryNumbers)].flatMap((one) => (one === null ? [] : entryNeeds(facts, one, known)))
}

/** What a receipt may have to correct: gaps of the item of which something came back. */
export function gapNeeds(facts: Facts, item: string): Need[] {
  if (!facts.has({ kind: 'shortfall', item }) || facts.only('salesSetup').costingMethod === 'Average') return []
  const known = new Set<number>()
  return facts.shortfall(item).flatMap((gap) => (hasComeBack(gap) ? followerNeeds(facts, gap.entryNumber, known) : []))
}

function entryNeeds(facts: Facts, entryNumber: number, known: Set<number>): Need[] {
  const own: Need = { kind: 'itemEntry', entryNumber }
  const entry = facts.has(own) ? facts.findItemEntry(entryNumber) : null
  return [own, ...(entry && hasComeBack(entry) ? followerNeeds(facts, entryNumber, known) : [])]
}

/** All that costs something else once this entry does. */
export function followerNeeds(facts: Facts, entryNumber: number, known = new Set<number>()): Need[] {
  const own: Need = { kind: 'followers', entryNumber }
  if (known.has(entryNumber)) return []
  known.add(entryNumber)
  if (!facts.has(own)) return [own]
  const { returns, taken } = facts.followers(entryNumber)
  return [
    own,
    ...returns.flatMap((one): Need[] => [{ kind: 'itemEntry', entryNumber: one }, ...followerNeeds(facts, one, known)]),
    ...taken.flatMap((one) => entryNeeds(facts, one.outboundEntryNumber, known)),
  ]
}
