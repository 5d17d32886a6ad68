/** Which sheet of which company, and everything that is not the next step. */
import type { ReactElement } from 'react'
import type { State } from '../state/state.ts'
import { isAdmin, isSignedIn } from './may.ts'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { Button, MenuButton, type MenuEntry } from './ui/button.tsx'
import { useFocus } from './ui/card.tsx'

export function Header({ state, title }: { readonly state: State; readonly title: string }): ReactElement {
  const { say } = useSpeech()
  const company = companyName(state)
  return (
    <header className="top">
      <div className="titles">
        <h1>{title}</h1>
        {company !== '' && <p className="quiet">{company}</p>}
      </div>
      <MenuButton name="menu" label={say('pane.menu')} icon="more" bare entries={useMenu(state)} />
    </header>
  )
}

const companyName = ({ company, companies }: Pick<State, 'company' | 'companies'>): string =>
  companies.find((one) => one.name === company)?.displayName ?? company ?? ''

function useMenu({ session, workbook }: State): readonly MenuEntry[] {
  const { say } = useSpeech()
  const { actions, open, isBusy } = usePane()
  const signedIn = isSignedIn(session)
  return [
    {
      name: 'refresh',
      label: say('action.refresh'),
      icon: 'refresh',
      disabled: isBusy || !signedIn,
      onPress: actions.refresh,
    },
    ...(workbook === 'ready'
      ? [
          {
            name: 'insertSheets',
            label: say('action.insertSheets'),
            icon: 'insert' as const,
            disabled: isBusy,
            onPress: actions.setUpWorkbook,
          },
        ]
      : []),
    ...(isAdmin(session)
      ? [
          {
            name: 'setup',
            label: say('setup.title'),
            icon: 'ledger' as const,
            disabled: isBusy,
            onPress: () => open('setup'),
          },
        ]
      : []),
    {
      name: 'freeze',
      label: say('action.freeze'),
      icon: 'rows',
      disabled: isBusy,
      onPress: () => actions.freeze('sheet'),
    },
    { name: 'startWorkbook', label: say('workbook.title'), icon: 'page', onPress: () => open('workbook') },
    { name: 'settings', label: say('pane.settings'), icon: 'settings', onPress: () => open('settings') },
    { name: 'help', label: say('pane.help'), icon: 'help', onPress: () => open('help') },
    signedIn
      ? { name: 'signOut', label: say('action.signOut'), icon: 'leave', disabled: isBusy, onPress: actions.signOut }
      : { name: 'signIn', label: say('action.signIn'), icon: 'enter', onPress: () => open('signIn') },
  ]
}

/** A page behind the home page: its name, and the way back. */
export function BackHeader({ title, onBack }: { readonly title: string; readonly onBack: () => void }): ReactElement {
  const { say } = useSpeech()
  const heading = useFocus(title)
  return (
    <header className="top">
      <Button name="back" kind="quiet" icon="back" label="" spoken={say('action.back')} onPress={onBack} />
      <div className="titles">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </div>
    </header>
  )
}
