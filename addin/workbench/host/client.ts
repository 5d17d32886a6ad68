/**
 * What Office's loader asks of the client in which it believes to be, beside the workbook itself: where it is, the settings
 * of the document, and the events that are not the workbook's, such as buttons of the ribbon.
 */
import { tell } from '../model/changes.ts'
import type { Workbook } from '../model/types.ts'
import { asList, asNumber, asRecord, asText } from './arguments.ts'

export interface ClientOptions {
  /** Opens a window over the page; gives how to close it. Without it there are none. */
  readonly openDialog?: (request: DialogRequest, events: DialogEvents) => () => void
  /** For the frame in such a window: what it says to the pane. */
  readonly messageParent?: (text: string) => void
  /** The language of Office's own texts: `nl-NL`. */
  readonly displayLanguage: string
  /** Versions as text by the name of the requirement set; without it `usualRequirements`. */
  readonly requirements?: Readonly<Record<string, string>>
}

export const usualRequirements: Readonly<Record<string, string>> = {
  ExcelApi: '1.17',
  SharedRuntime: '1.2',
  DialogApi: '1.1',
  RibbonApi: '1.1',
  Settings: '1.1',
  DocumentEvents: '1.1',
}

/** A window that the add-in asked for; sizes in percent of the screen. */
export interface DialogRequest {
  readonly address: string
  readonly width: number
  readonly height: number
}

export interface DialogEvents {
  readonly onMessage: (text: string, origin: string) => void
  /** The person closed it. */
  readonly onClosed: () => void
}

/** A message to the pane: an answer to a call, or an event under the number of its registration. */
export type Post = (message: { channel: 'client' | 'event'; callback: unknown; payload: unknown }) => void

export interface Client {
  /** A call of the loader. */
  readonly receive: (message: unknown) => void
  readonly command: (controlId: string, functionName: string) => Promise<void>
}

/** 5 context, 4 settings written, 2 and 3 events registered and no more, 7 and 9 a word to the pane, 1 any other call. */
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
/** A window is opened by listening to it, and closed by listening no more. */
const dialogEvent = 10
const dialogIsOpen: readonly unknown[] = [12007]
const dialogClosed = 12006

export function createClient(workbook: Workbook, options: ClientOptions, post: Post): Client {
  /** Numbers of registrations, by event. */
  const registered = new Map<number, unknown>()
  const running = new Map<string, () => void>()
  const waiting: (() => void)[] = []
  let lastCommand = 0
  let closeDialog: (() => void) | undefined

  const answer = ({ method, params }: Call, callback: unknown): unknown => {
    if (method === 5) return contextOf(workbook, options)
    if (method === 4) writeSettings(workbook, params)
    if (method === 2) return register(asRecord(params), callback)
    if (method === 3) unregister(asNumber(asRecord(params).id))
    if (method === 7 || method === 9) options.messageParent?.(asText(params))
    return method === 1 ? execute(asRecord(params)) : fine
  }
  const register = (params: Readonly<Record<string, unknown>>, callback: unknown): unknown => {
    const id = asNumber(params.id)
    if (id === dialogEvent && closeDialog) return dialogIsOpen
    registered.set(id, callback)
    if (id === dialogEvent) openDialog(JSON.parse(asText(params.targetId)), callback)
    return fine
  }
  const unregister = (id: number): void => {
    registered.delete(id)
    if (id !== dialogEvent) return
    closeDialog?.()
    closeDialog = undefined
  }
  const openDialog = (wanted: unknown, callback: unknown): void => {
    const { url, width, height } = asRecord(wanted)
    const say = (event: readonly unknown[]): void => post({ channel: 'event', callback, payload: [event, dialogEvent] })
    const request = { address: asText(url), width: asNumber(width), height: asNumber(height) }
    closeDialog = options.openDialog?.(request, {
      onMessage: (text, origin) => say([0, text, origin]),
      onClosed: () => {
        closeDialog = undefined
        say([dialogClosed])
      },
    })
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
