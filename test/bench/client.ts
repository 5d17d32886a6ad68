/** A client of the product as a program on the same machine would be: its connections stay open, answers come compressed. */
import { Agent, type IncomingMessage, request } from 'node:http'
import { gunzipSync } from 'node:zlib'

export interface Client {
  /** Resolves when the whole answer is here. Rejects when its status is not a success. */
  send(method: string, path: string, body: unknown, idempotencyKey?: string): Promise<Buffer>
  close(): void
}

export function openClient(url: string, token: string, connections: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const common = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'accept-encoding': 'gzip' }
  return {
    send: (method, path, body, key) =>
      new Promise((resolve, reject) => {
        const text = Buffer.from(JSON.stringify(body))
        const headers = { ...common, 'content-length': text.length, ...(key ? { 'idempotency-key': key } : {}) }
        request(`${url}${path}`, { method, agent, headers }, (answer) => read(answer, resolve, reject))
          .on('error', reject)
          .end(text)
      }),
    close: () => agent.destroy(),
  }
}

function read(answer: IncomingMessage, resolve: (body: Buffer) => void, reject: (error: Error) => void) {
  const chunks: Buffer[] = []
  answer.on('data', (chunk: Buffer) => chunks.push(chunk))
  answer.on('error', reject)
  answer.on('end', () => {
    const body = Buffer.concat(chunks)
    if ((answer.statusCode ?? 500) < 300) resolve(body)
    else reject(new Error(`${answer.statusCode}: ${textOf(body)}`))
  })
}

/** A body that came compressed or not. */
export const textOf = (body: Buffer) => (body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body).toString()
