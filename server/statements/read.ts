/** Which kind of file a bank gave, and what is in it. */
import { readCamt } from './camt.ts'
import { readCoda } from './coda.ts'
import { FileFault, type StatementBody } from './statement-file.ts'

/** Old files are in the Western European code page; whatever is no UTF-8 is read as that. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The statements of a CAMT.053 or CODA file. Throws FileFault, which names the line. */
export function readStatements(source: string): StatementBody[] {
  // No text has these, and no database keeps them.
  if (source.includes('\0')) throw new FileFault('FileUnknown', 1)
  const start = source.slice(0, 400).trimStart()
  if (start.startsWith('<')) return readCamt(source)
  if (/^0000[0 ]\d{6}/.test(start)) return readCoda(source)
  throw new FileFault('FileUnknown', 1)
}
