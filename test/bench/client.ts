/**
 * A client of the product as a program on the same machine would be: its connections stay open, answers may come compressed.
 * It speaks just as much HTTP/1.1 as it needs, so that what is measured is the server.
 */
import { connect, type Socket } from 'node:net'
import { gunzipSync } from 'node:zlib'

export interface Client {
  /** Resolves when the whole answer is here. Rejects when its status is not a success. One at a time on a connection. */
  send(method: string, path: string, body: unknown, idempotencyKey?: string): Promise<Buffer>
  close(): void
}

/** One connection. */
export async function openClient(url: string, token: string): Promise<Client> {
  const { host } = new URL(url)
  let socket = await connected(url)
  const common = `host: ${host}\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\naccept-encoding: gzip`
  return {
    async send(method, path, body, key) {
      // A server closes connections that rest for some seconds.
      if (socket.destroyed || socket.readableEnded || !socket.writable) socket = await connected(url)
      const text = JSON.stringify(body)
      const keyed = key ? `\r\nidempotency-key: ${key}` : ''
      const answer = answered(socket)
      socket.write(
        `${method} ${path} HTTP/1.1\r\n${common}${keyed}\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
      )
      return answer
    },
    close: () => socket.destroy(),
  }
}

async function connected(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port), noDelay: true })
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  socket.resume()
  return socket
}

/** The next answer: its head, then as many bytes as that says. */
function answered(socket: Socket): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let [length, expected] = [0, Number.POSITIVE_INFINITY]
    const hear = (chunk: Buffer) => {
      chunks.push(chunk)
      length += chunk.length
      if (expected === Number.POSITIVE_INFINITY) expected = wholeLength(chunks)
      if (length < expected) return
      leave()
      const answer = Buffer.concat(chunks)
      const [head, status] = [answer.indexOf('\r\n\r\n') + 4, Number(answer.toString('latin1', 9, 12))]
      const body = answer.subarray(head)
      if (status < 300) resolve(body)
      else reject(new Error(`${status}: ${textOf(body)}`))
    }
    const fail = (error?: Error) => {
      leave()
      reject(error ?? new Error('the connection was closed'))
    }
    const leave = () => socket.off('data', hear).off('error', fail).off('end', fail)
    socket.on('data', hear).on('error', fail).on('end', fail)
  })
}

function wholeLength(chunks: Buffer[]): number {
  const start = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)
  const head = start.indexOf('\r\n\r\n')
  if (head < 0) return Number.POSITIVE_INFINITY
  const told = /\r\ncontent-length: (\d+)/i.exec(start.toString('latin1', 0, head))?.[1]
  if (told === undefined && !start.toString('latin1', 9, 12).startsWith('204'))
    throw new Error('an answer of unknown length')
  return head + 4 + Number(told ?? 0)
}

/** A body that came compressed or not. */
export const textOf = (body: Buffer) => (body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body).toString()
