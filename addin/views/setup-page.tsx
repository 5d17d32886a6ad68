/** For administrators: what is missing before everything can be posted, and the set-up itself, record by record. */
import { type ReactElement, type ReactNode, useEffect, useState } from 'react'
import type { Finding as Lack } from '../../shared/posting/setup-check.ts'
import type { AnyRecord } from '../replica/wire.ts'
import type { Mend } from '../state/outcome.ts'
import { missingSeries, type SetupState } from '../state/setup.ts'
import type { State } from '../state/state.ts'
import { BackHeader } from './header.tsx'
import { usePane } from './pane.tsx'
import { keyFields, nameOf } from './record-fields.ts'
import { SetupForm } from './setup-form.tsx'
import { type Speech, useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Card } from './ui/card.tsx'
import { Choice } from './ui/choice.tsx'
import { Icon } from './ui/icons.tsx'
import { List } from './ui/list.tsx'
import { useEscape } from './use-escape.ts'
import { Working } from './working.tsx'

export interface SetupPageProps {
  readonly state: State
  /** The record and the property that it was opened for. */
  readonly at: Mend | null
  readonly messages: ReactNode
}

/** What is open: a part of the set-up, and in it one record or a new one. */
interface Open {
  readonly resource: string
  readonly key: string | null
  readonly isNew: boolean
  readonly field: string
}

const closed = { key: null, isNew: false, field: '' }

export function SetupPage({ state, at, messages }: SetupPageProps): ReactElement {
  const { say } = useSpeech()
  const { actions, open: openPage } = usePane()
  const [open, setOpen] = useState<Open>(at ? { ...at, isNew: false } : { resource: 'lacks', ...closed })
  const { setup, work } = state
  useEffect(() => {
    void actions.openSetup()
    return actions.closeSetup
  }, [actions])
  const back = () => {
    if (open.key !== null || open.isNew) setOpen({ ...open, ...closed })
    else openPage('home')
  }
  useEscape(back)
  return (
    <>
      <BackHeader title={say('setup.title')} onBack={back} />
      {work && <Working work={work} />}
      {messages}
      {setup && <Parts setup={setup} open={open} onOpen={setOpen} />}
    </>
  )
}

interface PartsProps {
  readonly setup: SetupState
  readonly open: Open
  readonly onOpen: (open: Open) => void
}

function Parts({ setup, open, onOpen }: PartsProps): ReactElement {
  const { say, known, number } = useSpeech()
  const { resource } = open
  const parts = [
    { value: 'lacks', text: `${say('setup.lacks')} (${number(setup.lacks.length)})` },
    ...Object.keys(setup.records).map((value) => ({ value, text: known(`setup.${value}`, value) })),
  ]
  return (
    <>
      <Choice
        name="part"
        label={say('setup.part')}
        value={resource}
        options={parts}
        onChoose={(value) => onOpen({ resource: value, ...closed })}
      />
      {resource === 'lacks' ? (
        <Lacks setup={setup} onOpen={onOpen} />
      ) : (
        <Part setup={setup} open={open} onOpen={onOpen} />
      )}
    </>
  )
}

function Lacks({ setup, onOpen }: Omit<PartsProps, 'open'>): ReactElement {
  const { say } = useSpeech()
  if (setup.lacks.length === 0)
    return (
      <p className="allGood">
        <Icon name="good" /> {say('setup.complete')}
      </p>
    )
  return (
    <>
      <MissingSeries setup={setup} />
      <List
        className="lacks"
        label={say('setup.lacks')}
        items={setup.lacks}
        first={30}
        keyOf={(lack, at) => [lack.code, lack.resource, lack.key, lack.field, at].join('/')}
        more={(n) => say('action.showMore', { n })}
        render={(lack) => <LackRow lack={lack} setup={setup} onOpen={onOpen} />}
      />
    </>
  )
}

/** What a company of an earlier version lacks, and nobody has to think about. */
function MissingSeries({ setup }: { readonly setup: SetupState }): ReactElement | null {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  const missing = missingSeries(setup.lacks)
  if (missing.length === 0) return null
  return (
    <div className="missingSeries">
      {setup.refused && <p className="problemText">{setup.refused.message}</p>}
      <p className="quiet">{say('setup.seriesNote', { n: missing.length })}</p>
      <Button
        name="addMissingSeries"
        kind="primary"
        icon="insert"
        label={say('setup.addSeries', { n: missing.length })}
        disabled={isBusy}
        onPress={actions.addMissingSeries}
      />
    </div>
  )
}

interface LackRowProps extends Omit<PartsProps, 'open'> {
  readonly lack: Lack
}

function LackRow({ lack, setup, onOpen }: LackRowProps): ReactElement {
  const speech = useSpeech()
  const { say, known, problem } = speech
  const { resource, key, field, code, word, params, severity } = lack
  const exists = setup.records[resource]?.some((record) => keyIn(resource, record) === key) ?? false
  const isShown = resource in setup.records
  // A series is named as its record is; other values are codes that people chose themselves.
  const named = resource === 'numberSeries' && key !== '' ? { value: nameOf(resource, key, speech) } : {}
  const title = [known(`setup.${resource}`, resource), nameOf(resource, key, speech)].filter(Boolean).join(' · ')
  return (
    <Card name="lack" title={title} tone={severity === 'Error' ? 'bad' : 'warn'}>
      <p>{problem({ code: word ?? code, params: { field, ...params, ...named }, message: null })}</p>
      {isShown && (
        <Button
          name="mend"
          kind="quiet"
          icon="right"
          label={say('setup.mend')}
          onPress={() => onOpen({ resource, key: exists ? key : null, isNew: !exists && key !== '', field })}
        />
      )}
    </Card>
  )
}

const keyIn = (resource: string, record: AnyRecord): string =>
  keyFields(resource)
    .map((name) => String(record[name] ?? ''))
    .join('/')

function Part({ setup, open, onOpen }: PartsProps): ReactElement {
  const speech = useSpeech()
  const { resource, key, isNew, field } = open
  const records = setup.records[resource] ?? []
  const isSingle = keyFields(resource).length === 0
  const record = isSingle ? records[0] : records.find((one) => key !== null && keyIn(resource, one) === key)
  if (record || isNew)
    return (
      <>
        {record && !isSingle && <h2>{nameOf(resource, keyIn(resource, record), speech)}</h2>}
        <SetupForm
          key={`${resource}/${record?.version ?? 'new'}/${key}`}
          resource={resource}
          record={record ?? null}
          setup={setup}
          focus={field}
        />
      </>
    )
  return <Records resource={resource} records={records} open={open} onOpen={onOpen} />
}

/** What tells a record from its like, besides its name: of a number series, the number that is next. */
function aboutRecord(
  resource: string,
  { displayName, dueDateCalculation, approverUserName, prefix, next, width, ...record }: AnyRecord,
  { number }: Speech,
): string {
  if (resource === 'currencyExchangeRates')
    return `${number(Number(record.exchangeRateAmount))} = ${number(Number(record.relationalExchangeRateAmount))}`
  if (resource === 'numberSeries') return `${prefix}${String(next).padStart(Number(width), '0')}`
  return String(displayName ?? dueDateCalculation ?? approverUserName ?? '')
}

interface RecordsProps extends Pick<PartsProps, 'open' | 'onOpen'> {
  readonly resource: string
  readonly records: readonly AnyRecord[]
}

function Records({ resource, records, open, onOpen }: RecordsProps): ReactElement {
  const speech = useSpeech()
  const { say, known } = speech
  return (
    <>
      <Button
        name="add"
        icon="insert"
        label={say('setup.add')}
        onPress={() => onOpen({ ...open, key: null, isNew: true })}
      />
      <List
        className="documents"
        label={known(`setup.${resource}`, resource)}
        items={records}
        first={50}
        keyOf={(record) => record.id}
        more={(n) => say('action.showMore', { n })}
        render={(record) => (
          <button
            type="button"
            className="documentLink"
            data-action="openRecord"
            onClick={() => onOpen({ ...open, key: keyIn(resource, record), isNew: false })}
          >
            <strong>{nameOf(resource, keyIn(resource, record), speech)}</strong>{' '}
            <span className="quiet">{aboutRecord(resource, record, speech)}</span>
          </button>
        )}
      />
    </>
  )
}
