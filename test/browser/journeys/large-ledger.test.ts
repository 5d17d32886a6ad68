/** A ledger of 100,000 rows (of some thousands in the suite): brought in while one watches, stopped half-way, gone on with. */
import { expect } from 'vitest'
import { newId } from '../../../server/new-id.ts'
import type { RunningServer } from '../../support/server.ts'
import { isFull, type Journey, journey, tokenOf } from './journey.ts'

const rows = isFull ? 100_000 : 13_000
const perBatch = 1_000
/** An invoice with one line of a service writes what is owed, what was earned and the VAT. */
const entriesEach = 3

journey(
  'large ledger',
  async (on) => {
    const anna = await on.arrive()
    await on.openSheet(anna, 'generalLedger')
    const before = await lastEntry(on)
    await postMany(on.server(), Math.ceil((rows - before) / entriesEach))
    const last = await lastEntry(on)
    expect(last).toBeGreaterThanOrEqual(rows)

    const brought = () => anna.pane.locator('[data-work]').waitFor({ state: 'detached', timeout: 300_000 })
    await anna.press('refresh')
    if (isFull) {
      await anna.pane.locator('[data-work] [data-action=cancel]').waitFor({ timeout: 60_000 })
      await on.picture(anna, 'on-its-way')
      await anna.press('cancel')
      await brought()
      await on.picture(anna, 'stopped')
      await anna.press('refresh')
    }
    await on.picture(anna, 'goes-on')
    await brought()
    await on.picture(anna, 'here')
    // A note and the headings stand above the first entry.
    await anna.goTo(`A${last + 2}`)
    await anna.shows(`A${last + 2}`, /\d/)
    await on.picture(anna, 'its-last-row')

    await anna.press('verifyBooks')
    await anna.pane.locator('[data-card=books]').waitFor({ timeout: 60_000 })
    await on.picture(anna, 'verified')
  },
  240_000,
)

/** Numbers of entries have no gaps. */
async function lastEntry({ server }: Journey): Promise<number> {
  const token = await tokenOf(server().call)
  const path = '/api/v1/companies/demo/generalLedgerEntries?top=1'
  return (await server().call<{ readonly count: number }>('GET', path, { token })).body.count
}

/** Created and posted together, as another program would. */
async function postMany({ call }: RunningServer, count: number): Promise<void> {
  const token = await tokenOf(call)
  for (let done = 0; done < count; done += perBatch) {
    const requests = Array.from({ length: Math.min(perBatch, count - done) }, (_, at) => invoice(done + at)).flat()
    const answer = await call<{ readonly responses: readonly { readonly status: number }[] }>(
      'POST',
      '/api/v1/companies/demo/batch',
      { token, body: { requests }, headers: { 'content-type': 'application/json' } },
    )
    expect(answer.body.responses.filter(({ status }) => status >= 400)).toEqual([])
  }
}

function invoice(at: number) {
  const [id, creation] = [newId(Date.now()), newId(Date.now())]
  const body = {
    id,
    customerNumber: `C0000${1 + (at % 4)}`,
    postingDate: new Date().toISOString().slice(0, 10),
    externalDocumentNumber: `SHOP-${at + 1}`,
    lines: [{ lineObjectNumber: 'D-MONTAGE', quantity: 1 + (at % 9) }],
  }
  return [
    { id: creation, method: 'POST', url: 'salesInvoices', body },
    { id: newId(Date.now()), method: 'POST', url: `salesInvoices/${id}/post`, dependsOn: [creation] },
  ]
}
