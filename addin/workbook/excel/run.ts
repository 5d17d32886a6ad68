/** One run against Excel: waits politely while the user edits a cell, and turns Excel's errors into reasons with a remedy. */
import { WorkbookRefused } from '../host.ts'
import { reasonOf } from './error-codes.ts'

export type Run = <T>(batch: (context: Excel.RequestContext) => Promise<T>) => Promise<T>

const politeWait = 1500

/** Commands of the user wait until the cell is left; `onWaiting` hears so when it takes long. */
export const runner =
  (onWaiting: (waiting: boolean) => void): Run =>
  async (batch) => {
    let told = false
    const timer = setTimeout(() => {
      told = true
      onWaiting(true)
    }, politeWait)
    const arrived = () => {
      clearTimeout(timer)
      if (told) onWaiting(false)
      told = false
    }
    try {
      return await Excel.run({ delayForCellEdit: true }, async (context) => {
        // The first answer of Excel says that no cell is being edited any more.
        const sync = context.sync
        context.sync = (async (value?: unknown) => {
          const result = await sync.call(context, value)
          arrived()
          return result
        }) as typeof context.sync
        return await batch(context)
      })
    } catch (error) {
      throw refusal(error)
    } finally {
      arrived()
    }
  }

export function refusal(error: unknown): unknown {
  if (error instanceof WorkbookRefused || !isExcelError(error)) return error
  return new WorkbookRefused(reasonOf(error.code), `${error.code}: ${error.message}`, { code: error.code })
}

/** Excel answers null instead of an error when an answer grows too large. */
export function answered<T>(cells: T[][] | null): T[][] {
  if (cells === null) throw new WorkbookRefused('tooLarge', 'Excel answered null')
  return cells
}

/** Above so many bytes an error without a name may be Excel on the web failing over the size of the request. */
const suspicious = 256_000
const nameless: ReadonlySet<string> = new Set(['GeneralException', 'InternalServerError'])

/** Whether a request of so many bytes failed because it was too large, so that a smaller one may do. */
export const isTooLarge = (error: unknown, bytes: number): boolean =>
  isExcelError(error) && (reasonOf(error.code) === 'tooLarge' || (bytes > suspicious && nameless.has(error.code)))

const isExcelError = (error: unknown): error is { code: string; message: string } =>
  typeof error === 'object' &&
  error !== null &&
  'debugInfo' in error &&
  'code' in error &&
  typeof error.code === 'string'
