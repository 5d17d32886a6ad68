/** One record of the set-up: a box for each property, and what the server says of it. */
import { type FormEvent, type ReactElement, useState } from 'react'
import type { AnyRecord } from '../replica/wire.ts'
import type { SetupState } from '../state.ts'
import { usePane } from './pane.tsx'
import { chosenIn, fieldsOf, type ShownField, typedText, valueTyped, withChosen } from './setup-fields.ts'
import { type Speech, useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Choice } from './ui/choice.tsx'
import { Icon } from './ui/icons.tsx'
import { TextBox } from './ui/text-box.tsx'

export interface SetupFormProps {
  readonly resource: string
  /** Null for a new one. */
  readonly record: AnyRecord | null
  readonly setup: SetupState
  /** The property that it was opened for. */
  readonly focus: string
}

type Typed = Readonly<Record<string, string | boolean>>

export function SetupForm({ resource, record, setup, focus }: SetupFormProps): ReactElement {
  const { say, time } = useSpeech()
  const { actions, isBusy } = usePane()
  const fields = fieldsOf(resource)
  const [typed, setTyped] = useState<Typed>(() => typedOf(fields, record))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const values = fields.map(({ name, field }) => {
      const given = typed[name] ?? ''
      return [name, typeof given === 'boolean' ? given : valueTyped(field, given)] as const
    })
    void actions.saveSetup(resource, record, Object.fromEntries(values))
  }
  const { refused, savedAt } = setup
  return (
    <form className="setupForm" onSubmit={submit}>
      {fields.map((shown) => (
        <Box
          key={shown.name}
          shown={shown}
          value={typed[shown.name] ?? ''}
          isFixed={record !== null && shown.isKey}
          isWanted={shown.name === focus}
          problem={refused?.fields[shown.name] ?? null}
          accounts={setup.records.accounts ?? []}
          onType={(value) => setTyped({ ...typed, [shown.name]: value })}
        />
      ))}
      {refused && (
        <p className="problemText" role="alert">
          <Icon name="bad" /> {refused.message}
        </p>
      )}
      {savedAt && (
        <p className="allGood" role="status">
          <Icon name="good" /> {say('setup.savedAt', { time: time(savedAt) })}
        </p>
      )}
      <Button name="saveSetup" kind="primary" label={say('action.save')} disabled={isBusy} submits />
    </form>
  )
}

const typedOf = (fields: readonly ShownField[], record: AnyRecord | null): Typed =>
  Object.fromEntries(
    fields.map(({ name, field }) => {
      const value = record ? record[name] : field.initial
      return [name, field.kind === 'flag' ? value === true : typedText(value)]
    }),
  )

interface BoxProps {
  readonly shown: ShownField
  readonly value: string | boolean
  readonly isFixed: boolean
  readonly isWanted: boolean
  readonly problem: string | null
  readonly accounts: readonly AnyRecord[]
  readonly onType: (value: string | boolean) => void
}

function Box({ shown, value, isFixed, isWanted, problem, accounts, onType }: BoxProps): ReactElement {
  const { field: caption, known } = useSpeech()
  const { name, field } = shown
  const label = caption(name)
  if (typeof value === 'boolean')
    return (
      <label className="flag">
        <input type="checkbox" name={name} checked={value} onChange={(event) => onType(event.target.checked)} />
        <span className="flagText">{label}</span>
      </label>
    )
  if (field.kind === 'texts') return <Several shown={shown} value={value} onType={onType} />
  const options = optionsOf(shown, value, accounts, known)
  if (options) return <Choice name={name} label={label} value={value} options={options} onChoose={onType} />
  return (
    <TextBox
      name={name}
      label={label}
      type={field.kind === 'day' ? 'date' : 'text'}
      {...(isNumeric(field.kind) ? { inputMode: 'decimal' as const } : {})}
      value={value}
      problem={problem}
      isFixed={isFixed}
      isWanted={isWanted}
      onType={onType}
    />
  )
}

interface SeveralProps extends Pick<BoxProps, 'shown' | 'onType'> {
  /** With commas between them. */
  readonly value: string
}

/** As many as one likes of what is offered. */
function Several({ shown, value, onType }: SeveralProps): ReactElement {
  const { field: caption, known } = useSpeech()
  const { name, field } = shown
  const choices = field.choices ?? []
  return (
    <fieldset className="several">
      <legend>{caption(name)}</legend>
      {choices.map((one) => (
        <label key={one} className="flag">
          <input
            type="checkbox"
            name={`${name}-${one}`}
            checked={chosenIn(value).includes(one)}
            onChange={(event) => onType(withChosen(value, choices, one, event.target.checked))}
          />
          <span className="flagText">{known(`kind.${one}`, one)}</span>
        </label>
      ))}
    </fieldset>
  )
}

const isNumeric = (kind: string): boolean => ['whole', 'money', 'percent', 'price'].includes(kind)

/** Null where it is typed freely. A value that is no longer on offer stays to be seen. */
function optionsOf({ field }: ShownField, value: string, accounts: readonly AnyRecord[], known: Speech['known']) {
  const offered = field.choices
    ? field.choices.map((one) => ({ value: one, text: known(`choice.${one}`, one) }))
    : field.refersTo === 'accounts'
      ? [
          { value: '', text: '' },
          ...accounts.map(({ number, displayName }) => ({
            value: String(number),
            text: `${String(number)} ${String(displayName ?? '')}`,
          })),
        ]
      : null
  if (offered === null || offered.some((one) => one.value === value)) return offered
  return [{ value, text: value }, ...offered]
}
