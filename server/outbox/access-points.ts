/**
 * Ways to the network of e-invoices: an access point that speaks HTTP, or, where none is set, a folder from which another
 * program takes them. The port is small on purpose, so that a bridge to any access point is a page of code:
 *
 * `POST <address>` with the UBL as body and `Idempotency-Key`, `Peppol-Sender`, `Peppol-Receiver`, `Peppol-Document-Type` and
 * `Peppol-Process` as headers, answers `{"id","status"}`; `GET <address>/<id>` answers `{"status","error"}`. A status is
 * `accepted`, `delivered` or `rejected`. 4xx refuses for good, but for 401, 403, 408 and 429; everything else is tried again.
 */
import type { Email } from '../../shared/sales/email.ts'
import { writeWhole } from './transports.ts'

export interface EInvoiceParcel {
  /** The same at every attempt. */
  readonly key: string
  /** `0208:0202239951`. */
  readonly sender: string
  readonly receiver: string
  /** `urn:…:Invoice-2::Invoice##…::2.1`, as the network names it. */
  readonly documentType: string
  readonly process: string
  readonly ubl: string
}
export interface Handed {
  readonly id: string
  readonly status: Email['deliveryStatus']
  /** Why it was sent back. */
  readonly error: string
}
export interface AccessPoint {
  /** Resolves when somebody else answers for it. `name` is one that no other has. */
  handOver(parcel: EInvoiceParcel, name: string): Promise<Handed>
  /** What became of one that was taken. */
  ask(id: string): Promise<Handed>
}

/** Whether it said no for good: it is not worth the same attempt again. */
export class Refusal extends Error {}

/** Whoever empties the folder answers for the rest; it says nothing back. */
export const folderAccessPoint = (folder: string): AccessPoint => ({
  async handOver({ ubl }, name) {
    await writeWhole(folder, `${name}.xml`, ubl)
    return { id: name, status: 'Kept', error: '' }
  },
  ask: async (id) => ({ id, status: 'Kept', error: '' }),
})

const patience = 60_000

export function httpAccessPoint(address: string, token: string | undefined): AccessPoint {
  const signed = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const call = async (url: string, init: RequestInit): Promise<Handed> => {
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(patience), redirect: 'error' })
    const text = await answer.text()
    if (answer.ok) return handed(text)
    const told = `${answer.status} ${text.slice(0, 500)}`.trim()
    throw isForGood(answer.status) ? new Refusal(told) : new Error(told)
  }
  return {
    handOver: ({ key, sender, receiver, documentType, process, ubl }) =>
      call(address, {
        method: 'POST',
        body: ubl,
        headers: {
          ...signed,
          'content-type': 'application/xml; charset=utf-8',
          'idempotency-key': key,
          'peppol-sender': sender,
          'peppol-receiver': receiver,
          'peppol-document-type': documentType,
          'peppol-process': process,
        },
      }),
    ask: (id) => call(`${address.replace(/\/$/, '')}/${encodeURIComponent(id)}`, { headers: signed }),
  }
}

/** A wrong token or too many at once is about us as a whole, not about this document. */
const isForGood = (status: number) => status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status)

const statuses: Readonly<Record<string, Handed['status']>> = {
  accepted: 'Accepted',
  delivered: 'Delivered',
  rejected: 'Rejected',
}

/** An answer without a status took it, and says nothing more. */
function handed(text: string): Handed {
  let told: Readonly<Record<string, unknown>> = {}
  try {
    told = JSON.parse(text === '' ? '{}' : text) as typeof told
  } catch {
    throw new Error(`the access point answered no JSON: ${text.slice(0, 200)}`)
  }
  const { id = '', status = '', error = '' } = told ?? {}
  return { id: String(id).slice(0, 250), status: statuses[String(status).toLowerCase()] ?? '', error: String(error) }
}
