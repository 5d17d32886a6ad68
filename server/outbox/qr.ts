/// <reference path="./pdfkit.d.ts" />
/** A QR code as squares of ink, at the correction level M that the code for payments asks for. */
import type PDFDocument from 'pdfkit'
import qrcode from 'qrcode-generator'

interface Square {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly content: string
}

export function drawQr(document: PDFDocument, { x, y, size, content }: Square): void {
  const code = qrcode(0, 'M')
  code.addData(latin(content), 'Byte')
  code.make()
  const count = code.getModuleCount()
  const quiet = 2
  const step = size / (count + 2 * quiet)
  document.rect(x, y, size, size).fill('#ffffff')
  for (let row = 0; row < count; row++)
    for (const [from, to] of runsOf(count, (column) => code.isDark(row, column)))
      document.rect(x + (from + quiet) * step, y + (row + quiet) * step, (to - from) * step, step)
  document.fill('#000000')
}

/** The library takes a sign as a byte: each byte of the UTF-8 text as a sign of its own. */
const latin = (text: string) => Buffer.from(text, 'utf8').toString('latin1')

/** Dark squares side by side are one. */
function runsOf(count: number, isDark: (column: number) => boolean): [number, number][] {
  const runs: [number, number][] = []
  for (let column = 0; column < count; column++) {
    if (!isDark(column)) continue
    const last = runs.at(-1)
    if (last && last[1] === column) last[1] = column + 1
    else runs.push([column, column + 1])
  }
  return runs
}
