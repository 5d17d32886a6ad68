/**
 * While a cell is being edited Excel does nothing for an add-in: what was sent with `delayForCellEdit` waits until the
 * edit is over, in order, and the rest is refused. This stands between the frame and the host.
 */
const delayFlag = 64

export interface Gate {
  readonly setEditing: (isEditing: boolean) => void
}

/** To be made before the host listens to the frame: it hears every message first. */
export function createGate(frame: HTMLIFrameElement): Gate {
  const waiting: MessageEvent<unknown>[] = []
  let isEditing = false

  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (!isEditing || event.source !== frame.contentWindow || event.origin !== location.origin) return
    const text = requestText(event.data)
    if (text === undefined) return
    event.stopImmediatePropagation()
    if (waits(text)) waiting.push(event)
    else frame.contentWindow?.postMessage({ channel: 'requests', message: refusal(text) }, location.origin)
  })

  const release = (): void => {
    if (isEditing) return
    for (const { data, source, origin } of waiting.splice(0))
      window.dispatchEvent(new MessageEvent('message', { data, source, origin }))
  }
  return {
    setEditing: (now) => {
      isEditing = now
      // Later, so that the edit and what the add-in does then are two steps to undo.
      if (!now) setTimeout(release)
    },
  }
}

function requestText(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('channel' in data) || !('message' in data)) return undefined
  return data.channel === 'requests' && typeof data.message === 'string' ? data.message : undefined
}

interface Envelope {
  readonly id?: number
  readonly flags?: number
}

/** Whether a request asked to wait for the end of the edit. */
export const waits = (text: string): boolean => (((JSON.parse(text) as Envelope).flags ?? 0) & delayFlag) !== 0

/** The answer to a request that cannot wait. */
export function refusal(text: string): string {
  const code = 'InvalidOperationInCellEditMode'
  const message = 'A cell is being edited.'
  const body = JSON.stringify({ Results: [], TraceIds: [], Error: { Code: code, Message: message, ActionIndex: 0 } })
  return JSON.stringify({
    id: (JSON.parse(text) as Envelope).id,
    type: 2,
    message: { statusCode: 200, headers: {}, body },
  })
}
