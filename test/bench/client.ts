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
  let line = await lineTo(url)
  const common = `host: ${host}\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\naccept-encoding: gzip`
  return {
    async send(method, path, body, key) {
      // A server closes connections that rest for some seconds.
      if (line.isOver()) line = await lineTo(url)
      const text = JSON.stringify(body)
      const keyed = key ? `\r\nidempotency-key: ${key}` : ''
      return line.ask(
        `${method} ${path} HTTP/1.1\r\n${common}${keyed}\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
      )
    },
    close: () => line.close(),
  }
}

interface Line {
  ask(request: string): Promise<Buffer>
  isOver(): boolean
  close(): void
}
interface Waiting {
  readonly resolve: (body: Buffer) => void
  readonly reject: (error: Error) => void
}

/** A connection that answers one request after the other: the head of the answer, then as many bytes as that says. */
async function lineTo(url: string): Promise<Line> {
  let waiting: Waiting | null = null
  let chunks: Buffer[] = []
  let [length, expected] = [0, Number.POSITIVE_INFINITY]
  const socket = await connected(url, (chunk) => {
    chunks.push(chunk)
    length += chunk.length
    if (expected === Number.POSITIVE_INFINITY) expected = wholeLength(chunks)
    if (length < expected) return
    const answer = chunks.length === 1 ? chunk : Buffer.concat(chunks)
    const { resolve, reject } = waiting as Waiting
    ;[waiting, chunks, length, expected] = [null, [], 0, Number.POSITIVE_INFINITY]
    const [status, body] = [Number(answer.toString('latin1', 9, 12)), answer.subarray(answer.indexOf('\r\n\r\n') + 4)]
    if (status < 300) resolve(body)
    else reject(new Error(`${status}: ${textOf(body)}`))
  })
  const end = (error = new Error('the connection was closed')) => waiting?.reject(error)
  socket.on('error', end).on('end', () => end())
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(request)
      }),
    isOver: () => socket.destroyed || socket.readableEnded || !socket.writable,
    close: () => socket.destroy(),
  }
}

const largestChunk = 64 * 1024
/** Reads into one buffer again and again; `hear` gets copies. */
async function connected(url: string, hear: (chunk: Buffer) => void): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const buffer = Buffer.alloc(largestChunk)
  const callback = (size: number) => {
    hear(Buffer.from(buffer.subarray(0, size)))
    return true
  }
  const socket = connect({ host: hostname, port: Number(port), noDelay: true, onread: { buffer, callback } })
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  return socket
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
