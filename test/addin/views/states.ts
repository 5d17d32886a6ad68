/** Made-up moments of the pane, one for each thing that a user may see: for the tests of the views, and for looking at them. */

import type { Applying } from '../../../addin/state/applying.ts'
import type { Confirmation } from '../../../addin/state/confirmation.ts'
import type { CustomerState } from '../../../addin/state/customer.ts'
import type { DraftEntry, Drafts } from '../../../addin/state/drafts.ts'
import type { Problem } from '../../../addin/state/findings.ts'
import type { Outcome } from '../../../addin/state/outcome.ts'
import type { PaymentLine } from '../../../addin/state/payments.ts'
import { keyOfCell } from '../../../addin/state/replacing.ts'
import { noReport, type ReportState } from '../../../addin/state/reports.ts'
import type { Selected, Selection } from '../../../addin/state/selection.ts'
import type { Company, Session } from '../../../addin/state/session.ts'
import { initialState, type State } from '../../../addin/state/state.ts'
import type { Day } from '../../../shared/basics/day.ts'
import type { Money, Percent } from '../../../shared/basics/money.ts'
import { agedBuckets } from '../../../shared/receivables/aging.ts'
import type { OpenItem } from '../../../shared/receivables/open-item.ts'
import type { ChainKind } from '../../../shared/reports/document-chain.ts'
import { monthsUntil, type OverviewSection } from '../../../shared/reports/overview.ts'
import { draftSheets, recordSheets, type SheetKey } from '../../../shared/sheets/sheets.ts'
import type { Language, Words } from '../../../shared/words/language.ts'

export type Moment = (language: Language, words: Words) => State

const session: Session = { kind: 'signed-in', userName: 'an', displayName: 'An Peeters', role: 'accountant' }
const companies: readonly Company[] = [
  { id: 'c1', name: 'demo', displayName: 'Demo Groothandel NV' },
  { id: 'c2', name: 'brugge', displayName: 'Kantoor Brugge BV' },
]

const noRecords = Object.fromEntries(
  recordSheets.map((sheet) => [sheet, { rows: 0, checked: 'not', problems: [] }]),
) as unknown as State['records']

const moment =
  (change: Partial<State>): Moment =>
  (language, words) => ({
    ...initialState(language, words),
    session,
    connection: 'online',
    companies,
    company: 'demo',
    workbook: 'ready',
    sheet: 'invoices',
    ledgers: {
      customerLedger: { rows: 4812, refreshedAt: '2026-11-20T14:05:00Z', isPartial: false },
      itemLedger: { rows: 18240, refreshedAt: '2026-11-20T14:05:00Z', isPartial: false },
      generalLedger: { rows: 31077, refreshedAt: '2026-11-20T14:05:00Z', isPartial: false },
      vat: { rows: 5120, refreshedAt: null, isPartial: false },
      vendorLedger: { rows: 96, refreshedAt: '2026-11-20T14:05:00Z', isPartial: false },
    },
    ...change,
  })

export function problem(
  row: number,
  code: string,
  change: Partial<Problem> = {},
  column: string | null = null,
): Problem {
  return {
    place: { sheet: 'invoices', row, column },
    rowNumber: row + 2,
    document: `F-${100 + Math.floor(row / 3)}`,
    cell: column === null ? '' : String(change.params?.value ?? ''),
    code,
    params: {},
    message: null,
    level: 'error',
    choices: [],
    ...change,
  }
}

const rows = (count: number, from: number): readonly number[] => Array.from({ length: count }, (_, at) => from + at)

const either = [
  { text: '1234', value: 1234 },
  { text: '1.234', value: 1.234 },
]

const problems: readonly Problem[] = [
  ...rows(37, 12).map((row) => problem(row, 'UnknownCustomer', { params: { value: 'ACM1' } }, 'customerNumber')),
  problem(61, 'NotANumber', { params: { field: 'quantity', value: 'twaalf' } }, 'quantity'),
  problem(
    70,
    'AmbiguousNumber',
    {
      level: 'question',
      params: { field: 'unitPrice', value: '1.234', first: '1234', second: '1.234' },
      choices: either,
    },
    'unitPrice',
  ),
  ...rows(3, 80).map((row) =>
    problem(
      row,
      'AmbiguousNumber',
      {
        level: 'question',
        params: { field: 'unitPrice', value: '2.500', first: '2500', second: '2.500' },
        choices: [
          { text: '2500', value: 2500 },
          { text: '2.500', value: 2.5 },
        ],
      },
      'unitPrice',
    ),
  ),
  problem(
    90,
    'PostingDateNotAllowed',
    { params: { date: '2025-12-31', from: '2026-01-01', to: '2026-12-31' } },
    'postingDate',
  ),
  problem(95, 'CreditLimitExceeded', { level: 'warning', params: { customer: 'C00020', max: 5000, amount: 6210.5 } }),
]

/** 48 documents of four or five rows; those that have a mistake in `problems` are not ready. */
const list: readonly DraftEntry[] = rows(48, 0).map((at) => ({
  id: `01890000-0000-7000-8000-${String(at).padStart(12, '0')}`,
  label: `F-${100 + at}`,
  party: at % 2 === 0 ? 'Bakkerij De Korenaar' : 'Garage Maes BV',
  rows: rows(4, at * 4),
  lines: rows(4, at * 4).map((row) => `line-${row}`),
  isReady: at >= 17,
  asked: null,
  change: at < 3 ? 'changed' : 'new',
  status: at < 3 ? 'Draft' : '',
  date: '2026-11-20',
  total: null,
  currency: '',
}))

const drafts = (change: Partial<Drafts>): Drafts => ({
  rows: 200,
  documents: 48,
  problems: [],
  checked: 'checked',
  ready: { documents: 48, rows: 200 },
  wrong: { documents: 0, rows: 0 },
  changed: 3,
  fresh: 45,
  list,
  ...change,
})
const empty = drafts({
  rows: 0,
  documents: 0,
  ready: { documents: 0, rows: 0 },
  changed: 0,
  fresh: 0,
  checked: 'local',
})
const wrong = drafts({ problems, ready: { documents: 31, rows: 155 }, wrong: { documents: 17, rows: 45 } })
const due = drafts({
  rows: 8,
  documents: 2,
  ready: { documents: 2, rows: 8 },
  changed: 0,
  fresh: 0,
  list: list.slice(17, 19),
  problems: [
    problem(
      68,
      'PrepaymentDue',
      { level: 'warning', params: { amount: 1210, value: 200, missing: 1010 } },
      'prepaymentRequired',
    ),
    problem(
      72,
      'PrepaymentDue',
      { level: 'warning', params: { amount: 60.5, value: 0, missing: 60.5 } },
      'prepaymentRequired',
    ),
  ],
})
const bothSheets = (one: Drafts) => ({
  drafts: Object.fromEntries(draftSheets.map((sheet) => [sheet, one])) as State['drafts'],
})

const outcome = (kind: Outcome['kind'], ...lines: Outcome['lines']): Outcome => ({
  at: '2026-11-20T14:06:00Z',
  kind,
  lines,
})
const posted: Outcome = {
  ...outcome(
    'mixed',
    { key: 'result.posted', params: { n: 28 } },
    { key: 'result.failed', params: { n: 2 } },
    { key: 'result.unconfirmed', params: { n: 1 } },
  ),
  leads: ['postedInvoices'],
}
const checked = outcome('mixed', { key: 'result.checked', params: { ready: 31, wrong: 17 } })

const ledgerColumns = [
  'postingDate',
  'documentType',
  'documentNumber',
  'accountNumber',
  'description',
  'debitAmount',
  'creditAmount',
  'amount',
]
const entry = (account: string, text: string, amount: number) => [
  '2026-11-20',
  'Invoice',
  'F-101',
  account,
  text,
  Math.max(0, amount),
  Math.max(0, -amount),
  amount,
]

const selectionOf = (sheet: SheetKey, ...documents: readonly Partial<Selected>[]): Selection => ({
  sheet,
  areApproved: documents.some(({ approval }) => approval),
  documents: documents.map((one, at) => ({
    id: `01890000-0000-7000-8000-0000000001${10 + at}`,
    label: '',
    row: at,
    party: '',
    status: '',
    date: '2026-11-20',
    total: null,
    currency: '',
    remaining: null,
    email: null,
    eInvoice: null,
    approval: null,
    ...one,
  })),
})

const chainNode = (id: string, kind: ChainKind, number: string, status: string, amount: number | null) => ({
  id,
  kind,
  number,
  status,
  amount,
  date: '2026-11-12',
})

const sales = [4210, 3980.5, 5120, 0, -310, 6400, 7120.35, 2100, 4980, 5300, 3900, 0]
const customer: CustomerState = {
  record: {
    id: 'c20',
    version: 3,
    number: 'C00020',
    displayName: 'Bakkerij De Korenaar',
    email: 'boekhouding@bakkerijdekorenaar.example',
    creditLimit: 25000,
    blocked: 'Ship',
    language: 'nl',
    type: 'Company',
    country: 'BE',
    taxRegistrationNumber: 'BE0202239951',
  },
  focus: '',
  lists: {
    paymentTerms: [{ id: 't', version: 1, code: '30D', displayName: '30 dagen' }],
    currencies: [],
    salespeople: [],
    reminderTerms: [],
    customerPostingGroups: [],
  },
  figures: { balance: 12840.55, overdue: 2310 },
  months: sales.map((amount, at) => ({
    month: `2026-${String(at + 1).padStart(2, '0')}`,
    amount,
    before: sales[(at + 5) % 12] ?? 0,
  })),
  dealings: [
    {
      kind: 'salesInvoices',
      id: 'i1',
      number: '1010024',
      date: '2026-11-12',
      status: 'Open',
      total: 1815,
      remaining: 1210,
      currency: '',
    },
    {
      kind: 'salesQuotes',
      id: 'q1',
      number: 'O-1004',
      date: '2026-11-02',
      status: 'Sent',
      total: 2420,
      remaining: null,
      currency: 'USD',
    },
  ],
  contacts: [
    {
      id: 'k1',
      version: 1,
      number: 'CT0007',
      displayName: 'Mia Maes',
      email: 'mia@bakkerijdekorenaar.example',
      phoneNumber: '+32 9 123 45 67',
    },
    { id: 'k2', version: 1, number: 'CT0008', displayName: 'Jan De Smet', privacyBlocked: true },
  ],
  log: [
    {
      id: 'l2',
      date: '2026-11-12',
      type: 'Document',
      subject: 'Demo Groothandel NV - Verkoopfactuur 1010024',
      description: '',
      documentType: 'salesInvoices',
      documentNumber: '1010024',
      contact: 'Mia Maes',
      userName: 'an',
    },
    {
      id: 'l3',
      date: '2026-11-05',
      type: 'Rejected',
      subject: 'ben wees Verkooporder VO-1007 af',
      description: 'Te veel korting voor deze klant.',
      documentType: 'salesOrders',
      documentNumber: 'VO-1007',
      contact: 'Mia Maes',
      userName: 'ben',
    },
    {
      id: 'l1',
      date: '2026-11-03',
      type: 'Call',
      subject: 'Vraagt uitstel tot het einde van de maand',
      description: 'Betaalt op 30 november, beloofd door Mia.',
      documentType: '',
      documentNumber: '',
      contact: 'Mia Maes',
      userName: 'an',
    },
  ],
  alike: [],
  refused: null,
  savedAt: null,
  warnings: [],
}
const reports = (change: Partial<State['reports']>): State['reports'] => ({
  agedReceivables: noReport,
  customerStatement: noReport,
  overview: noReport,
  ...change,
})
const told = (rows: ReportState['rows']): ReportState => ({
  ...noReport,
  shownOn: '2026-11-20',
  refreshedAt: '2026-11-20T14:05:00Z',
  rows,
})
const reported = (row: Readonly<Record<string, unknown>>) => row as ReportState['rows'][number]
const buckets = (...amounts: readonly number[]) =>
  Object.fromEntries(agedBuckets.map((bucket, at) => [bucket, amounts[at] ?? 0]))
const aged = [
  { customerNumber: 'C00012', displayName: 'Bakkerij De Korenaar', balanceDue: 12_045.5, ...buckets(12_000, 45.5) },
  { customerNumber: 'C00020', displayName: 'Garage Maes BV', balanceDue: -96.8, ...buckets(-96.8) },
  {
    customerNumber: 'C00033',
    displayName: 'Ziekenhuis Sint-Rembert',
    balanceDue: 1_234_567.89,
    ...buckets(1_000_000, 200_000, 34_567.89),
  },
].map(reported)
const part = (section: OverviewSection, rows: readonly (readonly [string, number | null, string?])[]) =>
  rows.map(([key, amount, displayName = '']) => reported({ section, key, displayName, amount }))
const names = [
  'Ziekenhuis Sint-Rembert',
  'Bakkerij De Korenaar',
  'Garage Maes BV',
  'Gemeentelijke Basisschool De Springplank',
  'Hotel Astoria',
]
const top = (section: OverviewSection) =>
  part(
    section,
    Array.from({ length: 10 }, (_, at): [string, number | null, string?] =>
      names[at] ? [`X${at}`, 90_000 / (at + 1), names[at]] : ['', null],
    ),
  )
const overviewTold = [
  ...part('figures', [
    ['balance', 1_246_516.59],
    ['overdueAmount', 234_613.39],
    ['daysSalesOutstanding', 43.27],
    ['waitingForApproval', 3],
  ]),
  ...part(
    'sales',
    monthsUntil('2026-11-20' as Day).map((month, at) => [month, 40_000 + ((at * 37) % 50) * 1_000]),
  ),
  ...part(
    'aging',
    agedBuckets.map((bucket, at) => [bucket, [1_011_903.2, 200_045.5, 34_567.89, 0, 0][at] ?? 0]),
  ),
  ...top('customers'),
  ...top('items'),
]
const nothingSold = overviewTold.map((row) => ({
  ...row,
  amount: row.section === 'customers' || row.section === 'items' || row.key === 'daysSalesOutstanding' ? null : 0,
}))

/** Of what posts nothing, and leaves nothing behind. */
const nothingPosted = { net: 0, tax: 0, total: 0, from: null, to: null, left: 0, hidden: 0 } as const
const nothingRefused = { refused: [], unapplyPayments: null, sending: null } as const

const bankLines: readonly PaymentLine[] = [
  bankLine(0, 'sure', 242, 'Alder Foods', 'PSI-000012 242.00', 'structured communication, exact amount'),
  bankLine(1, 'look', 100, 'Beech Motors NV', 'PSI-000013 89.60', 'customer’s name', '10.40 left over'),
  bankLine(2, 'open', -12.5, 'account costs of the first quarter', '', '', 'Nothing found that it pays'),
  bankLine(3, 'ready', 1_310.4, 'Cedar', 'PSI-000014 1310.40', 'customer’s bank account, exact amount'),
]
const payments = { rows: 4, problems: [], checked: 'local' as const, lines: bankLines, question: null }
const paymentsAsked: State['payments'] = {
  ...payments,
  question: {
    statements: [{ id: '1', number: '2026-041' }],
    plain: [7, 8],
    payments: 6,
    moneyIn: 1_652.4,
    moneyOut: -12.5,
    unapplied: 150,
    granted: [
      { kind: 'Payment Discount', number: 'PSI-000014', until: '2026-04-10', amount: 26.21, currency: '' },
      { kind: 'Payment Discount Tolerance', number: 'PSI-000012', until: '2026-03-29', amount: 4.84, currency: '' },
      { kind: 'Payment Tolerance', number: 'PSI-000009', until: null, amount: 0.03, currency: '' },
    ],
    grantedMore: 0,
    grantedTotal: 31.08,
    left: 1,
    leftByHand: 1,
    content: '',
  },
}

const atNobody = { sheet: 'payments', row: 1, column: 'customerNumber' } as const

function bankLine(
  row: number,
  kind: PaymentLine['kind'],
  amount: number,
  payer: string,
  pays: string,
  reasons: string,
  message = '',
): PaymentLine {
  return { row, kind, date: '2026-04-01', amount, payer, text: payer, pays, reasons, message }
}

/** The question before a payment is taken off what it settled, or reversed. */
const takenBack = (action: 'unapply' | 'reverse', sums: Pick<Confirmation, 'net' | 'tax' | 'total'>) =>
  moment({
    sheet: 'customerLedger',
    confirmation: {
      sheet: 'customerLedger',
      action,
      documents: 1,
      ...sums,
      from: '2026-11-20',
      to: '2026-11-20',
      left: 0,
      hidden: 0,
      refused: [],
      unapplyPayments: null,
      sending: null,
    },
  })

const openEntry = (documentType: string, documentNumber: string, amount: number, more: Partial<OpenItem> = {}) =>
  ({
    entryNumber: Number(documentNumber.replace(/\D/g, '')),
    documentType,
    documentNumber,
    customerNumber: 'C00012',
    currencyCode: '',
    orderNumber: '',
    postingDate: '2026-11-02',
    dueDate: null,
    amount: Math.round(amount * 100),
    remainingAmount: Math.round(amount * 100),
    pmtDiscountDate: null,
    remainingPmtDiscPossible: 0,
    ...more,
  }) as unknown as OpenItem
const invoiceDue = (number: string, amount: number, due: string, until = '2026-11-22', discount = 0) =>
  openEntry('Invoice', number, amount, {
    dueDate: due as Day,
    pmtDiscountDate: until as Day,
    remainingPmtDiscPossible: (discount * 100) as Money,
  })

/** A payment that pays one invoice less its discount, and a part of another; what is typed for a third is no amount. */
const applying: Applying = {
  entry: openEntry('Payment', 'BNK-000731', -2_200, { postingDate: '2026-11-20' as Day }),
  party: 'Houthandel Vandenbussche & Zonen BV',
  offered: [
    { item: invoiceDue('PSI-000418', 1_210, '2026-12-02', '2026-11-22', 24.2), reasons: ['structuredReference'] },
    { item: invoiceDue('PSI-000377', 1_452, '2026-11-12', '2026-11-10', 29.04), reasons: ['oldestFirst'] },
    { item: invoiceDue('PSI-000402', 12_345.67, '2026-11-28', '2026-11-12', 246.91), reasons: [] },
    { item: invoiceDue('PSI-000431', 60.5, '2026-12-18'), reasons: [] },
  ],
  rules: { graceDays: 0, tolerancePercent: 0 as Percent, largestTolerance: 0 as Money, acceptTolerance: true },
  typed: { amounts: { 418: '1,185.80', 377: '1,014.20' }, postingDate: '' },
  refused: [],
}

export const moments = {
  'a payment to settle': moment({ sheet: 'customerLedger', applying }),
  'a payment to settle, refused': moment({
    sheet: 'customerLedger',
    applying: {
      ...applying,
      typed: { amounts: { 418: 'all', 431: '605.00' }, postingDate: '2026-10-31' },
      refused: [
        {
          id: '731',
          label: 'BNK-000731',
          code: 'EntryClosed',
          message: 'Entry 418 (PSI-000418) is settled already. Choose an open one.',
        },
      ],
    },
  }),
  'asked to settle a payment': moment({
    sheet: 'customerLedger',
    applying,
    confirmation: {
      sheet: 'customerLedger',
      action: 'apply',
      documents: 1,
      ...nothingPosted,
      from: '2026-11-20',
      to: '2026-11-20',
      ...nothingRefused,
      settlement: {
        currency: '',
        settled: [
          { documentType: 'Invoice', number: 'PSI-000418', applied: 1_210, left: 0 },
          { documentType: 'Invoice', number: 'PSI-000377', applied: 1_014.2, left: 437.8 },
          { documentType: 'Payment', number: 'BNK-000731', applied: 2_224.2, left: 0 },
        ],
        granted: [{ kind: 'Payment Discount', number: 'PSI-000418', until: '2026-11-22', amount: 24.2, currency: '' }],
      },
    },
  }),
  'payments, none yet': moment({ sheet: 'payments' }),
  'payments, brought in': moment({ sheet: 'payments', payments }),
  'payments, one wrong': moment({
    sheet: 'payments',
    payments: {
      rows: 2,
      checked: 'local',
      question: null,
      lines: [
        bankLine(0, 'plain', 121, 'C00012', 'PSI-000012', ''),
        bankLine(1, 'wrong', 10, 'NOBODY', 'PSI-000013 10.00', ''),
      ],
      problems: [
        problem(1, 'UnknownCustomer', { document: '', place: atNobody, params: { value: 'NOBODY' } }, 'customerNumber'),
      ],
    },
  }),
  'payments, asked to post': moment({ sheet: 'payments', payments: paymentsAsked }),
  'asked on other sheets': moment({
    sheet: 'customers',
    records: noRecords,
    aside: ['invoices'],
    payments: paymentsAsked,
    notice: { kind: 'warning', key: 'notice.sheetChanged', params: {}, details: null },
  }),
  'signed out, new workbook': moment({
    session: { kind: 'signed-out' },
    companies: [],
    company: null,
    connection: 'unknown',
    workbook: 'bare',
    sheet: null,
  }),
  'signed out, with rows': moment({
    session: { kind: 'signed-out' },
    companies: [],
    ...bothSheets({ ...wrong, checked: 'local' }),
  }),
  'another sheet': moment({ sheet: null }),
  'invoices, empty': moment(bothSheets(empty)),
  'invoices, pasted': moment(bothSheets({ ...wrong, checked: 'local' })),
  'invoices, wrong rows': moment({ ...bothSheets(wrong), outcome: checked }),
  'another code is looked for': moment({
    ...bothSheets(wrong),
    replacing: {
      of: keyOfCell(problems[0] as Problem),
      suggestions: [
        { code: 'ACME', name: 'Acme NV' },
        { code: 'C00014', name: 'Acmevent Congressen & Evenementen BV' },
        { code: 'AC-11', name: '' },
      ],
    },
  }),
  'invoices, all ready': moment(bothSheets(drafts({}))),
  'orders, ready': moment({ sheet: 'orders', ...bothSheets(drafts({ changed: 2, fresh: 0 })) }),
  'orders to be paid in advance': moment({ sheet: 'orders', ...bothSheets(due) }),
  'orders for a clerk': moment({
    sheet: 'orders',
    session: { kind: 'signed-in', userName: 'bo', displayName: 'Bo', role: 'clerk' },
    ...bothSheets(wrong),
  }),
  'asked to confirm': moment({
    ...bothSheets(wrong),
    confirmation: {
      ...nothingRefused,
      sheet: 'invoices',
      action: 'post',
      documents: 31,
      net: 125629,
      tax: 26382.09,
      total: 152011.09,
      from: '2026-11-01',
      to: '2026-11-20',
      left: 17,
      hidden: 0,
      warnings: problems.filter(({ level }) => level === 'warning'),
    },
  }),
  'asked to send one': moment({
    sheet: 'postedInvoices',
    confirmation: {
      ...nothingRefused,
      sheet: 'postedInvoices',
      action: 'send',
      documents: 1,
      ...nothingPosted,
      sending: {
        choices: { to: {}, cc: null, subject: '', message: '', attachUbl: null },
        letters: [
          {
            id: 'a',
            label: '1010023',
            to: 'boekhouding@bakkerijdekorenaar.example; kantoor@bakkerijdekorenaar.example',
            cc: 'an.peeters@groothandel.example',
            subject: 'Demo Groothandel NV - Verkoopfactuur 1010023',
            attachUbl: true,
            peppol: '0208:0403170701',
          },
        ],
        unaddressed: [],
      },
    },
  }),
  'asked to post and send many': moment({
    ...bothSheets(drafts({})),
    confirmation: {
      sheet: 'invoices',
      action: 'postAndSend',
      documents: 31,
      net: 125629,
      tax: 26382.09,
      total: 152011.09,
      from: '2026-11-01',
      to: '2026-11-20',
      left: 0,
      hidden: 0,
      unapplyPayments: null,
      refused: [
        {
          id: 'x',
          label: 'F-107',
          code: 'MissingValue',
          message: 'For an e-invoice Enterprise number is missing on customer C00020. Fill it in on the card.',
          mend: { resource: 'customers', key: 'C00020', field: 'enterpriseNumber' },
        },
      ],
      sending: {
        choices: { to: {}, cc: null, subject: '', message: '', attachUbl: null },
        letters: list.slice(0, 31).map(({ id, label }, at) => ({
          id,
          label,
          to: at % 2 === 0 ? 'boekhouding@bakkerijdekorenaar.example' : 'info@garagemaes.example',
          cc: '',
          subject: '',
          attachUbl: at % 2 === 0,
          peppol: at % 3 === 0 ? '0208:0403170701' : '',
        })),
        unaddressed: [{ id: 'u', label: 'F-105' }],
      },
    },
  }),
  'a customer': moment({ sheet: 'customers', customer }),
  'a new customer': moment({
    sheet: 'customers',
    customer: {
      ...customer,
      record: null,
      alike: [{ number: 'C00020', name: 'Bakkerij De Korenaar', field: 'taxRegistrationNumber' }],
      refused: {
        message: 'IBAN: BE00 1234 is not allowed here. Expected: BE68 5390 0754 7034.',
        fields: { iban: 'IBAN: BE00 1234 is not allowed here. Expected: BE68 5390 0754 7034.' },
      },
    },
  }),
  'a failed e-mail is selected': moment({
    sheet: 'emails',
    selection: selectionOf('emails', {
      label: '1010023',
      party: 'boekhouding@bakkerijdekorenaar.example',
      status: 'Failed',
      date: null,
      email: {
        status: 'Failed',
        at: '2026-11-20T14:05:00Z',
        to: 'boekhouding@bakkerijdekorenaar.example',
        lastError: '550 5.1.1 The e-mail account that you tried to reach does not exist',
        delivery: '',
      },
    }),
  }),
  'an e-mail that only the server keeps is selected': moment({
    sheet: 'emails',
    selection: selectionOf('emails', {
      label: '1010023',
      party: 'boekhouding@bakkerijdekorenaar.example',
      status: 'Sent',
      date: null,
      email: {
        status: 'Sent',
        at: '2026-11-20T14:05:00Z',
        to: 'boekhouding@bakkerijdekorenaar.example',
        lastError: '',
        delivery: 'Kept',
      },
    }),
  }),
  'a request for approval is selected': moment({
    sheet: 'approvals',
    selection: selectionOf('approvals', {
      label: 'SO-00042',
      party: 'Bakkerij De Korenaar',
      status: 'Open',
      date: null,
      approval: {
        status: 'Pending',
        amount: 6239.43,
        approver: 'anna',
        sender: 'ben',
        dueDate: '2026-11-27',
        comment: '',
        isMine: true,
        isSent: false,
      },
    }),
  }),
  'asked to approve many': moment({
    sheet: 'approvals',
    confirmation: {
      ...nothingRefused,
      sheet: 'approvals',
      action: 'approve',
      documents: 50,
      ...nothingPosted,
      refused: [{ id: 'r', label: 'SI-00107', code: 'NotApprover', message: 'Only Carla may decide on this request.' }],
    },
  }),
  'asked to ship': moment({
    sheet: 'orders',
    ...bothSheets(drafts({})),
    confirmation: {
      ...nothingRefused,
      sheet: 'orders',
      action: 'ship',
      documents: 1,
      net: 0,
      tax: 0,
      total: 0,
      from: '2026-11-20',
      to: '2026-11-20',
      left: 0,
      hidden: 0,
    },
  }),
  posting: moment({
    ...bothSheets(wrong),
    work: { kind: 'posting', done: 12, of: 31, canCancel: true, waitsForCell: false },
  }),
  'waiting for a cell': moment({
    ...bothSheets(wrong),
    work: { kind: 'writing', done: 0, of: 0, canCancel: false, waitsForCell: true },
  }),
  posted: moment({
    ...bothSheets(wrong),
    outcome: posted,
    unconfirmed: { documents: 1, since: '2026-11-20T14:05:30Z' },
    activity: [posted, checked],
  }),
  'a preview': moment({
    ...bothSheets(drafts({})),
    preview: {
      action: 'post',
      documents: 2,
      ledgers: [
        {
          ledger: 'generalLedgerEntries',
          columns: ledgerColumns,
          rows: [
            entry('400000', 'Klanten', 1210),
            entry('700000', 'Verkopen handelsgoederen', -1000),
            entry('451000', 'Te betalen btw', -210),
          ],
        },
        {
          ledger: 'vatEntries',
          columns: ['vatIdentifier', 'base', 'amount', 'entryNumber'],
          rows: [['VAT21', -1000, -210, 3867]],
        },
      ],
    },
  }),
  'the server is away': moment({
    ...bothSheets(wrong),
    connection: 'offline',
    unconfirmed: { documents: 40, since: '2026-11-20T14:05:30Z' },
  }),
  'an error': moment({
    ...bothSheets(wrong),
    notice: {
      kind: 'error',
      key: 'problem.InternalError',
      params: { requestId: '0199-8d2f-71aa' },
      details: 'InternalError · 0199-8d2f-71aa · Something went wrong',
    },
  }),
  'the session ended': moment({
    session: { kind: 'signed-out' },
    ...bothSheets(wrong),
    notice: { kind: 'warning', key: 'notice.signInAgain', params: {}, details: null },
  }),
  'an answer was lost': moment({
    ...bothSheets(drafts({})),
    outcome: {
      at: '2026-11-20T14:05:31Z',
      kind: 'unknown',
      lines: [{ key: 'result.unconfirmed', params: { n: 3 } }],
    },
    unconfirmed: { documents: 3, since: '2026-11-20T14:05:30Z' },
  }),
  'shipments to take over': moment({
    ...bothSheets(drafts({})),
    deliveries: {
      sheet: 'invoices',
      id: 'f',
      label: 'F-104',
      from: 'shipments',
      offered: [
        {
          number: 'PSS-000412',
          date: '2026-11-18',
          order: 'SO-000207',
          goods: [
            { text: 'Koffie Arabica 1 kg', quantity: 12 },
            { text: 'Suikerzakjes, doos van 1.000', quantity: 2.5 },
          ],
        },
        { number: 'PSS-000418', date: '2026-11-20', order: 'SO-000211', goods: [{ text: 'Theelepels', quantity: 48 }] },
      ],
    },
  }),
  'made with an earlier version': moment({
    ...bothSheets(drafts({})),
    behind: { sheets: ['contacts', 'outstanding', 'purchaseReceipts'], columns: ['invoices', 'orders'] },
  }),
  'customers, wrong rows': moment({
    sheet: 'customers',
    records: {
      ...noRecords,
      customers: {
        rows: 120,
        checked: 'local',
        problems: [problem(4, 'MissingValue', { params: { field: 'displayName' } }, 'displayName')],
      },
    },
  }),
  'sales prices, rows gone': moment({
    sheet: 'salesPrices',
    records: {
      ...noRecords,
      salesPrices: {
        rows: 48,
        checked: 'local',
        removed: 2,
        problems: [problem(7, 'UnknownCustomer', { params: { value: 'K00999' } }, 'customerNumber')],
      },
    },
  }),
  'a wrong row is selected': moment({
    ...bothSheets(wrong),
    selection: selectionOf('invoices', { label: 'F-104', row: 16, party: 'Bakkerij De Korenaar' }),
  }),
  'the server is away, two orders wait': moment({
    ...bothSheets(drafts({ checked: 'local', ready: { documents: 42, rows: 175 } })),
    session: { kind: 'signed-out' },
    connection: 'offline',
    waiting: [
      {
        id: 'w1',
        action: 'save',
        sheet: 'invoices',
        since: '2026-11-20T09:12:00Z',
        labels: ['F-101'],
        from: 'here',
        overtaken: [],
      },
      {
        id: 'w2',
        action: 'post',
        sheet: 'invoices',
        since: '2026-11-20T09:14:00Z',
        labels: ['F-102', 'F-103', 'F-104', 'F-105', 'F-106', 'F-107'],
        from: 'otherComputer',
        overtaken: [],
      },
    ],
  }),
  'a customer and a price wait': moment({
    ...bothSheets(drafts({ checked: 'local' })),
    connection: 'offline',
    waiting: [
      {
        id: 'w5',
        action: 'save',
        sheet: 'customers',
        since: '2026-11-20T09:12:00Z',
        labels: ['C00099'],
        from: 'here',
        overtaken: [],
      },
      {
        id: 'w6',
        action: 'save',
        sheet: 'salesPrices',
        since: '2026-11-20T09:14:00Z',
        labels: ['1000'],
        from: 'here',
        overtaken: [],
      },
    ],
  }),
  'what waited was overtaken, and is asked about': moment({
    ...bothSheets(drafts({ checked: 'local' })),
    waiting: [
      {
        id: 'w3',
        action: 'cancel',
        sheet: 'postedInvoices',
        since: '2026-11-20T09:12:00Z',
        labels: ['INV-00103'],
        from: 'here',
        overtaken: [
          {
            label: 'INV-00103',
            by: 'piet',
            at: '2026-11-20T10:20:00Z',
            status: 'Paid',
            reason: 'INV-00103 was changed since. Load it again and repeat your change.',
          },
        ],
      },
      {
        id: 'w4',
        action: 'post',
        sheet: 'invoices',
        since: '2026-11-20T09:14:00Z',
        labels: ['F-102', 'F-104'],
        from: 'here',
        overtaken: ['F-102', 'F-104'].map((label) => ({ label, by: '', at: '', status: '', reason: '' })),
      },
    ],
  }),
  'asked to post while the server is away': moment({
    ...bothSheets(wrong),
    connection: 'offline',
    confirmation: {
      ...nothingRefused,
      sheet: 'invoices',
      action: 'post',
      documents: 31,
      net: 125629,
      tax: 26382.09,
      total: 152011.09,
      from: '2026-11-01',
      to: '2026-11-20',
      left: 17,
      hidden: 0,
      waits: true,
    },
  }),
  'others are at work': moment({
    ...bothSheets(wrong),
    editing: [
      { userName: 'piet', documentId: list[2]?.id ?? '', cells: [{ line: 'line-9' }] },
      { userName: 'marie', documentId: list[20]?.id ?? '', cells: [] },
    ],
    elsewhere: { records: 3, people: ['piet'] },
  }),
  'quotes, three selected': moment({
    sheet: 'quotes',
    ...bothSheets(drafts({ changed: 0, fresh: 0 })),
    selection: selectionOf(
      'quotes',
      { label: 'Q-1', row: 68, status: 'Sent', total: 1210 },
      { label: 'Q-2', row: 72, status: 'Draft', total: 96.8 },
      { label: 'Q-3', row: 76, status: 'Draft', total: 12.1 },
    ),
  }),
  'a posted invoice is selected': moment({
    sheet: 'postedInvoices',
    selection: selectionOf('postedInvoices', {
      label: '1010023',
      party: 'Bakkerij De Korenaar',
      status: 'Open',
      total: 1210,
      remaining: 605,
    }),
  }),
  'an edited released order is selected': moment({
    sheet: 'orders',
    ...bothSheets(drafts({ list: list.map((one) => ({ ...one, isReady: false })) })),
    selection: selectionOf('orders', {
      label: 'VO-1017',
      row: list[0]?.rows[0] ?? 0,
      status: 'Released',
      total: 1210,
      prepaid: 500,
    }),
  }),
  'what was taken back is selected': moment({
    sheet: 'postedInvoices',
    selection: selectionOf('postedInvoices', {
      label: '1010023',
      status: 'Canceled',
      canceledBy: '1040007',
      total: 1210,
      remaining: 0,
    }),
  }),
  'asked to correct what was ordered': moment({
    sheet: 'postedInvoices',
    confirmation: {
      sheet: 'postedInvoices',
      action: 'correct',
      documents: 1,
      net: -1000,
      tax: -210,
      total: -1210,
      from: '2026-11-20',
      to: '2026-11-20',
      left: 0,
      hidden: 0,
      refused: [],
      noted: [
        {
          id: 'i1',
          label: '1010023',
          code: 'OrderNotReopened',
          message: 'Order VO-1017 was invoiced in full and stays closed. Make a new order for what is delivered again.',
        },
      ],
      unapplyPayments: null,
      sending: null,
    },
  }),
  'a document with its chain': moment({
    sheet: 'postedInvoices',
    shown: {
      id: 'i2',
      kind: 'salesInvoices',
      number: '1010024',
      party: 'Bakkerij De Korenaar',
      status: 'Open',
      date: '2026-11-12',
      net: 1500,
      total: 1815,
      remaining: 1210,
      currency: '',
      lines: [
        { text: '1010 Binnenband 28"', quantity: 12, amount: 540 },
        { text: 'D-MONTAGE Montage aan huis, per uur', quantity: 8, amount: 960 },
        { text: 'Geleverd zoals besproken', quantity: 0, amount: null },
      ],
      chain: {
        nodes: [
          chainNode('q', 'salesQuotes', 'O-1004', 'Accepted', 2420),
          chainNode('o', 'salesOrders', 'VO-1017', 'Released', 2420),
          chainNode('s1', 'salesShipments', 'VZ-1031', '', null),
          chainNode('s2', 'salesShipments', 'VZ-1040', '', null),
          chainNode('i1', 'salesInvoices', '1010020', 'Paid', 605),
          chainNode('i2', 'salesInvoices', '1010024', 'Open', 1815),
          chainNode('c', 'salesCreditMemos', '2010003', 'Paid', 302.5),
          chainNode('p1', 'customerPayments', 'BANK-44', 'Payment', -605),
          chainNode('p2', 'customerPayments', 'BANK-51', 'Payment', -302.5),
        ],
        links: [
          ['q', 'o'],
          ['o', 's1'],
          ['o', 's2'],
          ['o', 'i1'],
          ['o', 'i2'],
          ['i2', 'c'],
          ['i1', 'p1'],
          ['i2', 'p2'],
        ].map(([from = '', to = '']) => ({ from, to })),
      },
    },
  }),
  'the set-up of an administrator': moment({
    session: { kind: 'signed-in', userName: 'admin', displayName: 'Admin', role: 'admin' },
    setup: {
      lacks: [
        {
          severity: 'Error',
          code: 'PostingSetupMissing',
          params: { value: 'EXPORT / RETAIL', field: 'salesAccount' },
          resource: 'generalPostingSetups',
          key: 'EXPORT/RETAIL',
          field: 'salesAccount',
        },
        {
          severity: 'Warning',
          code: 'NumberSeriesExhausted',
          params: { value: 'postedSalesInvoices' },
          resource: 'numberSeries',
          key: 'postedSalesInvoices',
          field: 'lastNumber',
        },
      ],
      records: {
        salesSetup: [
          { id: 's', version: 3, allowPostingFrom: '2026-01-01', allowPostingTo: null, stockoutWarning: true },
        ],
        numberSeries: [
          { id: 'n', version: 1, code: 'postedSalesInvoices', prefix: '10', next: 1024, width: 5, lastNumber: 1030 },
        ],
        generalPostingSetups: [
          { id: 'g', version: 1, businessGroup: 'EXPORT', productGroup: 'RETAIL', salesAccount: '' },
        ],
        accounts: [{ id: 'a', version: 1, number: '700000', displayName: 'Verkopen handelsgoederen' }],
        currencyExchangeRates: [
          {
            id: 'r',
            version: 1,
            currencyCode: 'USD',
            startingDate: '2026-11-01',
            exchangeRateAmount: 1.0875,
            relationalExchangeRateAmount: 1,
          },
        ],
      },
      refused: null,
      savedAt: null,
    },
  }),
  'the set-up of a company of an earlier version': moment({
    session: { kind: 'signed-in', userName: 'admin', displayName: 'Admin', role: 'admin' },
    setup: {
      lacks: ['reminders', 'issuedReminders'].map((key) => ({
        severity: 'Error',
        code: 'PostingSetupMissing',
        params: { value: key, field: 'numberSeries' },
        resource: 'numberSeries',
        key,
        field: 'code',
      })),
      records: { numberSeries: [] },
      refused: null,
      savedAt: null,
    },
  }),
  'asked to unapply a payment': takenBack('unapply', { net: 2.1, tax: -2.1, total: 0 }),
  'asked to reverse a payment': takenBack('reverse', { net: 1210, tax: 0, total: 1210 }),
  'asked to cancel': moment({
    sheet: 'postedInvoices',
    confirmation: {
      sheet: 'postedInvoices',
      action: 'cancel',
      documents: 11,
      net: -1000,
      tax: -210,
      total: -1210,
      from: '2026-11-01',
      to: '2026-11-20',
      left: 0,
      hidden: 0,
      refused: [
        {
          id: 'a',
          label: '1010023',
          code: 'InvoicePaid',
          message: 'Invoice 1010023 is paid in whole or in part. Undo the application of the payment first.',
        },
        {
          id: 'b',
          label: '1010031',
          code: 'InvoiceAlreadyCanceled',
          message: 'Invoice 1010031 was cancelled already.',
        },
      ],
      unapplyPayments: 'offered',
      sending: null,
    },
  }),
  'asked to cancel what cannot be': moment({
    sheet: 'postedCreditMemos',
    confirmation: {
      sheet: 'postedCreditMemos',
      action: 'cancel',
      documents: 0,
      ...nothingPosted,
      refused: [{ id: 'a', label: '1040007', code: 'NotCorrective', message: '1040007 does not cancel an invoice.' }],
      unapplyPayments: null,
      sending: null,
    },
  }),
  'some could not be cancelled': moment({
    sheet: 'postedInvoices',
    outcome: {
      ...outcome(
        'mixed',
        { key: 'result.canceled', params: { n: 498 } },
        { key: 'result.failedFor', params: { n: 2 } },
      ),
      leads: ['postedCreditMemos'],
      refused: [
        { id: 'a', label: '1010023', code: 'NegativeInventory', message: 'Item 1010 has 2 in stock, 5 is needed.' },
        { id: 'b', label: '1010031', code: 'VersionConflict', message: 'Someone changed this record in the meantime.' },
      ],
    },
  }),
  'general ledger': moment({
    sheet: 'generalLedger',
    outcome: outcome('good', { key: 'result.refreshed', params: {} }),
  }),
  'posted invoices': moment({ sheet: 'postedInvoices' }),
  'the overview of a manager': moment({
    sheet: 'overview',
    reports: reports({ overview: told(overviewTold) }),
  }),
  'rows behind a month of sales': moment({
    sheet: 'customerLedger',
    filtered: {
      sheet: 'customerLedger',
      row: reported({ section: 'sales', key: '2026-11', displayName: '', amount: 120_340.5 }),
      rows: 14,
    },
  }),
  'the overview, nothing sold': moment({
    sheet: 'overview',
    reports: reports({ overview: told(nothingSold) }),
  }),
  'the overview, not asked for yet': moment({ sheet: 'overview' }),
  'aged receivables, a customer is selected': moment({
    sheet: 'agedReceivables',
    reports: reports({ agedReceivables: { ...told(aged), isBehind: true } }),
    selection: selectionOf('agedReceivables', {
      label: 'C00012',
      party: 'Bakkerij De Korenaar',
      date: null,
      remaining: 12_045.5,
    }),
  }),
  'aged receivables of the past, two selected': moment({
    sheet: 'agedReceivables',
    reports: reports({
      agedReceivables: {
        ...told(aged),
        asked: { ...noReport.asked, asOf: '2026-06-30', by: 'documentDate', period: '1M' },
        shownOn: '2026-06-30',
      },
    }),
    selection: selectionOf(
      'agedReceivables',
      { label: 'C00012', party: 'Bakkerij De Korenaar', date: null, remaining: 12_045.5 },
      { label: 'C00020', party: 'Garage Maes BV', date: null, remaining: -96.8 },
    ),
  }),
  'customer statements, none asked for yet': moment({ sheet: 'customerStatement' }),
  'customer statements of two, a row is selected': moment({
    sheet: 'customerStatement',
    reports: reports({
      customerStatement: {
        ...told(
          [
            { customerNumber: 'C00012', section: 'closing', balance: 12_045.5 },
            { customerNumber: 'C00020', section: 'closing', balance: -96.8 },
          ].map(reported),
        ),
        asked: { ...noReport.asked, customers: 'C00012; C00020', from: '2026-01-01' },
      },
    }),
    selection: selectionOf('customerStatement', {
      id: '482 C00012',
      label: 'C00012',
      party: 'Bakkerij De Korenaar',
      date: null,
    }),
  }),
  'a drafted reminder is selected': moment({
    sheet: 'reminders',
    outcome: { ...outcome('good', { key: 'result.reminded', params: { n: 4 } }), leads: ['reminders'] },
    selection: selectionOf('reminders', {
      label: '',
      party: 'Bakkerij De Korenaar',
      status: 'Draft',
      total: 1222.1,
      remaining: 1210,
    }),
  }),
  'an issued reminder is selected': moment({
    sheet: 'reminders',
    selection: selectionOf('reminders', {
      label: 'AM-00031',
      party: 'Garage Maes BV',
      status: 'Issued',
      total: 1222.1,
      remaining: 1210,
    }),
  }),
  'asked to issue reminders': moment({
    sheet: 'reminders',
    confirmation: {
      ...nothingRefused,
      sheet: 'reminders',
      action: 'issue',
      documents: 4,
      net: 0,
      tax: 0,
      total: 48.4,
      from: '2026-11-20',
      to: '2026-11-20',
      left: 0,
      hidden: 0,
    },
  }),
  'an entry is selected, the books hold': moment({
    sheet: 'customerLedger',
    books: {
      at: '2026-11-20T14:05:00Z',
      isValid: true,
      transactions: 8104,
      broken: null,
      from: '2026-01-02T08:00:00Z',
      to: '2026-11-20T14:00:00Z',
    },
    selection: selectionOf('customerLedger', { id: '4711', label: '4711', date: null, total: 121, remaining: 121 }),
  }),
  'a settled entry is selected': moment({
    sheet: 'customerLedger',
    selection: selectionOf('customerLedger', { id: '4712', label: '4712', date: null, total: 121, remaining: 0 }),
  }),
  'the books were changed': moment({
    sheet: 'generalLedger',
    books: { at: '2026-11-20T14:05:00Z', isValid: false, transactions: 511, broken: 512, from: null, to: null },
    selection: selectionOf('generalLedger', { id: '1', label: '1' }, { id: '2', label: '2' }),
  }),
  opening: moment({ workbook: 'reading', sheet: null, session: { kind: 'signed-out' } }),
} as const satisfies Readonly<Record<string, Moment>>

export type MomentName = keyof typeof moments
