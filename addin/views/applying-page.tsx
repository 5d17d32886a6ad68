/** What an open entry of a customer is settled with: chosen and changed here, and asked of the server before it is done. */
import { type ReactElement, type ReactNode, useMemo } from 'react'
import { amountOf, type Money, minus, negative, sum } from '../../shared/basics/money.ts'
import type { Target } from '../../shared/receivables/application.ts'
import { discountOf } from '../../shared/receivables/discount.ts'
import { isMoney, type OpenItem } from '../../shared/receivables/open-item.ts'
import { type Foreseen, foreseen } from '../../shared/receivables/settlement.ts'
import { termText } from '../../shared/words/terms.ts'
import type { Applying, Offer, TypedApplication } from '../state/applying.ts'
import { amountTyped } from './amount-typed.ts'
import { BackHeader } from './header.tsx'
import { usePane } from './pane.tsx'
import { Refusals } from './refusals.tsx'
import { type Speech, useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Facts } from './ui/facts.tsx'
import { Icon } from './ui/icons.tsx'
import { List } from './ui/list.tsx'
import { TextBox } from './ui/text-box.tsx'
import { useEscape } from './use-escape.ts'

export interface ApplyingPageProps {
  readonly applying: Applying
  readonly messages: ReactNode
}

export function ApplyingPage({ applying, messages }: ApplyingPageProps): ReactElement {
  const speech = useSpeech()
  const { say, day, amount } = speech
  const { actions, isBusy } = usePane()
  const { entry, party, offered, rules, typed, refused } = applying
  const chosen = useMemo(() => targetsOf(offered, typed), [offered, typed])
  const effect = useMemo(() => foreseen(entry, chosen.targets, rules), [entry, chosen, rules])
  const proposed = offered.filter(({ reasons }) => reasons.length > 0).length
  const lastDay = [entry, ...chosen.targets.map(({ item }) => item)].reduce(later, entry.postingDate)
  useEscape(actions.dismiss)
  const ask = () =>
    actions.askToApply({
      entries: chosen.targets.map(({ item, amount: size }) => ({
        entryNumber: item.entryNumber,
        amount: amountOf(size ?? item.remainingAmount),
      })),
      ...(typed.postingDate === '' ? {} : { postingDate: typed.postingDate }),
    })
  return (
    <>
      <BackHeader title={say('applying.title', { number: entry.documentNumber })} onBack={actions.dismiss} />
      {messages}
      <section data-card="applying" className="setupForm">
        <div>
          <p className="party">{party}</p>
          <Facts
            facts={[
              { name: nameOf(entry, speech), value: day(entry.postingDate) },
              { name: say('applying.open'), value: amount(sizeOf(entry.remainingAmount), entry.currencyCode) },
            ]}
          />
        </div>
        {refused.length > 0 && (
          <div role="alert">
            <p className="aside strong">
              <Icon name="bad" /> {say('applying.refused')}
            </p>
            <Refusals refused={refused} />
          </div>
        )}
        <List
          className="boxes offers"
          label={say('applying.with')}
          items={offered}
          first={Math.max(fewest, proposed)}
          keyOf={({ item }) => String(item.entryNumber)}
          more={(n) => say('action.showMore', { n })}
          render={(offer) => <OfferBox offer={offer} applying={applying} effect={effect} />}
        />
        <TextBox
          name="postingDate"
          type="date"
          label={say('field.postingDate')}
          value={typed.postingDate || lastDay}
          onType={(postingDate) => actions.noteApplying({ ...typed, postingDate })}
        />
        <Effect applying={applying} effect={effect} />
        <div className="buttons even">
          <Button
            name="apply"
            kind="primary"
            label={say('do.apply')}
            disabled={isBusy || chosen.isWrong || chosen.targets.length === 0}
            onPress={ask}
          />
          <Button name="dismiss" label={say('action.back')} onPress={actions.dismiss} />
        </div>
      </section>
    </>
  )
}

/** So many are shown at first; all that is proposed is among them. */
const fewest = 8

const later = (last: OpenItem['postingDate'], { postingDate }: OpenItem) => (postingDate > last ? postingDate : last)
const sizeOf = (amount: Money) => Math.abs(amountOf(amount))
const nameOf = ({ documentType, documentNumber }: OpenItem, { language }: Speech) =>
  `${termText(documentType, language)} ${documentNumber}`.trim()

interface Chosen {
  readonly targets: readonly Target[]
  /** Something typed is no amount, or more than is open. */
  readonly isWrong: boolean
}

function targetsOf(offered: readonly Offer[], { amounts }: TypedApplication): Chosen {
  const chosen = offered.flatMap(({ item }) => {
    const text = amounts[item.entryNumber]
    return text === undefined ? [] : [{ item, size: amountTyped(text) }]
  })
  const targets = chosen.flatMap(({ item, size }) =>
    size === null || size > Math.abs(item.remainingAmount)
      ? []
      : [{ item, amount: item.remainingAmount < 0 ? negative(size) : size }],
  )
  return { targets, isWrong: targets.length < chosen.length }
}

interface EffectProps {
  readonly applying: Applying
  readonly effect: Foreseen
}

/** What is used and granted, and what stays open of the entry. */
function Effect({ applying: { entry }, effect: { left, writtenOff } }: EffectProps): ReactElement {
  const speech = useSpeech()
  const { say, amount, language } = speech
  const told = (value: Money) => amount(sizeOf(value), entry.currencyCode)
  const rest = left.get(entry.entryNumber) ?? entry.remainingAmount
  const granted = Map.groupBy([...writtenOff.values()].flat(), ({ kind }) => kind)
  const facts = [...granted].map(([kind, all]) => ({
    name: termText(kind, language),
    value: told(sum(all.map((one) => one.amount))),
  }))
  return (
    <Facts
      facts={[
        { name: say('applying.used'), value: told(minus(entry.remainingAmount, rest)) },
        ...facts,
        { name: say('applying.left', { number: entry.documentNumber }), value: told(rest), isStrong: true },
      ]}
    />
  )
}

interface OfferBoxProps extends EffectProps {
  readonly offer: Offer
}

function OfferBox({ offer: { item, reasons }, applying, effect }: OfferBoxProps): ReactElement {
  const speech = useSpeech()
  const { say, day, amount, known, language } = speech
  const { actions } = usePane()
  const { entry, typed } = applying
  const { entryNumber, currencyCode, dueDate, postingDate, orderNumber } = item
  const text = typed.amounts[entryNumber]
  const type = (next: string | undefined): void => {
    const { [entryNumber]: _, ...others } = typed.amounts
    actions.noteApplying({ ...typed, amounts: next === undefined ? others : { ...others, [entryNumber]: next } })
  }
  const when = dueDate ? say('applying.due', { date: dueDate }) : day(postingDate)
  const discount = discountText(applying, item, text !== undefined, speech)
  const why = [
    orderNumber === '' ? '' : say('applying.kept', { number: orderNumber }),
    ...reasons.map((reason) => known(`reason.${reason}`, reason)),
  ]
  return (
    <>
      <label className="flag delivery">
        <input
          type="checkbox"
          name={`entry-${entryNumber}`}
          checked={text !== undefined}
          onChange={() => type(text === undefined ? firstAmount(entry, item, effect, speech) : undefined)}
        />
        <span className="flagText">
          <span className="offer">
            <strong>
              {termText(item.documentType, language)} <span className="unbroken">{item.documentNumber}</span>
            </strong>
            <span className="unbroken">{amount(sizeOf(item.remainingAmount), currencyCode)}</span>
          </span>
          <span className="quiet goods">{[when, ...why].filter(Boolean).join(' · ')}</span>
          {discount !== '' && <span className="quiet goods">{discount}</span>}
        </span>
      </label>
      {text !== undefined && (
        <TextBox
          name={`amount-${entryNumber}`}
          label={say('applying.amount', { number: item.documentNumber })}
          inputMode="decimal"
          value={text}
          problem={problemOf(item, text, speech)}
          note={say('applying.stays', { amount: sizeOf(effect.left.get(entryNumber) ?? item.remainingAmount) })}
          onType={type}
        />
      )}
    </>
  )
}

/** All of it, or what the entry has left. */
function firstAmount(entry: OpenItem, item: OpenItem, { left }: Foreseen, { amount }: Speech): string {
  const rest = Math.abs(left.get(entry.entryNumber) ?? entry.remainingAmount)
  const whole = Math.abs(item.remainingAmount)
  return amount(amountOf((rest === 0 ? whole : Math.min(rest, whole)) as Money))
}

/** Money takes the discount of a document, up to its day or a few later; that it came too late is said of what is chosen. */
function discountText({ entry, rules }: Applying, item: OpenItem, isChosen: boolean, speech: Speech): string {
  const { say, amount } = speech
  const { remainingPmtDiscPossible: discount, pmtDiscountDate: date } = item
  if (!isMoney(entry) || discount === 0 || date === null) return ''
  const isInTime = discountOf(entry, item, item.remainingAmount, rules) !== null
  if (!isInTime && !isChosen) return ''
  return say(isInTime ? 'applying.discount' : 'applying.discountGone', {
    text: amount(sizeOf(discount), item.currencyCode),
    date,
  })
}

function problemOf(item: OpenItem, text: string, { say, problem }: Speech): string | null {
  const size = amountTyped(text)
  if (size === null) return say('applying.notAnAmount')
  const [amount, max] = [amountOf(size), sizeOf(item.remainingAmount)]
  return amount > max ? problem({ code: 'OverApplied', params: { amount, max }, message: null }) : null
}
