/** Before payments go into the books: how many, how much, of which statements, and what stays behind. */
import type { ReactElement } from 'react'
import type { PaymentQuestion } from '../state/payments.ts'
import { grantedFacts } from './granted-facts.ts'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Card } from './ui/card.tsx'
import { Facts } from './ui/facts.tsx'
import { useEscape } from './use-escape.ts'

export function PaymentQuestionCard({ question }: { readonly question: PaymentQuestion }): ReactElement {
  const speech = useSpeech()
  const { say, amount } = speech
  const { actions, isBusy } = usePane()
  const { statements, plain, payments, moneyIn, moneyOut, unapplied, left, leftByHand, granted } = question
  useEscape(actions.dismiss)
  const facts = [
    ...(statements.length === 0
      ? []
      : [{ name: say('payments.confirmStatements'), value: statements.map(({ number }) => number).join(', ') }]),
    ...(plain.length === 0 ? [] : [{ name: say('payments.confirmBy'), value: String(plain.length) }]),
    {
      name: say('payments.confirmTotal'),
      value: [moneyIn, moneyOut]
        .filter((one) => one !== 0)
        .map((one) => amount(one))
        .join(' / '),
    },
    ...(granted.length < 2 ? [] : [{ name: say('granted.all'), value: amount(question.grantedTotal) }]),
    ...grantedFacts(granted, speech),
    ...(question.grantedMore === 0 ? [] : [{ name: say('granted.more', { n: question.grantedMore }), value: '' }]),
    ...(unapplied === 0 ? [] : [{ name: say('payments.confirmUnapplied'), value: amount(unapplied) }]),
  ]
  return (
    <Card name="confirm" title={say('payments.confirmLines', { n: payments })} focusOn={String(payments)}>
      <Facts facts={facts} />
      {left > 0 && <p>{say('payments.left', { n: left })}</p>}
      {leftByHand > 0 && <p>{say('payments.leftByHand', { n: leftByHand })}</p>}
      <p>
        <strong>{say('payments.confirmAbout')}</strong>
      </p>
      <div className="buttons even">
        <Button
          name="confirm"
          kind="primary"
          label={say('payments.postNow')}
          disabled={isBusy}
          onPress={actions.payments.post}
        />
        <Button name="dismiss" label={say('action.back')} onPress={actions.dismiss} />
      </div>
    </Card>
  )
}
