/**
 * The page around a task pane in a frame: answers the library's requests with a host, and what Office's loader asks of the
 * client in which it believes to be. Only messages of that frame and of our own origin count.
 */
import { asRecord, asText } from './arguments.ts'
import { type Channel, connect } from './bridge.ts'
import { type Client, type ClientOptions, createClient } from './client.ts'
import type { Host } from './host.ts'

/** The pane's address with what Office's loader must read there to know its client. */
export function paneAddress(address: string, displayLanguage: string, kind: '' | 'isDialog' = ''): string {
  const info = `Excel$Mac$16.00$${displayLanguage}$$${kind}$disableLogging$0`
  return `${address}${address.includes('?') ? '&' : '?'}_host_Info=${encodeURIComponent(info)}`
}

export interface Served {
  /** While somebody edits a cell, requests of the frame wait or are refused. */
  readonly setEditing: Channel['setEditing']
  /** Presses a button of the ribbon: calls the function of this name. Comes back when the add-in says that it is done. */
  readonly command: Client['command']
  readonly stop: () => void
}

/** Listens to a frame from now on; give it `paneAddress(…)` afterwards. */
export function serveFrame(frame: HTMLIFrameElement, host: Host, options: ClientOptions): Served {
  const { origin } = window.location
  const send = (message: unknown): void => frame.contentWindow?.postMessage(message, origin)
  const client = createClient(host.workbook, options, send)
  const { receive, setEditing } = connect(host, (text) => send({ channel: 'requests', message: text }))
  const listen = (event: MessageEvent<unknown>): void => {
    if (event.source !== frame.contentWindow || event.origin !== origin) return
    const { channel, message } = asRecord(event.data)
    if (channel === 'requests') receive(asText(message))
    if (channel === 'client') client.receive(message)
  }
  window.addEventListener('message', listen)
  return { setEditing, command: client.command, stop: () => window.removeEventListener('message', listen) }
}
