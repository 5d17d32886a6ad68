/** What is said about e-mails before they go: to whom, with which words, and whether the e-invoice goes along. */
import type { ReactElement } from 'react'
import { resourceOf, type SheetKey } from '../../shared/sheets/sheets.ts'
import type { Letter, Sending, SendingChoices, Unaddressed } from '../state/confirmation.ts'
import { type Speech, useSpeech } from './speech.tsx'
import { Choice } from './ui/choice.tsx'
import { Icon } from './ui/icons.tsx'
import { List } from './ui/list.tsx'
import { TextBox } from './ui/text-box.tsx'

interface SendingFormProps {
  readonly sheet: SheetKey
  readonly sending: Sending
  readonly typed: SendingChoices
  readonly onType: (typed: SendingChoices) => void
}

export function SendingForm({ sheet, sending, typed, onType }: SendingFormProps): ReactElement {
  const { say } = useSpeech()
  const { letters, unaddressed } = sending
  const [letter] = letters
  const only = letters.length === 1 && unaddressed.length === 0 && letter ? letter : null
  const set = (change: Partial<SendingChoices>) => onType({ ...typed, ...change })
  return (
    <div className="setupForm">
      {only ? (
        <OneLetter letter={only} typed={typed} onType={set} />
      ) : (
        <>
          <Recipients letters={letters} />
          <Addresses unaddressed={unaddressed} typed={typed} onType={set} />
        </>
      )}
      <TextBox
        name="message"
        label={say('sending.message')}
        value={typed.message}
        note={say('sending.messageNote')}
        isLong
        onType={(message) => set({ message })}
      />
      {isInvoiced(sheet) && <EInvoice only={only} typed={typed} onType={set} />}
    </div>
  )
}

const isInvoiced = (sheet: SheetKey): boolean => ['salesInvoices', 'salesCreditMemos'].includes(resourceOf(sheet))

interface PartProps {
  readonly typed: SendingChoices
  readonly onType: (change: Partial<SendingChoices>) => void
}

function OneLetter({ letter, typed, onType }: PartProps & { readonly letter: Letter }): ReactElement {
  const { say } = useSpeech()
  const { id, peppol } = letter
  return (
    <>
      {peppol !== '' && <p className="aside">{say('sending.goesByPeppol', { address: peppol })}</p>}
      <TextBox
        name="to"
        label={say('sending.to')}
        value={typed.to[id] ?? letter.to}
        note={say(letter.to === '' ? 'sending.peppolAlone' : 'sending.several')}
        inputMode="email"
        onType={(to) => onType({ to: { ...typed.to, [id]: to } })}
      />
      <TextBox
        name="cc"
        label={say('sending.cc')}
        value={typed.cc ?? letter.cc}
        inputMode="email"
        onType={(cc) => onType({ cc })}
      />
      <TextBox
        name="subject"
        label={say('sending.subject')}
        value={typed.subject || letter.subject}
        onType={(subject) => onType({ subject })}
      />
    </>
  )
}

function Recipients({ letters }: { readonly letters: readonly Letter[] }): ReactElement | null {
  const { say } = useSpeech()
  if (letters.length === 0) return null
  return (
    <div>
      <h2>{say('sending.recipients')}</h2>
      <List
        className="refusals"
        label={say('sending.recipients')}
        items={letters}
        first={5}
        keyOf={({ id }) => id}
        more={(n) => say('action.showMore', { n })}
        render={(letter) => (
          <>
            <strong>{letter.label}</strong> {waysOf(letter, say)}
          </>
        )}
      />
    </div>
  )
}

/** To whom by e-mail, and to which address through the network of e-invoices. */
const waysOf = ({ to, attachUbl, peppol }: Letter, say: Speech['say']): string =>
  [
    to !== '' && attachUbl ? say('sending.with', { to }) : to,
    peppol === '' ? '' : say('sending.peppol', { address: peppol }),
  ]
    .filter(Boolean)
    .join('; ')

/** Documents of which nobody knows an address: each may get one here. */
function Addresses({
  unaddressed,
  typed,
  onType,
}: PartProps & { readonly unaddressed: readonly Unaddressed[] }): ReactElement | null {
  const { say } = useSpeech()
  if (unaddressed.length === 0) return null
  return (
    <div>
      <p className="aside">
        <Icon name="warn" /> {say('sending.unaddressed', { n: unaddressed.length })}
      </p>
      <List
        className="boxes"
        items={unaddressed}
        first={10}
        keyOf={({ id }) => id}
        more={(n) => say('action.showMore', { n })}
        render={({ id, label }) => (
          <TextBox
            name={`to-${label}`}
            label={label}
            value={typed.to[id] ?? ''}
            inputMode="email"
            onType={(to) => onType({ to: { ...typed.to, [id]: to } })}
          />
        )}
      />
    </div>
  )
}

function EInvoice({ only, typed, onType }: PartProps & { readonly only: Letter | null }): ReactElement {
  const { say } = useSpeech()
  if (only)
    return (
      <label className="flag">
        <input
          type="checkbox"
          name="attachUbl"
          checked={typed.attachUbl ?? only.attachUbl}
          onChange={(event) => onType({ attachUbl: event.target.checked })}
        />
        <span className="flagText">{say('sending.attachUbl')}</span>
      </label>
    )
  const options = [
    { value: 'profile', text: say('sending.ublProfile') },
    { value: 'yes', text: say('sending.ublYes') },
    { value: 'no', text: say('sending.ublNo') },
  ] as const
  const value = typed.attachUbl === null ? 'profile' : typed.attachUbl ? 'yes' : 'no'
  return (
    <Choice
      name="attachUbl"
      label={say('sending.attachUbl')}
      value={value}
      options={options}
      onChoose={(chosen) => onType({ attachUbl: chosen === 'profile' ? null : chosen === 'yes' })}
    />
  )
}
