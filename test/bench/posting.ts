/** Posting over HTTP beside what the database alone can do with the same rows, in turns. */
import type { Database } from '../../server/store/database.ts'
import { dumpOf, type Rows, rowsIn } from './dump.ts'
import { type Figure, median, perSecond } from './figures.ts'
import type { Limit } from './limits.ts'
import {
  createAndPost,
  creationKey,
  type Draft,
  draft,
  type Posted,
  postingKey,
  postings,
  postSingly,
  postTogether,
  type Shop,
  shipTogether,
  takeBackTogether,
  undoTogether,
  verifyChain,
} from './shop.ts'

export interface Sizes {
  readonly batch: number
  readonly single: number
  readonly rounds: number
}
interface Bench {
  readonly shop: Shop
  /** The product's database, to read what it wrote. */
  readonly db: Database
  readonly limit: Limit
  readonly sizes: Sizes
}
/** Does its work once: which documents, and in how many seconds. */
type Turn = () => Promise<{ readonly drafts: readonly Draft[]; readonly seconds: number }>
interface Race {
  readonly turn: Turn
  readonly perTransaction: number
  /** The requests of a document that are answered, and so remembered. */
  readonly keysOf: (draft: Draft) => readonly string[]
  readonly least?: number
}

const together = 50

export async function postingFigures(bench: Bench): Promise<Figure[]> {
  const { shop, sizes } = bench
  const batches = async () => {
    const drafts = await draft(shop, sizes.batch, 5)
    return { drafts, seconds: await postTogether(shop, drafts) }
  }
  const singles = (connections: number) => async () => {
    const drafts = await draft(shop, sizes.single, 5)
    return { drafts, seconds: await postSingly(shop, drafts, connections) }
  }
  const posting = { keysOf: (id: Draft) => [postingKey(id)], least: 0.5 }
  const single = { ...posting, perTransaction: 1 }
  const both = {
    turn: () => createAndPost(shop, sizes.batch, 5),
    perTransaction: together,
    keysOf: (id: Draft) => [creationKey(id), postingKey(id)],
  }
  const figures = [
    await inTurns(bench, `${sizes.batch} stored drafts in one batch`, {
      ...posting,
      turn: batches,
      perTransaction: together,
    }),
    await inTurns(bench, 'one by one, 1 connection', { ...single, turn: singles(1) }),
    await inTurns(bench, 'one by one, 8 connections', { ...single, turn: singles(8) }),
    await inTurns(bench, `create and post ${sizes.batch} in one batch`, both),
    await longDocument(bench, 'salesInvoices'),
    await longDocument(bench, 'salesOrders'),
    await longDocument(bench, 'salesReturnOrders'),
    await longDocument(bench, 'salesCreditMemos'),
    await takenBack(bench, (n) => `cancel ${n} invoices in one batch, to posting them`, takingBack(shop, 'cancel')),
    await takenBack(bench, (n) => `correct ${n} invoices in one batch, to posting them`, takingBack(shop, 'correct')),
    await takenBack(
      bench,
      (n) => `receive and credit ${n} returns in one batch, to posting as many invoices`,
      returning(shop),
    ),
    await takenBack(bench, (n) => `undo ${n} shipments in one batch, to shipping them`, undoing(shop)),
  ]
  await verifyChain(shop)
  return figures
}

/** Product and limit alternate, after one round each that nobody counts. */
async function inTurns(
  { db, limit, sizes }: Bench,
  name: string,
  { turn, perTransaction, keysOf, least }: Race,
): Promise<Figure> {
  const rates: { product: number; limit: number }[] = []
  let documents: readonly Rows[] = []
  for (let round = 0; round <= sizes.rounds; round++) {
    const { drafts, seconds } = await turn()
    documents = await dumpOf(db, drafts, keysOf)
    if (documents.length !== drafts.length) throw new Error(`${documents.length} of ${drafts.length} were posted`)
    const bound = await limit.insert(documents, perTransaction)
    if (round > 0) rates.push({ product: drafts.length / seconds, limit: drafts.length / bound })
  }
  const [product, most] = [median(rates.map((one) => one.product)), median(rates.map((one) => one.limit))]
  const rows = (rowsIn(documents) / documents.length).toFixed(0)
  return {
    name: `${name} (${rows} rows each)`,
    measured: perSecond(product),
    limit: perSecond(most),
    ratio: product / most,
    ...(least === undefined ? {} : { goal: { least } }),
  }
}

/** As many lines in one document as in 200 small ones, in turns. */
async function longDocument({ shop, sizes }: Bench, resource: Posted): Promise<Figure> {
  const times: { long: number; small: number }[] = []
  for (let round = 0; round <= sizes.rounds; round++) {
    const [long, small] = [await draft(shop, 1, 1000, resource), await draft(shop, 200, 5, resource)]
    const turn = {
      small: await postTogether(shop, small, resource),
      long: await postTogether(shop, long, resource),
    }
    if (round > 0) times.push(turn)
  }
  const [long, small] = [median(times.map((one) => one.long)), median(times.map((one) => one.small))]
  return {
    name: `${resource}/${postings[resource]}: a line among 1,000, to one among 5`,
    measured: `${(long * 1000).toFixed(0)} µs`,
    limit: `${(small * 1000).toFixed(0)} µs`,
    ratio: long / small,
    goal: { most: 1.2 },
  }
}

/** Does something with so many documents and takes it back, or what is like it. In seconds. */
type ThereAndBack = (count: number) => Promise<{ readonly posting: number; readonly back: number }>

const takingBack =
  (shop: Shop, action: 'cancel' | 'correct'): ThereAndBack =>
  async (count) => {
    const drafts = await draft(shop, count, 5)
    return { posting: await postTogether(shop, drafts), back: await takeBackTogether(shop, drafts, action) }
  }

const returning =
  (shop: Shop): ThereAndBack =>
  async (count) => {
    const [invoices, returns] = [await draft(shop, count, 5), await draft(shop, count, 5, 'salesReturnOrders')]
    return { posting: await postTogether(shop, invoices), back: await postTogether(shop, returns, 'salesReturnOrders') }
  }

const undoing =
  (shop: Shop): ThereAndBack =>
  async (count) => {
    const { seconds, shipments } = await shipTogether(shop, await draft(shop, count, 5, 'salesOrders'))
    return { posting: seconds, back: await undoTogether(shop, shipments) }
  }

/** As many documents there and back again, in turns: the limit is the way there. */
async function takenBack({ sizes }: Bench, nameOf: (count: number) => string, turn: ThereAndBack): Promise<Figure> {
  const count = sizes.batch / 2
  const times: { posting: number; back: number }[] = []
  for (let round = 0; round <= sizes.rounds; round++) {
    const seconds = await turn(count)
    if (round > 0) times.push(seconds)
  }
  const [posting, back] = [median(times.map((one) => one.posting)), median(times.map((one) => one.back))]
  return {
    name: nameOf(count),
    measured: perSecond(count / back),
    limit: perSecond(count / posting),
    ratio: posting / back,
    goal: { least: 0.25 },
  }
}
