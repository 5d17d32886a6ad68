/** Where bank files are dropped or chosen, and copied rows are pasted. */
import { type ClipboardEvent, type DragEvent, type ReactElement, useRef, useState } from 'react'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'

export function BringIn(): ReactElement {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  const [isOver, setOver] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const bring = async (files: FileList | null): Promise<void> => {
    if (isBusy || !files || files.length === 0) return
    await actions.payments.bringIn(
      await Promise.all([...files].map(async (file) => ({ name: file.name, bytes: await file.arrayBuffer() }))),
    )
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    void bring(event.dataTransfer.files)
  }
  const paste = (event: ClipboardEvent): void => {
    event.preventDefault()
    const text = event.clipboardData.getData('text/plain')
    if (event.clipboardData.files.length > 0) void bring(event.clipboardData.files)
    else if (text.trim() !== '' && !isBusy) void actions.payments.paste(text)
  }
  return (
    <section className={`bringIn ${isOver ? 'over' : ''}`} aria-label={say('payments.bringIn')} data-card="bringIn">
      {/* biome-ignore lint/a11y/useSemanticElements: a text box takes what is pasted, and nothing is typed here */}
      <div
        role="textbox"
        aria-readonly="true"
        aria-label={say('payments.drop')}
        tabIndex={0}
        className="dropHere"
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        onPaste={paste}
      >
        {say('payments.drop')}
      </div>
      <input
        ref={chooser}
        type="file"
        multiple
        accept=".xml,.camt,.cod,.coda,.txt,.csv"
        hidden
        onChange={(event) => {
          void bring(event.target.files)
          event.target.value = ''
        }}
      />
      <Button
        name="chooseFile"
        label={say('payments.choose')}
        disabled={isBusy}
        onPress={() => chooser.current?.click()}
      />
    </section>
  )
}
