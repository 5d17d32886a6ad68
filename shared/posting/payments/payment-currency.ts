/**
 * In which currency money came in: the one that the line names, else that of the documents or the order that it pays, else that of
 * the bank account. A bank account in the company's currency takes money of any currency, at what it is worth; another only its own.
 */
import type { Day } from '../../basics/day.ts'
import { sameText } from '../../basics/fields.ts'
import { money } from '../../basics/money.ts'
import type { PaymentLine } from '../command.ts'
import { factorOn, isForeign, stepOf } from '../currency.ts'
import { currencyMistakes, localSizeMistakes } from '../drafts/draft-currency.ts'
import type { Facts } from '../facts.ts'
import { currencyOfOrder } from '../orders/prepayment.ts'
import { type Mistake, type Teller, worded } from '../problem.ts'
import { bankOf } from './payment-entries.ts'
import { entryOfDocument } from './settling.ts'

export interface PaymentCurrency {
  /** As the set-up writes it; "" for the company's own. */
  readonly currencyCode: string
  /** Units of it for one of the company's; null in the company's own, or while no rate says so. */
  readonly currencyFactor: number | null
}

/** `documents`: the numbers of those that the line names. */
export function paymentCurrency(
  facts: Facts,
  line: PaymentLine,
  documents: readonly string[],
  date: Day,
): PaymentCurrency {
  const paid = documents.flatMap((number) => entryOfDocument(facts, number) ?? [])
  const settled = paid[0]?.currencyCode ?? currencyOfOrder(facts, line.orderNumber)
  const wanted = line.currencyCode || (settled ?? bankOf(facts, line.bankAccount)?.currencyCode ?? '')
  if (!isForeign(facts, wanted)) return { currencyCode: '', currencyFactor: line.currencyFactor }
  const currencyCode = facts.find('currencies', wanted)?.code ?? wanted
  return { currencyCode, currencyFactor: line.currencyFactor ?? factorOn(facts, currencyCode, date) }
}

/** An unknown currency, a day without a rate, a factor where none belongs, a bank account that keeps another currency. */
export function paymentCurrencyMistakes(
  facts: Facts,
  line: PaymentLine,
  currency: PaymentCurrency,
  date: Day,
  told: Teller,
): Mistake[] {
  const header = { ...currency, postingDate: date, totalAmountIncludingTax: line.amount ?? 0 }
  const found = [...currencyMistakes(facts, line, header), ...localSizeMistakes(facts, header)].map((one) => {
    const here = told(one.code, one.field ?? '', one.params)
    return one.word ? worded(here, one.word) : here
  })
  return [...found, ...stepMistakes(facts, line, currency, told), ...bankCurrencyMistakes(facts, line, currency, told)]
}

function stepMistakes(
  facts: Facts,
  { amount }: PaymentLine,
  { currencyCode }: PaymentCurrency,
  told: Teller,
): Mistake[] {
  const step = stepOf(facts, currencyCode)
  if (money(amount ?? 0) % step === 0) return []
  const params = { field: 'amount', value: amount ?? 0, min: step / 100 }
  return [worded(told('InvalidValue', 'amount', params), 'NotInSteps')]
}

function bankCurrencyMistakes(
  facts: Facts,
  line: PaymentLine,
  { currencyCode }: PaymentCurrency,
  told: Teller,
): Mistake[] {
  const bank = bankOf(facts, line.bankAccount)
  if (!bank || !isForeign(facts, bank.currencyCode) || sameText(bank.currencyCode, currencyCode)) return []
  const params = { field: 'bankAccount', value: bank.code, currency: bank.currencyCode }
  return [worded(told('InvalidValue', 'bankAccount', params), 'BankInOtherCurrency')]
}
