/** The little of PNG that icons need: eight bits per channel with transparency, no filters. */
import { crc32, deflateSync } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** `rgba` holds four bytes for each pixel, row by row. */
export function writePng(size: number, rgba: Uint8Array): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 6, 0, 0, 0], 8)
  const rows = Array.from({ length: size }, (_, y) =>
    Buffer.concat([Buffer.of(0), rgba.subarray(y * size * 4, (y + 1) * size * 4)]),
  )
  const pixels = deflateSync(Buffer.concat(rows), { level: 9 })
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** Width and height; undefined when these bytes are no PNG. */
export function pngSize(bytes: Buffer): readonly [number, number] | undefined {
  if (!bytes.subarray(0, 8).equals(signature)) return undefined
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
}
