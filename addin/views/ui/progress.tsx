import { ProgressIndicator } from '@fluentui/react/lib/ProgressIndicator'
import type { ReactElement } from 'react'

export interface ProgressProps {
  readonly label: string
  readonly done: number
  /** 0 while nobody knows how much there is. */
  readonly of: number
}

export const Progress = ({ label, done, of }: ProgressProps): ReactElement =>
  of > 0 ? (
    <ProgressIndicator label={label} percentComplete={done / of} ariaValueText={label} />
  ) : (
    <ProgressIndicator label={label} />
  )
