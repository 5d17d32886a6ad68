/** A real access point on this machine: takes e-invoices over HTTP, once each, and tells what became of them as it is told. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Taken {
  readonly key: string
  readonly sender: string
  readonly receiver: string
  readonly documentType: string
  readonly token: string
  readonly ubl: string
}
export interface TestAccessPoint {
  readonly url: string
  /** Each once, however often it was offered. */
  readonly taken: Taken[]
  /** The key of every offer, also of those that it did not take. */
  readonly offered: string[]
  /** The status that a question or an offer is answered with; 200 goes on. */
  answers: number
  status: 'accepted' | 'delivered' | 'rejected'
  close(): Promise<void>
}

export async function openAccessPoint(): Promise<TestAccessPoint> {
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => answer(request, response, body))
  })
  function answer(request: IncomingMessage, response: ServerResponse, ubl: string) {
    const told = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const header = (name: string) => String(request.headers[name] ?? '')
    const key = header('idempotency-key')
    if (request.method === 'POST') point.offered.push(key)
    if (point.answers !== 200) return told(point.answers, { error: 'as it was told' })
    if (request.method === 'GET')
      return told(200, { status: point.status, error: point.status === 'rejected' ? 'receiver unknown' : '' })
    const at = point.taken.findIndex((one) => one.key === key)
    if (at < 0)
      point.taken.push({
        key,
        sender: header('peppol-sender'),
        receiver: header('peppol-receiver'),
        documentType: header('peppol-document-type'),
        token: header('authorization'),
        ubl,
      })
    return told(202, { id: `AP-${at < 0 ? point.taken.length : at + 1}`, status: 'accepted' })
  }
  const point: TestAccessPoint = {
    url: '',
    taken: [],
    offered: [],
    answers: 200,
    status: 'accepted',
    close: () => new Promise((done) => server.close(() => done())),
  }
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return Object.assign(point, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/e-invoices` })
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
