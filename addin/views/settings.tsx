/** Language, colours, company, opening with the workbook, and who is signed in. */
import { type ReactElement, type ReactNode, useState } from 'react'
import { type Language, languageNames, languages } from '../../shared/words/language.ts'
import type { State } from '../state/state.ts'
import { type ThemeChoice, themeChoices } from '../theme.ts'
import { BackHeader } from './header.tsx'
import { useNoticeLabels } from './notice-labels.ts'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import type { Opening } from './surroundings.ts'
import { Button } from './ui/button.tsx'
import { Choice, Switch } from './ui/choice.tsx'
import { Notice } from './ui/notice.tsx'
import { useEscape } from './use-escape.ts'

export interface SettingsProps {
  readonly state: State
  readonly theme: ThemeChoice
  readonly onTheme: (choice: ThemeChoice) => void
  readonly messages: ReactNode
}

export function Settings({ state, theme, onTheme, messages }: SettingsProps): ReactElement {
  const { say } = useSpeech()
  const { surroundings, open } = usePane()
  const back = () => open('home')
  useEscape(back)
  const themes = themeChoices.map((value) => ({ value, text: say(`pane.theme.${value}`) }))
  return (
    <>
      <BackHeader title={say('pane.settings')} onBack={back} />
      {messages}
      <LanguageChoice language={state.language} />
      <Choice name="theme" label={say('pane.theme')} value={theme} options={themes} onChoose={onTheme} />
      <CompanyChoice state={state} />
      {surroundings.opening && <OpeningSwitch opening={surroundings.opening} />}
      <Account state={state} />
    </>
  )
}

function LanguageChoice({ language }: { readonly language: Language }): ReactElement {
  const { say } = useSpeech()
  const { actions, surroundings } = usePane()
  const [failed, setFailed] = useState(false)
  const labels = useNoticeLabels()
  const options = languages.map((value) => ({ value, text: languageNames[value] }))
  const choose = async (chosen: Language): Promise<void> => {
    try {
      await actions.speak(chosen)
      surroundings.preferences.keep({ language: chosen })
      setFailed(false)
    } catch {
      // The words of a language are fetched when it is first spoken.
      setFailed(true)
    }
  }
  return (
    <>
      <Choice
        name="language"
        label={say('pane.language')}
        value={language}
        options={options}
        onChoose={(one) => void choose(one)}
      />
      {failed && <Notice kind="warning" text={say('pane.offline')} labels={labels} />}
    </>
  )
}

function CompanyChoice({ state }: { readonly state: State }): ReactElement | null {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  const { companies, company } = state
  if (companies.length === 0) return null
  const known = companies.map(({ name, displayName }) => ({ value: name, text: displayName || name }))
  const isForeign = company !== null && !companies.some(({ name }) => name === company)
  const options = isForeign ? [{ value: company, text: company }, ...known] : known
  const choose = (name: string) => (isBusy ? undefined : void actions.chooseCompany(name))
  return <Choice name="company" label={say('pane.company')} value={company ?? ''} options={options} onChoose={choose} />
}

function OpeningSwitch({ opening }: { readonly opening: Opening }): ReactElement {
  const { say } = useSpeech()
  const [isOn, setOn] = useState(opening.isOn)
  const [failed, setFailed] = useState(false)
  const labels = useNoticeLabels()
  const change = async (wanted: boolean): Promise<void> => {
    setOn(wanted)
    setFailed(false)
    try {
      await opening.set(wanted)
    } catch {
      setOn(!wanted)
      setFailed(true)
    }
  }
  return (
    <>
      <Switch
        name="opening"
        label={say('pane.opensWithWorkbook')}
        note={say('pane.opensWithWorkbookNote')}
        isOn={isOn}
        onChange={(on) => void change(on)}
      />
      {failed && <Notice kind="warning" text={say('notice.notKept')} labels={labels} />}
    </>
  )
}

function Account({ state }: { readonly state: State }): ReactElement {
  const { say } = useSpeech()
  const { actions, open, isBusy } = usePane()
  const { session } = state
  if (session.kind !== 'signed-in')
    return (
      <div className="account">
        <p className="quiet">{say('pane.signedOut')}</p>
        <Button name="signIn" icon="enter" label={say('action.signIn')} onPress={() => open('signIn')} />
      </div>
    )
  return (
    <div className="account">
      <p>{say('pane.signedInAs', { name: session.displayName || session.userName })}</p>
      <p className="quiet">
        {say('pane.role')}: {say(`role.${session.role}`)}
      </p>
      <Button name="signOut" icon="leave" label={say('action.signOut')} disabled={isBusy} onPress={actions.signOut} />
    </div>
  )
}
