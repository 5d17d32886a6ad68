/**
 * The page around a task pane in a frame: answers the library's requests with a host, and what Office's loader asks of the
 * client in which it believes to be. Only messages of that frame and of our own origin count.
 */
import { tell } from '../model/changes.ts'
import type { Workbook } from '../model/types.ts'
import { asList, asRecord, asText } from './arguments.ts'
import { type Channel, connect } from './bridge.ts'
import type { Host } from './host.ts'

export interface FrameOptions {
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

/** The pane's address with what Office's loader must read there to know its client. */
export function paneAddress(address: string, displayLanguage: string): string {
  const info = `Excel$Mac$16.00$${displayLanguage}$$$disableLogging$0`
  return `${address}${address.includes('?') ? '&' : '?'}_host_Info=${encodeURIComponent(info)}`
}

export interface Served {
  /** While somebody edits a cell, requests of the frame wait or are refused. */
  readonly setEditing: Channel['setEditing']
  readonly stop: () => void
}

/** Listens to a frame from now on; give it `paneAddress(…)` afterwards. */
export function serveFrame(frame: HTMLIFrameElement, host: Host, options: FrameOptions): Served {
  const { origin } = window.location
  const send = (message: unknown): void => frame.contentWindow?.postMessage(message, origin)
  const { receive, setEditing } = connect(host, (text) => send({ channel: 'requests', message: text }))
  const listen = (event: MessageEvent<unknown>): void => {
    if (event.source !== frame.contentWindow || event.origin !== origin) return
    const { channel, message } = asRecord(event.data)
    if (channel === 'requests') receive(asText(message))
    if (channel === 'client') send({ channel: 'client', ...answer(host.workbook, readCall(message), options) })
  }
  window.addEventListener('message', listen)
  return { setEditing, stop: () => window.removeEventListener('message', listen) }
}

/** What the loader asks: 5 context, 4 settings written, 2 and 3 events registered, 1 an old call. */
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

function answer(workbook: Workbook, call: Call, options: FrameOptions): { callback: unknown; payload: unknown } {
  const { callback } = call
  if (call.method === 5) return { callback, payload: contextOf(workbook, options) }
  if (call.method === 1) return { callback, payload: notSupported }
  if (call.method === 4) writeSettings(workbook, call.params)
  return { callback, payload: fine }
}

/** By place: 0 settings, 1 add-in, 2 Excel, 3 and 4 version, 8 and 9 languages, 20 requirement sets, 22 full version. */
function contextOf(workbook: Workbook, { displayLanguage, requirements = usualRequirements }: FrameOptions): unknown[] {
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
