import { type ReactElement, useId } from 'react'

export interface TextBoxProps {
  readonly name: string
  readonly label: string
  readonly value: string
  /** A sentence below it. */
  readonly note?: string
  /** What is wrong with what stands in it. */
  readonly problem?: string | null
  /** More than one line. */
  readonly isLong?: boolean
  readonly isFixed?: boolean
  readonly isWanted?: boolean
  readonly type?: 'text' | 'email' | 'date'
  readonly inputMode?: 'decimal' | 'email'
  readonly onType: (value: string) => void
}

/** A label, a box under it, and what is to be known about it. */
export function TextBox(props: TextBoxProps): ReactElement {
  const { name, label, value, note = '', problem = null, isLong = false, isFixed = false, isWanted = false } = props
  const id = useId()
  const common = {
    id,
    name,
    value,
    readOnly: isFixed,
    autoComplete: 'off',
    autoFocus: isWanted,
    'aria-invalid': problem !== null,
    'aria-describedby': problem || note ? `${id}-note` : undefined,
  }
  return (
    <div className="box">
      <label htmlFor={id}>{label}</label>
      {isLong ? (
        <textarea {...common} rows={3} onChange={(event) => props.onType(event.target.value)} />
      ) : (
        <input
          {...common}
          type={props.type ?? 'text'}
          inputMode={props.inputMode}
          onChange={(event) => props.onType(event.target.value)}
        />
      )}
      {(problem || note) && (
        <p id={`${id}-note`} className={problem ? 'problemText' : 'quiet'}>
          {problem || note}
        </p>
      )}
    </div>
  )
}
