import { TextField } from '@fluentui/react/lib/TextField'
import type { ReactElement } from 'react'

export interface FieldProps {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly type?: 'text' | 'password'
  readonly autoComplete?: string
  readonly onType: (value: string) => void
}

export const Field = ({
  name,
  label,
  value,
  type = 'text',
  autoComplete = 'off',
  onType,
}: FieldProps): ReactElement => (
  <TextField
    name={name}
    label={label}
    value={value}
    type={type}
    autoComplete={autoComplete}
    autoCapitalize="none"
    spellCheck={false}
    required
    canRevealPassword={false}
    onChange={(_, text) => onType(text ?? '')}
  />
)
