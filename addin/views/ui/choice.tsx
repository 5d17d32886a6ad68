import { type ReactElement, useId } from 'react'

export interface ChoiceProps<T extends string> {
  readonly name: string
  readonly label: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly text: string }[]
  readonly onChoose: (value: T) => void
}

/** The system's own list: it is at home in every Office program, on touch screens and in every contrast theme. */
export function Choice<T extends string>({ name, label, value, options, onChoose }: ChoiceProps<T>): ReactElement {
  const id = useId()
  return (
    <div className="choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} value={value} onChange={(event) => onChoose(event.target.value as T)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  )
}

export interface SwitchProps {
  readonly name: string
  readonly label: string
  readonly note: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

export function Switch({ name, label, note, isOn, onChange }: SwitchProps): ReactElement {
  const id = useId()
  return (
    <div className="switch">
      <input
        id={id}
        name={name}
        type="checkbox"
        checked={isOn}
        aria-describedby={`${id}-note`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-note`} className="quiet">
        {note}
      </p>
    </div>
  )
}
