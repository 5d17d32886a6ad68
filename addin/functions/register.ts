/** Hands the functions to Excel, and its own errors to the cells: `#N/A` and the like, with what is wrong in words. */
import { type FunctionName, functionNames } from '../../shared/sheets/functions.ts'
import type { NoAnswer } from './answers.ts'
import type { FunctionParts, Functions } from './open.ts'

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
  readonly sentenceOf: (reason: NoAnswer) => string | Promise<string>
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
        if (!isNoAnswer(error)) throw error
        throw new CellError(ErrorCode[error.kind], await sentenceOf(error))
      }
    })
}

const isNoAnswer = (error: unknown): error is NoAnswer => error instanceof Error && error.name === 'NoAnswer'

/** The same functions, fetched when a formula first asks. */
export function laterFunctions(parts: FunctionParts): Functions {
  let opened: Promise<Functions> | null = null
  const open = () => (opened ??= import('./open.ts').then(({ openFunctions }) => openFunctions(parts)))
  const answers = Object.fromEntries(
    functionNames.map((name) => [name, async (...args: never[]) => (await open()).answers[name](...args)]),
  ) as Functions['answers']
  return {
    answers,
    sentenceOf: async (reason) => (await open()).sentenceOf(reason),
    renew: async () => (opened ? (await opened).renew() : false),
  }
}
