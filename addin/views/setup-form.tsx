/** One record of the set-up. */
import type { ReactElement } from 'react'
import type { AnyRecord } from '../replica/wire.ts'
import type { SetupState } from '../state/setup.ts'
import { usePane } from './pane.tsx'
import { fieldsOf } from './record-fields.ts'
import { RecordForm } from './record-form.tsx'

export interface SetupFormProps {
  readonly resource: string
  /** Null for a new one. */
  readonly record: AnyRecord | null
  readonly setup: SetupState
  /** The property that it was opened for. */
  readonly focus: string
}

export function SetupForm({ resource, record, setup, focus }: SetupFormProps): ReactElement {
  const { actions } = usePane()
  return (
    <RecordForm
      groups={[{ title: '', fields: fieldsOf(resource) }]}
      record={record}
      lists={setup.records}
      refused={setup.refused}
      savedAt={setup.savedAt}
      focus={focus}
      onSave={(values) => actions.saveSetup(resource, record, values)}
    />
  )
}
