/**
 * The one file that the workbench's task pane loads before Office.js: it leads the library's two channels to the page around
 * the frame. Requests go as texts; what Office's loader asks of its client (context, settings) goes as messages with a number.
 * It imports nothing, because it must have run before the next script starts.
 */
interface Bridge {
  onMessageFromHost: ((text: string) => void) | null
  sendMessageToHost(text: string): void
}

interface ClientMessaging {
  readonly ScriptMessaging: {
    agaveHostCallback(callback: unknown, payload: unknown): void
    agaveHostEventCallback(registration: unknown, payload: unknown): void
  }
}

{
  const workbench = window.parent
  const { origin } = window.location

  const send = (channel: 'requests' | 'client', message: unknown): void =>
    workbench.postMessage({ channel, message }, origin)

  const bridge: Bridge = { onMessageFromHost: null, sendMessageToHost: (text) => send('requests', text) }
  const client = { postMessage: (message: unknown) => send('client', message) }

  const isClientMessaging = (value: unknown): value is ClientMessaging =>
    typeof value === 'object' && value !== null && 'ScriptMessaging' in value

  const receive = (data: unknown): void => {
    if (typeof data !== 'object' || data === null || !('channel' in data)) return
    if (data.channel === 'requests' && 'message' in data) bridge.onMessageFromHost?.(String(data.message))
    const library: unknown = Reflect.get(window, 'OSF')
    if (!('callback' in data && 'payload' in data && isClientMessaging(library))) return
    const { ScriptMessaging } = library
    if (data.channel === 'client') ScriptMessaging.agaveHostCallback(data.callback, data.payload)
    if (data.channel === 'event') ScriptMessaging.agaveHostEventCallback(data.callback, data.payload)
  }

  /** The pane asks how dark its surroundings are: these are the page of the workbench, whatever the computer prefers. */
  const followAppearance = (page: HTMLElement): void => {
    const ask = window.matchMedia.bind(window)
    const darkness = ask('(prefers-color-scheme: dark)')
    Object.defineProperty(darkness, 'matches', { get: () => page.dataset.theme === 'dark' })
    window.matchMedia = (query) => (query === darkness.media ? darkness : ask(query))
    const tell = (): boolean => darkness.dispatchEvent(new Event('change'))
    new MutationObserver(tell).observe(page, { attributeFilter: ['data-theme'] })
  }

  if (workbench !== window) {
    followAppearance(workbench.document.documentElement)
    Object.assign(window, {
      _richApiNativeBridge: bridge,
      _enableFullDialogAPI: true,
      webkit: { messageHandlers: { Agave: client } },
    })
    window.addEventListener('message', (event) => {
      if (event.source === workbench && event.origin === origin) receive(event.data)
    })
  }
}
