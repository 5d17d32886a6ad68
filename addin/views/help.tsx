/** First steps and keys, on one short page. */
import { type ReactElement, useEffect, useState } from 'react'
import { keysOf, macKeysOf, paneCommand, shortcuts } from '../../shared/sync/shortcuts.ts'
import { BackHeader } from './header.tsx'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { useEscape } from './use-escape.ts'

export function Help(): ReactElement {
  const { say, sheet, language } = useSpeech()
  const { open } = usePane()
  const either = new Intl.ListFormat(language, { type: 'disjunction' }).format([sheet('invoices'), sheet('orders')])
  const back = () => open('home')
  useEscape(back)
  return (
    <>
      <BackHeader title={say('pane.help')} onBack={back} />
      <ol className="steps">
        {(['pane.help1', 'pane.help2', 'pane.help3'] as const).map((key) => (
          <li key={key}>{say(key, { sheet: either })}</li>
        ))}
      </ol>
      <p className="quiet">{say('pane.helpColours')}</p>
      <h2>{say('pane.keys')}</h2>
      <ul className="keys">
        {(['pane.keyCheck', 'pane.keyNext', 'pane.keyBack', 'pane.keyLeave'] as const).map((key) => (
          <li key={key}>{say(key)}</li>
        ))}
      </ul>
      <SheetKeys />
    </>
  )
}

/** The combinations that work while the sheet has the focus, as this user has them. */
function SheetKeys(): ReactElement | null {
  const { say } = useSpeech()
  const { isMac, own } = usePane().surroundings.keys
  const [held, setHeld] = useState<Readonly<Record<string, string | null>>>({})
  useEffect(() => {
    // Where Excel cannot tell after all, the usual ones are the best guess.
    own?.().then(setHeld, () => undefined)
  }, [own])
  const lines = shortcuts.flatMap((one) => {
    const keys = held[one.command] === undefined ? (isMac ? macKeysOf(one) : keysOf(one)) : held[one.command]
    const what = say(one.command === paneCommand ? 'ribbon.pane' : `ribbon.${one.command}`)
    return keys ? [say('ribbon.keyLine', { keys: keys.replace('Shift', say('ribbon.shift')), what })] : []
  })
  if (lines.length === 0) return null
  return (
    <>
      <h2>{say('ribbon.keys')}</h2>
      <ul className="keys" data-keys="sheet">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="quiet">{say('ribbon.keysNote')}</p>
    </>
  )
}
