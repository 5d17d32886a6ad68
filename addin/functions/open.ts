/** The functions of one pane: what they ask, what they know, and how they are renewed when the books moved on. */
import { isWordKey, sentence } from '../../shared/words/sentence.ts'
import type { Replica } from '../replica/records.ts'
import type { Server } from '../replica/server.ts'
import type { Store } from '../state/store.ts'
import { answersOf, type NoAnswer } from './answers.ts'
import { createAsking } from './asking.ts'
import type { Registering } from './register.ts'

export interface FunctionParts {
  readonly server: Server
  readonly replica: Replica
  readonly store: Store
  readonly newId: () => string
  readonly today: () => string
  readonly pause: (milliseconds: number) => Promise<void>
}

export interface Functions extends Registering {
  /** Asks again; whether any figure is another now. */
  readonly renew: () => Promise<boolean>
}

export function openFunctions({ server, replica, store, newId, today, pause }: FunctionParts): Functions {
  const asking = createAsking({
    company: () => (server.isSignedIn() ? store.get().company : null),
    cursor: replica.cursor,
    batch: async (company, requests) => {
      const answer = await server.batch(company, requests, false)
      return answer.kind === 'ok' ? answer.body.responses : null
    },
    newId,
    pause,
  })
  const statusText = (status: string): string => {
    const { words } = store.get()
    const key = `status.${status.replaceAll(' ', '')}`
    return isWordKey(words, key) ? words[key] : status
  }
  const sentenceOf = ({ key, params, message }: NoAnswer): string => {
    const { words, language } = store.get()
    return key === null ? message : sentence(words, language, key, params)
  }
  return { answers: answersOf({ asking, replica, today, statusText }), sentenceOf, renew: asking.renew }
}
