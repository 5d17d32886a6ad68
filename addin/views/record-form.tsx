/** One record: a box for each property, and what the server says of it. */
import { type FormEvent, type ReactElement, useState } from 'react'
import type { AnyRecord } from '../replica/wire.ts'
import type { FormRefusal } from '../state/setup.ts'
import { usePane } from './pane.tsx'
import { choiceText, chosenIn, nested, type ShownField, typedIn, valueTyped, withChosen } from './record-fields.ts'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Choice } from './ui/choice.tsx'
import { Icon } from './ui/icons.tsx'
import { TextBox } from './ui/text-box.tsx'

export interface FieldGroup {
  readonly title: string
  readonly fields: readonly ShownField[]
}

export interface RecordFormProps {
  readonly groups: readonly FieldGroup[]
  /** Null for a new one. */
  readonly record: AnyRecord | null
  /** What properties may name, by resource. */
  readonly lists: Readonly<Record<string, readonly AnyRecord[]>>
  readonly refused: FormRefusal | null
  readonly savedAt: string | null
  /** What stands in a new one from the beginning. */
  readonly given?: Readonly<Record<string, string>>
  /** The property that it was opened for. */
  readonly focus: string
  readonly onSave: (values: Readonly<Record<string, unknown>>) => unknown
  /** Told when a box is left. */
  readonly onLeave?: (values: Readonly<Record<string, unknown>>) => void
}

type Typed = Readonly<Record<string, string | boolean>>

export function RecordForm(props: RecordFormProps): ReactElement {
  const { groups, record, lists, refused, savedAt, focus, onSave, onLeave } = props
  const { say, time } = useSpeech()
  const { isBusy } = usePane()
  const fields = groups.flatMap((group) => group.fields)
  const [typed, setTyped] = useState<Typed>(() => ({ ...typedIn(fields, record), ...props.given }))
  const values = () =>
    nested(
      fields.map(({ name, field }) => {
        const given = typed[name] ?? ''
        return [name, typeof given === 'boolean' ? given : valueTyped(field, given)] as const
      }),
    )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void onSave(values())
  }
  return (
    <form className="setupForm" onSubmit={submit} onBlur={() => onLeave?.(values())}>
      {groups.map(({ title, fields: own }) => (
        <fieldset key={title} className="fields">
          {title !== '' && <legend>{title}</legend>}
          {own.map((shown) => (
            <Box
              key={shown.name}
              shown={shown}
              value={typed[shown.name] ?? ''}
              isFixed={record !== null && shown.isKey}
              isWanted={shown.name === focus || shown.name.split('.')[0] === focus}
              problem={refused?.fields[shown.name] ?? refused?.fields[shown.name.split('.')[0] ?? ''] ?? null}
              lists={lists}
              onType={(value) => setTyped({ ...typed, [shown.name]: value })}
            />
          ))}
        </fieldset>
      ))}
      {refused && (
        <p className="problemText" role="alert">
          <Icon name="bad" /> {refused.message}
        </p>
      )}
      {savedAt && !refused && (
        <p className="allGood" role="status">
          <Icon name="good" /> {say('setup.savedAt', { time: time(savedAt) })}
        </p>
      )}
      <Button name="saveSetup" kind="primary" label={say('action.save')} disabled={isBusy} submits />
    </form>
  )
}

interface BoxProps {
  readonly shown: ShownField
  readonly value: string | boolean
  readonly isFixed: boolean
  readonly isWanted: boolean
  readonly problem: string | null
  readonly lists: RecordFormProps['lists']
  readonly onType: (value: string | boolean) => void
}

function Box({ shown, value, isFixed, isWanted, problem, lists, onType }: BoxProps): ReactElement {
  const speech = useSpeech()
  const { field: caption } = speech
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
  const options = optionsOf(shown, value, lists, (one) => choiceText(name, one, speech))
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
function optionsOf(
  { field }: ShownField,
  value: string,
  lists: RecordFormProps['lists'],
  textOf: (one: string) => string,
) {
  const named = field.refersTo === undefined ? undefined : lists[field.refersTo]
  const offered = field.choices
    ? field.choices.map((one) => ({ value: one, text: textOf(one) }))
    : named
      ? [{ value: '', text: '' }, ...named.map(optionOf)]
      : null
  if (offered === null || offered.some((one) => one.value === value)) return offered
  return [{ value, text: value }, ...offered]
}

function optionOf({ number, code, displayName }: AnyRecord) {
  const value = String(number ?? code ?? '')
  return { value, text: [value, displayName].filter(Boolean).join(' ') }
}
