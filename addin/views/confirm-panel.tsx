/** The last question before the books: how many, how much, which period, and that it stays. */
import { type ReactElement, type ReactNode, useState } from 'react'
import { type ActionName, actionNamed } from '../../shared/sheets/actions.ts'
import type { WordKey } from '../../shared/words/language.ts'
import { termText } from '../../shared/words/terms.ts'
import type { Settled, Settlement } from '../state/applying.ts'
import {
  asksForAnotherPlan,
  type Confirmation,
  type Sending,
  type SendingChoices,
  type Typed,
} from '../state/confirmation.ts'
import type { Problem } from '../state/findings.ts'
import type { Refusal } from '../state/outcome.ts'
import { grantedFacts } from './granted-facts.ts'
import { BackHeader } from './header.tsx'
import { usePane } from './pane.tsx'
import { groupsOf } from './problem-groups.ts'
import { ProblemList } from './problems.tsx'
import { Refusals } from './refusals.tsx'
import { SendingForm } from './sending-form.tsx'
import { type Speech, useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { type Fact, Facts } from './ui/facts.tsx'
import { Icon, type IconName } from './ui/icons.tsx'
import { TextBox } from './ui/text-box.tsx'
import { useEscape } from './use-escape.ts'
import { withoutDots } from './without-dots.ts'

export interface ConfirmPanelProps {
  readonly confirmation: Confirmation
  readonly messages: ReactNode
}

export function ConfirmPanel({ confirmation, messages }: ConfirmPanelProps): ReactElement {
  const speech = useSpeech()
  const { say, known } = speech
  const { actions } = usePane()
  const {
    action,
    sheet,
    documents,
    left,
    hidden,
    refused,
    noted = [],
    unapplyPayments,
    sending,
    waits,
    warnings = [],
  } = confirmation
  const [{ sending: typed, comment }, set] = useState(confirmation.typed ?? { sending: sending?.choices, comment: '' })
  const note = (next: Typed): void => {
    set(next)
    actions.noteTyped(next)
  }
  const asksAgain = sending !== null && typed !== undefined && asksForAnotherPlan(sending, typed)
  const canGo = (documents > 0 || asksAgain) && !hasNoAddress(sending, typed)
  const named = known(`noun.${sheet}`, '', { n: documents })
  const params = { documents: named }
  const now = waits ? say('confirm.whenAnswered') : say(`confirm.now.${action}`, params)
  const back = (): void => {
    actions.dismiss()
    focusSoon(action)
  }
  useEscape(back)
  return (
    <>
      <BackHeader
        title={
          documents > 0 || sending !== null ? say(`confirm.title.${action}`, params) : withoutDots(say(`do.${action}`))
        }
        onBack={back}
      />
      {messages}
      <section className="confirm" data-card="confirm">
        {documents > 0 && <Facts facts={factsOf(confirmation, speech)} />}
        {documents === 0 && !sending?.unaddressed.length && <Aside icon="info" text={say('confirm.none')} />}
        {sending && typed && (
          <SendingForm
            sheet={sheet}
            sending={sending}
            typed={typed}
            onType={(next) => note({ sending: next, comment })}
          />
        )}
        {actionNamed(action).answers && documents > 0 && (
          <div className="setupForm">
            <TextBox
              name="comment"
              label={say('field.comment')}
              value={comment}
              note={say('approval.commentNote')}
              isLong
              onType={(next) => note({ sending: typed, comment: next })}
            />
          </div>
        )}
        <Warnings warnings={warnings} />
        {left > 0 && <Aside icon="info" text={say('confirm.left', { n: left })} />}
        {hidden > 0 && <Aside icon="info" text={say('confirm.hidden', { n: hidden })} />}
        {documents > 0 && (
          <Aside icon="warn" text={known(`${aboutKeys[action]}.${sheet}`, say(aboutKeys[action]))} isStrong />
        )}
        <Refusals refused={noted} />
        {waits && <Aside icon="info" text={say('confirm.waits')} isStrong />}
        {unapplyPayments === 'asked' && <Aside icon="warn" text={say('confirm.unapply')} isStrong />}
        <Refused refused={refused} />
        <div className="buttons even">
          {(canGo || sending !== null) && (
            <Button
              name="confirm"
              kind="primary"
              label={asksAgain ? say('sending.replan') : now}
              disabled={!canGo}
              onPress={() => actions.confirm(typed, comment || undefined)}
            />
          )}
          {unapplyPayments === 'offered' && (
            <Button
              name="unapplyPayments"
              label={say('confirm.unapplyOffer')}
              onPress={() => actions.act(action, { sheet, selected: true, unapplyPayments: true })}
            />
          )}
          <Button name="dismiss" label={say('action.back')} onPress={back} />
          {documents > 0 && actionNamed(action).posts && (
            <Button
              name="preview"
              kind="quiet"
              icon="eye"
              label={say('action.preview')}
              onPress={() => actions.preview()}
            />
          )}
        </div>
      </section>
    </>
  )
}

/** Whoever thought better of it is back at the button that asked. */
function focusSoon(action: ActionName): void {
  setTimeout(() => document.querySelector<HTMLElement>(`main [data-action=${action}]`)?.focus())
}

/** The one address was taken away, and no other typed. */
const hasNoAddress = (sending: Sending | null, typed: SendingChoices | undefined): boolean =>
  sending?.letters.length === 1 && typed?.to[sending.letters[0]?.id ?? '']?.trim() === ''

/** What it means to do it. */
const aboutKeys = {
  post: 'confirm.about.post',
  ship: 'confirm.about.ship',
  receive: 'confirm.about.receive',
  invoice: 'confirm.about.post',
  shipAndInvoice: 'confirm.about.post',
  receiveAndInvoice: 'confirm.about.post',
  release: 'confirm.about.change',
  reopen: 'confirm.about.change',
  requestApproval: 'confirm.about.change',
  cancelApproval: 'confirm.about.change',
  approve: 'confirm.about.approve',
  reject: 'confirm.about.reject',
  delegate: 'confirm.about.delegate',
  makeOrder: 'confirm.about.convert',
  makeInvoice: 'confirm.about.convert',
  createPurchaseOrder: 'confirm.about.change',
  issue: 'confirm.about.issue',
  cancel: 'confirm.about.cancel',
  correct: 'confirm.about.correct',
  makeCorrectiveCreditMemo: 'confirm.about.credit',
  undo: 'confirm.about.undo',
  apply: 'confirm.about.apply',
  unapply: 'confirm.about.unapply',
  reverse: 'confirm.about.reverse',
  postAndSend: 'confirm.about.postAndSend',
  send: 'confirm.about.send',
  retry: 'confirm.about.retry',
  sendEInvoice: 'confirm.about.sendEInvoice',
  delete: 'confirm.about.delete',
} as const satisfies Readonly<Record<ActionName, WordKey>>

interface AsideProps {
  readonly icon: IconName
  readonly text: string
  readonly isStrong?: boolean
}

const Aside = ({ icon, text, isStrong = false }: AsideProps): ReactElement => (
  <p className={isStrong ? 'aside strong' : 'aside'}>
    <Icon name={icon} /> {text}
  </p>
)

/** What would go unanswered, with the way to each cell. */
function Warnings({ warnings }: { readonly warnings: readonly Problem[] }): ReactElement | null {
  const { say } = useSpeech()
  if (warnings.length === 0) return null
  return (
    <details className="warnings">
      <summary>{say('confirm.warnings', { n: warnings.length })}</summary>
      <ProblemList groups={groupsOf(warnings)} />
    </details>
  )
}

function Refused({ refused }: { readonly refused: readonly Refusal[] }): ReactElement | null {
  const { say } = useSpeech()
  if (refused.length === 0) return null
  return (
    <>
      <Aside icon="bad" text={say('confirm.refused', { n: refused.length })} />
      <Refusals refused={refused} />
    </>
  )
}

/** Fees of reminders, and money, are outside VAT. */
const withoutVat: ReadonlySet<ActionName> = new Set(['issue', 'apply', 'unapply', 'reverse'])

/** Each entry with what is settled of it; what is let go with that; and what stays open. */
function settlementFacts({ settled, granted, currency }: Settlement, speech: Speech): readonly Fact[] {
  const { say, amount, language } = speech
  const nameOf = ({ documentType, number }: Settled) => `${termText(documentType, language)} ${number}`.trim()
  const own = settled.at(-1)
  return [
    ...settled.filter((one) => one !== own).map((one) => ({ name: nameOf(one), value: amount(one.applied, currency) })),
    ...grantedFacts(granted, speech),
    ...settled
      .filter((one) => one === own || one.left !== 0)
      .map((one) => ({
        name: say('applying.left', { number: one.number }),
        value: amount(one.left, currency),
        isStrong: one === own,
      })),
  ]
}

/** A shipment has no amounts of its own: they come with its invoice. */
function factsOf(
  { action, sheet, documents, net, tax, total, from, to, settlement }: Confirmation,
  speech: Speech,
): readonly Fact[] {
  const { say, amount, number, day, known } = speech
  const hasVat = !withoutVat.has(action)
  // What is credited is told without a minus, under its own name.
  const sign = total < 0 ? -1 : 1
  const dates = from === null ? [] : [from, to ?? from].map(day)
  const period =
    dates[0] === dates[1] ? (dates[0] ?? '') : say('confirm.from', { from: dates[0] ?? '', to: dates[1] ?? '' })
  if (settlement) return [{ name: say('field.postingDate'), value: period }, ...settlementFacts(settlement, speech)]
  return [
    { name: known(`confirm.documents.${sheet}`, say('confirm.documents')), value: number(documents) },
    ...(period === '' ? [] : [{ name: say('confirm.period'), value: period }]),
    ...(total === 0 && (!hasVat || (net === 0 && tax === 0))
      ? []
      : [
          ...(hasVat
            ? [
                { name: say('confirm.net'), value: amount(sign * net) },
                { name: say('confirm.tax'), value: amount(sign * tax) },
              ]
            : []),
          {
            name: known(`confirm.total.${action}`, say(total < 0 ? 'confirm.credited' : 'confirm.total')),
            value: amount(sign * total),
            isStrong: true,
          },
        ]),
  ]
}
