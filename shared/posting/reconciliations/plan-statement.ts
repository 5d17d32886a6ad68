/** Taking in a bank statement: its lines are checked, recognised if an earlier statement holds them, and matched. */
import { ibanOf } from '../../basics/check-digits.ts'
import type { Day } from '../../basics/day.ts'
import { initialOf } from '../../basics/fields.ts'
import { isUuid } from '../../basics/id.ts'
import { money, plus, sum } from '../../basics/money.ts'
import { paymentReconciliations, reconciliationLine } from '../../receivables/payment-reconciliation.ts'
import { type Planned, refused } from '../changes.ts'
import type { SaveCommand } from '../command.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import type { Need } from '../need.ts'
import { record } from '../needs.ts'
import { type Mistake, mistake, problem, problemOf, type Warning, worded } from '../problem.ts'
import { folded, keyOf, type RecordIn } from '../resources.ts'
import { withKnownFrom } from './known-lines.ts'
import { matchingNeeds, withProposals } from './proposals.ts'
import { amountIn, changeOf, type Statement, type StatementLine, tellerOf } from './statement.ts'

export function statementNeeds(command: SaveCommand, facts: Facts): Need[] {
  const statement = statementOf(command, facts)
  const { bankAccount, firstDate, lastDate, statementNumber } = statement
  const known = { kind: 'statements', bankAccount, from: firstDate as Day, to: lastDate as Day } as const
  return [
    ...record('paymentReconciliations', command.body.id),
    ...(statementNumber === '' ? [] : record('paymentReconciliations', keyOf('paymentReconciliations', statement))),
    ...(firstDate === null ? [] : [known]),
    ...matchingNeeds,
  ]
}

export function planStatement(command: SaveCommand, facts: Facts, context: Context): Planned {
  const given = statementOf(command, facts)
  const mistakes = [
    ...command.mistakes,
    ...bankMistakes(command, facts),
    ...currencyMistakes(given, facts),
    ...headerMistakes(given, facts),
    ...linesMistakes(given),
    ...balanceMistakes(given),
  ]
  if (mistakes.length > 0) return refused(problemOf(mistakes))
  if (facts.find('paymentReconciliations', keyOf('paymentReconciliations', given)))
    return refused(problem('DuplicateStatement', { value: given.statementNumber, account: given.bankAccount }))
  const known = withKnownFrom(facts, given)
  const lines = withProposals(facts, given.bankAccount, known)
  const statement: Statement = {
    ...given,
    lines,
    id: String(command.body.id || context.seed),
    version: 1,
    lastModifiedDateTime: context.at,
  }
  return {
    changes: { records: [changeOf(statement)] },
    answer: { status: 201, body: statement, made: statement.id, warnings: knownWarnings(known) },
  }
}

/** The statement as it was given, every line complete. */
function statementOf({ body }: SaveCommand, facts: Facts): Statement {
  const given = { ...initialOf(paymentReconciliations), ...body } as unknown as Statement
  const lines = (given.lines as readonly Partial<StatementLine>[]).map(
    (line, index): StatementLine => ({
      ...initialOf(reconciliationLine),
      ...line,
      clientId: line.clientId || String(index + 1),
    }),
  )
  const days = lines.flatMap(({ transactionDate }) => (transactionDate ? [transactionDate] : [])).toSorted()
  const bank = bankIn(facts, given)
  return {
    ...given,
    bankAccount: bank?.code ?? given.bankAccount,
    firstDate: days[0] ?? null,
    lastDate: days.at(-1) ?? null,
    lines,
  }
}

function bankIn(
  facts: Facts,
  { bankAccount, iban }: Pick<Statement, 'bankAccount' | 'iban'>,
): RecordIn<'bankAccounts'> | null {
  if (bankAccount !== '') return facts.find('bankAccounts', bankAccount)
  if (iban === '') return null
  return facts.all('bankAccounts').find((bank) => ibanOf(bank.iban) === ibanOf(iban)) ?? null
}

function bankMistakes({ body }: SaveCommand, facts: Facts): Mistake[] {
  const { bankAccount = '', iban = '' } = body as { bankAccount?: string; iban?: string }
  if (bankAccount === '' && iban === '') return [mistake('MissingValue', 'bankAccount', { field: 'bankAccount' })]
  if (bankIn(facts, { bankAccount, iban })) return []
  const field = bankAccount === '' ? 'iban' : 'bankAccount'
  const wrong = mistake('InvalidValue', field, { field, value: bankAccount || iban })
  return [worded(wrong, field === 'iban' ? 'NoBankWithIban' : 'NoSuchBankAccount')]
}

function currencyMistakes({ bankAccount, currencyCode }: Statement, facts: Facts): Mistake[] {
  const expected = facts.find('bankAccounts', bankAccount)?.currencyCode || facts.company.currencyCode
  if (currencyCode === '' || folded(currencyCode) === folded(expected)) return []
  const wrong = mistake('InvalidValue', 'currencyCode', { field: 'currencyCode', value: currencyCode, expected })
  return [worded(wrong, 'StatementCurrency')]
}

function headerMistakes({ id, statementNumber, lines }: Statement, facts: Facts): Mistake[] {
  const wrongId = id && !isUuid(id)
  return [
    ...(wrongId ? [mistake('InvalidValue', 'id', { field: 'id', value: id, expected: 'UUID v7' })] : []),
    ...(id && !wrongId && facts.find('paymentReconciliations', id)
      ? [mistake('RecordExists', 'id', { value: id })]
      : []),
    ...(statementNumber === '' ? [mistake('MissingValue', 'statementNumber', { field: 'statementNumber' })] : []),
    ...(lines.length === 0 ? [mistake('MissingValue', 'lines', { field: 'lines' })] : []),
  ]
}

function linesMistakes({ lines }: Statement): Mistake[] {
  const seen = new Set<string>()
  return lines.flatMap((line, index) => {
    const told = tellerOf(index, line)
    const isTwice = seen.has(line.clientId)
    seen.add(line.clientId)
    return [
      ...(line.transactionDate === null ? [told('MissingValue', 'transactionDate', { field: 'transactionDate' })] : []),
      ...(line.amount === null ? [told('MissingValue', 'amount', { field: 'amount' })] : []),
      ...(isTwice ? [worded(told('InvalidValue', 'clientId', { value: line.clientId }), 'LineNamedTwice')] : []),
    ]
  })
}

/** What was there and what moved must come to what is there. */
function balanceMistakes({ openingBalance, closingBalance, lines }: Statement): Mistake[] {
  if (openingBalance === null || closingBalance === null) return []
  const total = plus(money(openingBalance), sum(lines.map(amountIn)))
  const params = { field: 'closingBalance', value: closingBalance, expected: total / 100 }
  return total === money(closingBalance)
    ? []
    : [worded(mistake('InvalidValue', 'closingBalance', params), 'StatementOutOfBalance')]
}

function knownWarnings(lines: readonly StatementLine[]): Warning[] {
  const known = lines.filter(({ knownFrom }) => knownFrom !== '')
  const [first] = known
  return first ? [{ code: 'StatementLinesKnown', params: { n: known.length, value: first.knownFrom } }] : []
}
