/**
 * What Office's loader asks of the client in which it believes to be, beside the workbook itself: where it is, the settings
 * of the document, and the events that are not the workbook's, such as buttons of the ribbon.
 */
import { tell } from '../model/changes.ts'
import type { Workbook } from '../model/types.ts'
import { asList, asNumber, asRecord, asText } from './arguments.ts'

export interface ClientOptions {
  /** The language of Office's own texts: `nl-NL`. */
  readonly displayLanguage: string
  /** Versions as text by the name of the requirement set; without it `usualRequirements`. */
  readonly requirements?: Readonly<Record<string, string>>
}

/** No DialogApi: a dialog would need Office.js on a page of its own, so the pane asks for name and password itself. */
export const usualRequirements: Readonly<Record<string, string>> = {
  ExcelApi: '1.17',
  SharedRuntime: '1.2',
  RibbonApi: '1.1',
  Settings: '1.1',
  DocumentEvents: '1.1',
}

/** A message to the pane: an answer to a call, or an event under the number of its registration. */
export type Post = (message: { channel: 'client' | 'event'; callback: unknown; payload: unknown }) => void

export interface Client {
  /** A call of the loader. */
  readonly receive: (message: unknown) => void
  readonly command: (controlId: string, functionName: string) => Promise<void>
}

/** 5 context, 4 settings written, 2 and 3 events registered and no more, 1 any other call. */
interface Call {
  readonly method: unknown
  readonly callback: unknown
  readonly params: unknown
}

function readCall(message: unknown): Call {
  const parsed: unknown = typeof message === 'string' ? JSON.parse(message) : message
  const { methodId, callbackId, params } = asRecord(parsed)
  return { method: methodId, callback: callbackId, params }
}

const fine: readonly unknown[] = [0]
/** Office's code for a call that the client does not know. */
const notSupported: readonly unknown[] = [0, [5000]]
/** A button of the ribbon was pressed, and the add-in is done with it. */
const commandEvent = 39
const commandDone = 94

export function createClient(workbook: Workbook, options: ClientOptions, post: Post): Client {
  /** Numbers of registrations, by event. */
  const registered = new Map<number, unknown>()
  const running = new Map<string, () => void>()
  const waiting: (() => void)[] = []
  let lastCommand = 0

  const answer = ({ method, params }: Call, callback: unknown): unknown => {
    if (method === 5) return contextOf(workbook, options)
    if (method === 4) writeSettings(workbook, params)
    if (method === 2) registered.set(asNumber(asRecord(params).id), callback)
    if (method === 3) registered.delete(asNumber(asRecord(params).id))
    return method === 1 ? execute(asRecord(params)) : fine
  }
  const execute = ({ id, apiArgs }: Readonly<Record<string, unknown>>): unknown => {
    if (id !== commandDone) return notSupported
    const [command] = asList(apiArgs)
    running.get(asText(command))?.()
    running.delete(asText(command))
    return [0, [0]]
  }
  return {
    receive(message) {
      const call = readCall(message)
      const { callback } = call
      post({ channel: 'client', callback, payload: answer(call, callback) })
      if (registered.has(commandEvent)) for (const go of waiting.splice(0)) go()
    },
    command(controlId, functionName) {
      lastCommand += 1
      const id = String(lastCommand)
      const press = (): void => {
        const event = JSON.stringify({ source: { id: controlId } })
        post({
          channel: 'event',
          callback: registered.get(commandEvent),
          payload: [[id, functionName, event], commandEvent],
        })
      }
      return new Promise((resolve) => {
        running.set(id, resolve)
        // A pane that is just being loaded registers soon.
        if (registered.has(commandEvent)) press()
        else waiting.push(press)
      })
    },
  }
}

/** By place: 0 settings, 1 add-in, 2 Excel, 3 and 4 version, 8 and 9 languages, 20 requirement sets, 22 full version. */
function contextOf(
  workbook: Workbook,
  { displayLanguage, requirements = usualRequirements }: ClientOptions,
): unknown[] {
  const context: unknown[] = Array.from({ length: 24 }, () => null)
  context[0] = [[...workbook.settings.keys()], [...workbook.settings.values()]]
  context[1] = 'verkoop'
  context[2] = 1
  context[3] = 16
  context[4] = 0
  context[8] = displayLanguage
  context[9] = workbook.culture.name
  context[11] = workbook.name
  context[12] = 0
  context[13] = 1
  context[14] = ''
  context[16] = 'verkoop-workbench'
  context[17] = 'verkoop-workbench'
  context[18] = false
  context[19] = false
  context[20] = JSON.stringify(requirements)
  context[22] = '16.0.0.0'
  context[23] = 0
  return context
}

/** All settings anew, values as JSON texts. */
function writeSettings(workbook: Workbook, params: unknown): void {
  const { keys, values } = asRecord(params)
  const texts = asList(values).map(asText)
  workbook.settings = new Map(asList(keys).map((key, at) => [asText(key), texts[at] ?? 'null']))
  tell(workbook, { kind: 'settings' })
}
