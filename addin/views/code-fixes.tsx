/** What can be done about a code that names nothing, in all its cells: another in its place, or a record made from it. */
import { type FormEvent, type KeyboardEvent, type ReactElement, useState } from 'react'
import { isUnknown, namedAt } from '../../shared/sheets/named.ts'
import type { WordKey } from '../../shared/words/language.ts'
import type { Problem } from '../state/findings.ts'
import { keyOfCell } from '../state/replacing.ts'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { TextBox } from './ui/text-box.tsx'

export function CodeFixes({ problems }: { readonly problems: readonly Problem[] }): ReactElement | null {
  const { say } = useSpeech()
  const { actions, isBusy, maySave } = usePane()
  const [isOpen, setOpen] = useState(false)
  const [first] = problems
  const named = first ? namedAt(first.place.column, first.code) : null
  if (!first || !named || first.cell.trim() === '') return null
  const value = first.cell.trim()
  const open = (): void => {
    setOpen(!isOpen)
    actions.suggest(first, '')
  }
  return (
    <>
      <div className="buttons">
        <Button name="replace" label={say('fix.replace', { value })} isOpen={isOpen} disabled={isBusy} onPress={open} />
        {named.madeOn && maySave && isUnknown(first.code) && (
          <Button
            name="create"
            label={say(`fix.make.${named.madeOn}` as WordKey, { value })}
            disabled={isBusy}
            onPress={() => actions.create(problems)}
          />
        )}
      </div>
      {isOpen && <Replacement problems={problems} onClose={() => setOpen(false)} />}
    </>
  )
}

interface ReplacementProps {
  readonly problems: readonly Problem[]
  readonly onClose: () => void
}

/** A box to find another code in, with those that are nearest under it. Enter takes the first. */
function Replacement({ problems, onClose }: ReplacementProps): ReactElement {
  const { say } = useSpeech()
  const { actions, isBusy, replacing } = usePane()
  const [typed, setTyped] = useState('')
  const [first] = problems as readonly [Problem]
  const value = first.cell.trim()
  const suggestions = replacing?.of === keyOfCell(first) ? replacing.suggestions : []
  const take = (code: string): void => void actions.replace(problems, code)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (suggestions[0] && !isBusy) take(suggestions[0].code)
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onClose()
  }
  return (
    <form className="replacement" onSubmit={submit} onKeyDown={press}>
      <TextBox
        name="replaceBy"
        label={say('fix.replaceBy', { value })}
        value={typed}
        note={say('fix.replaceNote', { value })}
        isWanted
        onType={(text) => {
          setTyped(text)
          actions.suggest(first, text)
        }}
      />
      <ul className="suggestions" aria-label={say('fix.suggestions')}>
        {suggestions.map(({ code, name }) => (
          <li key={code}>
            <Button
              name="take"
              label={[code, name].filter(Boolean).join(' · ')}
              spoken={say('fix.take', { value, code: [code, name].filter(Boolean).join(' · ') })}
              disabled={isBusy}
              onPress={() => take(code)}
            />
          </li>
        ))}
      </ul>
      {suggestions.length === 0 && (
        <p className="quiet" role="status">
          {say('fix.none')}
        </p>
      )}
    </form>
  )
}
