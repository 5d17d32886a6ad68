/** One document, and a small picture of everything that led to it or came out of it. */
import type { ReactElement, ReactNode } from 'react'
import type { ChainNode } from '../../shared/reports/document-chain.ts'
import { termText } from '../../shared/words/terms.ts'
import type { ShownDocument, ShownLine } from '../state/document.ts'
import { boxHeight, layoutOf, type Placed } from './chain-layout.ts'
import { BackHeader } from './header.tsx'
import { usePane } from './pane.tsx'
import { type Speech, useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { type Fact, Facts } from './ui/facts.tsx'
import { List } from './ui/list.tsx'
import { useEscape } from './use-escape.ts'

export interface DocumentPageProps {
  readonly shown: ShownDocument
  readonly messages: ReactNode
}

export function DocumentPage({ shown, messages }: DocumentPageProps): ReactElement {
  const speech = useSpeech()
  const { say } = speech
  const { actions, isBusy } = usePane()
  useEscape(actions.dismiss)
  return (
    <>
      <BackHeader title={`${say(`kind.${shown.kind}`)} ${shown.number}`} onBack={actions.dismiss} />
      {messages}
      <section data-card="document">
        {shown.party !== '' && <p className="party">{shown.party}</p>}
        <Facts facts={factsOf(shown, speech)} />
        <Button
          name="goToDocument"
          kind="quiet"
          icon="right"
          label={say('action.goToSheetRow')}
          disabled={isBusy}
          onPress={() => actions.goToDocument(shown.kind, shown.id)}
        />
        <h2>{say('chain.title')}</h2>
        <Picture shown={shown} />
        {shown.lines.length > 0 && <h2>{say('field.lines')}</h2>}
        <Lines lines={shown.lines} />
      </section>
    </>
  )
}

function factsOf(shown: ShownDocument, speech: Speech): readonly Fact[] {
  const { say, amount, day, field } = speech
  const { status, date, net, total, remaining } = shown
  const money = (value: number | null) => (value === null ? '' : amount(value, shown.currency))
  return [
    { name: say('pane.documentState'), value: statusIn(status, speech) },
    { name: field('date'), value: date ? day(date) : '' },
    { name: field('totalAmountExcludingTax'), value: money(net) },
    { name: field('totalAmountIncludingTax'), value: money(total), isStrong: true },
    { name: field('remainingAmount'), value: money(remaining) },
  ].filter(({ value }) => value !== '')
}

const statusIn = (status: string, { known, language }: Speech): string =>
  status === '' ? '' : known(`status.${status.replaceAll(' ', '')}`, termText(status, language))

function Picture({ shown }: { readonly shown: ShownDocument }): ReactElement {
  const { say, known } = useSpeech()
  const { placed, lines, height, left } = layoutOf(shown.chain, shown.id)
  return (
    <>
      <div className="chain" style={{ height }}>
        <svg width="100%" height={height} aria-hidden="true" focusable="false">
          {lines.map(({ key, from, to }) => (
            <line key={key} x1={`${from.x}%`} y1={from.y + boxHeight} x2={`${to.x}%`} y2={to.y} stroke="currentColor" />
          ))}
        </svg>
        <ul aria-label={say('chain.title')}>
          {placed.map((one) => (
            <Box key={one.node.id} placed={one} isCurrent={one.node.id === shown.id} />
          ))}
        </ul>
      </div>
      {[...left].map(([kind, n]) => (
        <p key={kind} className="quiet">
          {say('chain.more', { n, kind: known(`kind.${kind}`, kind) })}
        </p>
      ))}
    </>
  )
}

function Box({ placed, isCurrent }: { readonly placed: Placed; readonly isCurrent: boolean }): ReactElement {
  const speech = useSpeech()
  const { actions, isBusy } = usePane()
  const { node, x, y } = placed
  const isPayment = node.kind === 'customerPayments'
  return (
    <li style={{ left: `${x}%`, top: y, height: boxHeight }}>
      <button
        type="button"
        className="chainBox"
        data-chain={node.kind}
        aria-current={isCurrent}
        disabled={isBusy || isPayment}
        onClick={() => void actions.showDocument({ kind: node.kind, id: node.id })}
      >
        <span className="chainKind">{titleOf(node, speech)}</span>
        <strong>{node.number}</strong>
        {boxFactsOf(node, speech).map((fact) => (
          <span key={fact} className="chainFact">
            {fact}
          </span>
        ))}
      </button>
    </li>
  )
}

const titleOf = (node: ChainNode, speech: Speech): string =>
  node.kind === 'customerPayments' ? termText(node.status, speech.language) : speech.say(`kind.${node.kind}`)

function boxFactsOf({ kind, amount, date, status }: ChainNode, speech: Speech): readonly string[] {
  const state = kind === 'customerPayments' ? '' : statusIn(status, speech)
  const sum = amount === null ? '' : speech.amount(amount)
  return [state, sum || (date ? speech.day(date) : '')].filter(Boolean)
}

function Lines({ lines }: { readonly lines: readonly ShownLine[] }): ReactElement {
  const { say, amount, number } = useSpeech()
  return (
    <List
      className="shownLines"
      items={lines}
      first={20}
      keyOf={(_, at) => String(at)}
      more={(n) => say('action.showMore', { n })}
      render={({ text, quantity, amount: sum }) => (
        <>
          <span>{quantity ? `${number(quantity)} × ${text}` : text}</span>
          {sum !== null && <span className="sum">{amount(sum)}</span>}
        </>
      )}
    />
  )
}
