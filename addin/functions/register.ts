/** Hands the functions to Excel, and its own errors to the cells: `#N/A` and the like, with what is wrong in words. */
import { type FunctionName, functionNames } from '../../shared/sheets/functions.ts'
import { NoAnswer } from './answers.ts'

/** What Excel's runtime provides; `@types/office-js` does not know it. */
declare const CustomFunctions:
  | {
      readonly associate: (id: FunctionName, call: (...args: never[]) => Promise<number | string>) => void
      readonly Error: new (code: string, message: string) => Error
      readonly ErrorCode: Readonly<Record<NoAnswer['kind'], string>>
    }
  | undefined

export interface Registering {
  readonly answers: Readonly<Record<FunctionName, (...args: never[]) => Promise<number | string>>>
  readonly sentenceOf: (reason: NoAnswer) => string
}

/** Where Excel has no custom functions there is nothing to do. */
export function registerFunctions({ answers, sentenceOf }: Registering): void {
  if (typeof CustomFunctions === 'undefined') return
  const { Error: CellError, ErrorCode } = CustomFunctions
  for (const name of functionNames)
    CustomFunctions.associate(name, async (...args: never[]) => {
      try {
        return await answers[name](...args)
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error
        throw new CellError(ErrorCode[error.kind], sentenceOf(error))
      }
    })
}
