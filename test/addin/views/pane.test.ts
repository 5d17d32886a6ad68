// @vitest-environment jsdom

import { act } from 'react'
import { afterEach, expect, test } from 'vitest'
import type { Notice, Outcome, Refusal } from '../../../addin/state/outcome.ts'
import { noReport } from '../../../addin/state/reports.ts'
import type { SheetKey } from '../../../shared/sheets/sheets.ts'
import type { WordKey } from '../../../shared/words/language.ts'
import type { Language } from '../../../shared/words/words.ts'
import { type Drawn, draw, settled } from './draw.ts'
import { type MomentName, moments, problem } from './states.ts'

let pane: Drawn
afterEach(() => pane.close())
const open = async (name: MomentName, language?: Language, around?: Parameters<typeof draw>[2]) => {
  pane = await draw(name, language, around)
}
const change = (part: Partial<ReturnType<Drawn['store']['get']>>) =>
  act(async () => pane.store.change((state) => ({ ...state, ...part })))
const primary = () => pane.all('.ms-Button--primary').map((button) => button.dataset.action)
const actions = () => pane.asked.map(({ action }) => action)

test.each(Object.keys(moments) as MomentName[])('%s: has one main heading and at most one next step', async (name) => {
  await open(name)
  await settled()
  expect(pane.all('h1')).toHaveLength(1)
  expect(primary().length).toBeLessThanOrEqual(1)
  expect(pane.text()).not.toMatch(/\{\w+/)
})

test('what was pasted is to be checked first, what is checked may be posted', async () => {
  await open('invoices, pasted')
  expect(primary()).toEqual(['check'])
  await pane.press('[data-action=check]')
  await change(moments['invoices, wrong rows']('en', pane.store.get().words))
  expect(primary()).toEqual(['post'])
  expect(pane.find('[data-action=post]').textContent).toBe('Post 31 ready documents')
  await pane.press('[data-action=post]')
  expect(pane.asked).toEqual([
    { action: 'check', given: [] },
    { action: 'act', given: ['post', { sheet: 'invoices' }] },
  ])
})

test('orders are saved, shipped and invoiced, alone or together', async () => {
  await open('orders, ready')
  expect(primary()).toEqual(['shipAndInvoice'])
  for (const name of ['save', 'ship', 'invoice', 'shipAndInvoice']) await pane.press(`[data-action=${name}]`)
  expect(pane.asked.map(({ action, given }) => (action === 'act' ? given[0] : action))).toEqual([
    'save',
    'ship',
    'invoice',
    'shipAndInvoice',
  ])
})

test('a clerk is not offered what the server would refuse, and is told why', async () => {
  await open('orders for a clerk')
  expect(pane.all('[data-action=ship], [data-action=invoice], [data-action=shipAndInvoice]')).toEqual([])
  expect(pane.find('[data-action=save]')).toBeTruthy()
  expect(pane.text()).toContain('Posting needs the role accountant')
})

test('without sign-in the rows are still looked at, and the next step is to sign in', async () => {
  await open('signed out, with rows')
  expect(primary()).toEqual(['signIn'])
  expect(pane.text()).toContain('Customer ACM1 does not exist.')
})

test('while the server is away a check is at hand, but not the next step; asking again is offered', async () => {
  await open('invoices, pasted')
  await change({ connection: 'offline' })
  await settled()
  expect(primary()).toEqual([])
  expect(pane.all('[data-action=check], [data-action=retry]')).toHaveLength(2)
  await change({ connection: 'online' })
  expect(primary()).toEqual(['check'])
})

test('the same mistake in many rows is one problem with the way to each row', async () => {
  await open('invoices, wrong rows')
  const group = pane.find('[data-problem=UnknownCustomer]')
  expect(group.textContent).toContain('37 rows: Customer ACM1 does not exist.')
  expect(group.textContent).toContain('Correct the number or add the customer.')
  const rows = group.querySelectorAll<HTMLElement>('[data-action=goToCell]')
  expect([...rows].map((row) => row.textContent)).toEqual(['14', '15', '16', '17', '18', '19', '20', '21', '22', '23'])
  expect(rows[0]?.getAttribute('aria-label')).toBe('Go to row 14')
  await pane.press('[data-problem=UnknownCustomer] [data-action=goToCell]')
  expect(pane.asked).toEqual([
    { action: 'goToCell', given: [{ sheet: 'invoices', row: 12, column: 'customerNumber' }] },
  ])
  await pane.press('[data-problem=UnknownCustomer] [data-action=more]')
  expect(group.querySelectorAll('[data-action=goToCell]')).toHaveLength(37)
})

test('a code that names nothing is replaced in all rows, found by what is typed, or made', async () => {
  await open('another code is looked for')
  const wrong = pane.store.get().drafts.invoices.problems.slice(0, 37)
  await pane.press('[data-problem=UnknownCustomer] [data-action=replace]')
  expect(pane.find('[data-action=replace]').getAttribute('aria-expanded')).toBe('true')
  expect(document.activeElement?.getAttribute('name')).toBe('replaceBy')
  expect(pane.all('[data-action=take]').map((button) => button.textContent)).toEqual([
    'ACME · Acme NV',
    'C00014 · Acmevent Congressen & Evenementen BV',
    'AC-11',
  ])
  await pane.type('[name=replaceBy]', 'acm')
  await pane.press('[data-action=take]')
  await pane.press('[data-action=create]')
  expect(pane.asked).toEqual([
    { action: 'suggest', given: [wrong[0], ''] },
    { action: 'suggest', given: [wrong[0], 'acm'] },
    { action: 'replace', given: [wrong, 'ACME'] },
    { action: 'create', given: [wrong] },
  ])
  await pane.key({ key: 'Escape' })
  expect(pane.all('[name=replaceBy]')).toEqual([])
})

test('help lists the keys that work in the sheet, as this user and this computer have them', async () => {
  const keysOf = async (keys: NonNullable<Parameters<typeof draw>[2]>['keys'], language: Language) => {
    await open('invoices, all ready', language, keys ? { keys } : {})
    await pane.press('[data-action=menu]')
    await pane.press('[data-action=help]')
    await settled()
    const lines = pane.all('[data-keys=sheet] li').map((line) => line.textContent)
    await pane.close()
    return lines
  }
  expect(await keysOf({ isMac: false, own: null }, 'fr')).toEqual([
    'Ctrl+Maj+Alt+J\u00A0: Volet Verkoop',
    'Ctrl+Maj+Alt+K\u00A0: Vérifier',
    'Ctrl+Maj+Alt+G\u00A0: Erreur suivante',
    'Ctrl+Maj+Alt+H\u00A0: Voir le document',
  ])
  expect((await keysOf({ isMac: true, own: null }, 'en'))[0]).toBe('Command+Shift+Option+J: Verkoop pane')
  const own = async () => ({ showPane: 'Ctrl+Shift+Alt+1', checkRows: null })
  expect((await keysOf({ isMac: false, own }, 'nl')).slice(0, 2)).toEqual([
    'Ctrl+Shift+Alt+1: Verkoopvenster',
    'Ctrl+Shift+Alt+G: Volgende fout',
  ])
  await open('invoices, all ready')
})

test('who may not save is not offered to make a customer, but may replace the code', async () => {
  await open('signed out, with rows')
  const fixes = pane.all('[data-problem=UnknownCustomer] .buttons [data-action]').map((button) => button.dataset.action)
  expect(fixes).toEqual(['replace'])
})

test('sentences of the server that differ are different problems', async () => {
  await open('invoices, all ready')
  const drafts = { ...pane.store.get().drafts }
  const problems = ['A-1', 'A-2'].map((item, row) =>
    problem(row, 'NegativeInventory', { message: `Item ${item} is short.` }),
  )
  await change({ drafts: { ...drafts, invoices: { ...drafts.invoices, problems } } })
  expect(pane.all('[data-problem]').map((one) => one.querySelector('h2')?.textContent)).toEqual([
    'Error: Item A-1 is short.',
    'Error: Item A-2 is short.',
  ])
})

test('an ambiguous number is one press away from either meaning, for all cells that ask the same', async () => {
  await open('invoices, wrong rows')
  const buttons = pane.all('[data-action=choose]')
  expect(buttons.map((button) => button.textContent)).toEqual([
    'Use 2500 in 3 cells',
    'Use 2.500 in 3 cells',
    'Use 1234',
    'Use 1.234',
  ])
  await act(async () => buttons[0]?.click())
  const [asked] = pane.asked
  expect(asked?.action).toBe('resolve')
  expect(asked?.given[0]).toHaveLength(3)
  expect(asked?.given[1]).toBe(0)
})

test('what comes by the dozen is one problem; in it each cell says its own, and dates are answered at once', async () => {
  await open('invoices, all ready')
  const drafts = { ...pane.store.get().drafts }
  const problems = [
    ...[3, 0, -3].map((left, row) =>
      problem(row, 'Stockout', { level: 'warning', message: `Item X: ${left} available, 3 requested. Order more.` }),
    ),
    ...['3/4/2026', '5/6/2026'].map((value, row) => {
      const choices = ['first', 'second'].map((text) => ({ text, value: 46_000 + row }))
      const params = { field: 'postingDate', value, first: 'first', second: 'second' }
      return problem(row, 'AmbiguousDate', { level: 'question', params, choices }, 'postingDate')
    }),
  ]
  await change({ drafts: { ...drafts, invoices: { ...drafts.invoices, problems } } })
  expect(pane.all('[data-problem]').map((one) => one.querySelector('h2')?.textContent)).toEqual([
    'Question: 2 rows: Day and month may be the other way round.',
    'Warning: 3 rows: There is not enough in stock.',
  ])
  expect(pane.find('[data-problem=Stockout]').textContent).toContain('Item X: -3 available, 3 requested.')
  const all = pane.all('[data-action=chooseForAll]')
  expect(all.map((button) => button.textContent)).toEqual(['Day first in 2 cells', 'Month first in 2 cells'])
  await act(async () => all[1]?.click())
  expect(pane.asked).toEqual([{ action: 'resolve', given: [problems.slice(3), 1] }])
})

test('each count shows its own, and all when pressed again', async () => {
  await open('invoices, wrong rows')
  const codes = () => pane.all('[data-problem]').map((one) => one.dataset.problem)
  const documents = () => pane.all('[data-action=goToDocument]').map((one) => one.textContent)
  const all = codes()
  await pane.press('[data-count=wrong]')
  expect(pane.find('[data-count=wrong]').getAttribute('aria-pressed')).toBe('true')
  expect(codes()).toEqual(all.filter((code) => code !== 'CreditLimitExceeded'))
  expect(pane.text()).toContain('17 documents to fix, 43 cells')
  await pane.press('[data-count=ready]')
  expect(codes()).toEqual(['CreditLimitExceeded'])
  expect(documents().slice(0, 2)).toEqual([
    'F-117 Garage Maes BV · 4 rows · New',
    'F-118 Bakkerij De Korenaar · 4 rows · New',
  ])
  expect(pane.text()).toContain('31 documents ready, 155 rows')
  await pane.press('[data-count=changed]')
  expect(codes()).toEqual([])
  expect(pane.text()).toContain('3 changed since they were saved, 45 not saved yet')
  expect(documents()[0]).toBe('F-100 Bakkerij De Korenaar · 4 rows · Changed')
  await pane.press('[data-action=goToDocument]')
  expect(pane.asked).toEqual([{ action: 'goToCell', given: [{ sheet: 'invoices', row: 0, column: null }] }])
  await pane.press('[data-count=changed]')
  expect(codes()).toEqual(all)
})

test.each([
  ['en', ['31', '01/11/2026 to 20/11/2026', '125,629.00', '26,382.09', '152,011.09']],
  ['nl', ['31', '01-11-2026 tot 20-11-2026', '125.629,00', '26.382,09', '152.011,09']],
  ['fr', ['31', 'du 01/11/2026 au 20/11/2026', '125 629,00', '26 382,09', '152 011,09']],
] as const)('before posting it says how many, when, how much and that it stays: %s', async (language, values) => {
  await open('asked to confirm', language)
  expect(pane.all('dd').map((one) => one.textContent?.replace(/[\u202f\u00a0]/g, ' '))).toEqual(values)
  if (language === 'en') expect(pane.text()).toContain('It can be credited later, not undone.')
  await pane.press('[data-action=confirm]')
  expect(actions()).toEqual(['confirm'])
})

test('before posting it says what is still warned of, with the way to the cell and nothing to answer there', async () => {
  await open('asked to confirm')
  expect(pane.find('.warnings summary').textContent).toContain('1 warning still on these documents')
  expect(pane.all('.warnings [data-problem]').map((one) => one.dataset.problem)).toEqual(['CreditLimitExceeded'])
  await pane.press('.warnings [data-action=goToCell]')
  expect(pane.asked).toEqual([{ action: 'goToCell', given: [{ sheet: 'invoices', row: 95, column: null }] }])
})

test('questions of other sheets are told, with the way there, and closing a notice answers none of them', async () => {
  await open('asked on other sheets')
  await settled()
  expect(pane.text()).toContain('On the sheet Invoices a question waits for your answer.')
  await pane.press('[data-action=toQuestion-invoices]')
  await pane.press('[data-action=toQuestion-payments]')
  await pane.press('[data-action=close]')
  expect(pane.asked).toEqual([
    { action: 'goToSheet', given: ['invoices'] },
    { action: 'goToSheet', given: ['payments'] },
    { action: 'closeNotice', given: [] },
  ])
})

test('a shipment has no amounts to confirm', async () => {
  await open('asked to ship')
  expect(pane.all('dt').map((one) => one.textContent)).toEqual(['Documents', 'Posting dates'])
  expect(pane.find('[data-action=confirm]').textContent).toBe('Ship now')
})

test('Escape leaves the question unanswered', async () => {
  await open('asked to confirm')
  await pane.key({ key: 'Escape' })
  expect(actions()).toEqual(['dismiss'])
})

test('whoever leaves the question is back at the button that asked it', async () => {
  await open('asked to confirm')
  const { confirmation } = pane.store.get()
  await act(async () => pane.store.change((state) => ({ ...state, confirmation: null })))
  await settled()
  await act(async () => pane.store.change((state) => ({ ...state, confirmation })))
  await settled()
  const leaving = pane.key({ key: 'Escape' })
  pane.store.change((state) => ({ ...state, confirmation: null }))
  await leaving
  await settled()
  expect((document.activeElement as HTMLElement).dataset.action).toBe('post')
})

test('Ctrl+Enter checks, and Alt+Down goes from problem to problem', async () => {
  await open('invoices, wrong rows')
  await pane.key({ key: 'Enter', ctrlKey: true })
  await pane.key({ key: 'ArrowDown', altKey: true })
  await pane.key({ key: 'ArrowDown', altKey: true })
  expect(actions()).toEqual(['check', 'goToCell', 'goToCell'])
  expect(pane.asked.slice(1).map(({ given }) => (given[0] as { row: number }).row)).toEqual([12, 13])
})

test('while posting it counts, can be stopped, and nothing else starts', async () => {
  await open('posting')
  expect(pane.text()).toContain('Posting 12 of 31 documents…')
  expect(pane.find('[role=progressbar]').getAttribute('aria-valuenow')).toBe('38')
  expect(pane.find('[data-action=check]').getAttribute('aria-disabled')).toBe('true')
  await pane.press('[data-action=check]')
  await pane.press('[data-action=cancel]')
  expect(actions()).toEqual(['cancel'])
})

test('the result says posted, failed and not confirmed, and offers to ask again', async () => {
  await open('posted')
  const result = pane.find('[data-card=outcome]')
  expect(result.querySelector('h2')?.textContent).toBe('28 documents posted')
  expect(result.textContent).toContain('2 not posted; the reason stands in the rows')
  expect(result.textContent).toContain('Of 1 document it is not known whether it was done.')
  expect(pane.find('.statusLine').textContent).toContain('1 not confirmed')
  await pane.press('[data-action=resend]')
  await pane.press('[data-action=goTo-postedInvoices]')
  expect(pane.asked).toEqual([
    { action: 'resend', given: [] },
    { action: 'goToSheet', given: ['postedInvoices'] },
  ])
})

test('the focus goes to the result of a command that was given in the pane', async () => {
  await open('invoices, pasted')
  document.hasFocus = () => true
  await change({
    outcome: {
      at: '2026-11-20T14:06:00Z',
      kind: 'good',
      lines: [{ key: 'result.saved', params: { n: 3 } }],
    },
  })
  expect(document.activeElement?.textContent).toBe('3 documents saved')
})

test('a check ends at the counts, and is told in a sentence', async () => {
  await open('invoices, pasted')
  document.hasFocus = () => true
  await change({
    outcome: {
      at: '2026-11-20T14:06:00Z',
      kind: 'mixed',
      lines: [{ key: 'result.checked', params: { ready: 31, wrong: 17 } }],
    },
  })
  expect(document.activeElement).toBe(pane.find('.counts'))
  expect(pane.find('[role=status].heard').textContent).toBe('31 ready, 17 to fix')
  expect(pane.all('[data-card=outcome]')).toEqual([])
})

test('the focus stays in the sheet when the command came from there', async () => {
  await open('invoices, pasted')
  document.hasFocus = () => false
  await change({
    outcome: {
      at: '2026-11-20T14:06:00Z',
      kind: 'good',
      lines: [{ key: 'result.saved', params: { n: 3 } }],
    },
  })
  expect(document.activeElement).toBe(document.body)
})

test('what was told of one thing stays with its sheet; a list of what was refused is closed by the user', async () => {
  await open('invoices, all ready')
  const shown = async (sheet: SheetKey) => {
    await change({ sheet })
    return pane.all('[data-card=outcome], [data-notice]').length
  }
  const refusal = { id: '1', label: 'F-104', code: 'Blocked', message: 'Blocked.' }
  const said = (kind: Outcome['kind'], ...refused: Refusal[]): Outcome => ({
    at: `${kind} ${refused.length}`,
    kind,
    lines: [{ key: 'result.posted', params: { n: 5 } }],
    refused,
  })
  for (const one of [said('good'), said('mixed'), said('bad', refusal)]) {
    await change({ outcome: one })
    expect([await shown('invoices'), await shown('postedInvoices'), await shown('invoices')]).toEqual([1, 0, 1])
  }
  for (const list of [said('mixed', refusal), said('bad', refusal, { ...refusal, id: '2' }), said('unknown')]) {
    await change({ outcome: list })
    expect([await shown('invoices'), await shown('postedInvoices')]).toEqual([1, 1])
    await shown('invoices')
  }
  await pane.press('[data-card=outcome] [data-action=close]')
  expect(actions()).toEqual(['dismiss'])
})

test('a notice of rows stays with their sheet, one of the server or of an error goes along until it is closed', async () => {
  await open('invoices, all ready')
  const notice = (key: WordKey, kind: Notice['kind'] = 'warning') => ({
    notice: { kind, key, params: {}, details: null },
    sheet: 'invoices' as const,
  })
  const shown = async (sheet: SheetKey) => {
    await change({ sheet })
    return pane.all('[data-notice]').length
  }
  for (const key of ['notice.sheetChanged', 'notice.noMistakes', 'notice.needsServer'] as const) {
    await change(notice(key))
    expect([await shown('invoices'), await shown('orders'), await shown('invoices')]).toEqual([1, 0, 1])
  }
  for (const key of ['notice.signInAgain', 'notice.notConfirmed', 'notice.offline'] as const) {
    await change(notice(key))
    expect([await shown('invoices'), await shown('orders')]).toEqual([1, 1])
  }
  await change(notice('problem.InternalError', 'error'))
  expect(await shown('orders')).toBe(1)
})

test('news that came before any sheet was in front ends with the first sheet that it was told on', async () => {
  await open('invoices, all ready')
  await change({ sheet: null })
  await change({
    outcome: { at: 'then', kind: 'good', lines: [{ key: 'result.setUp', params: { sheet: 'Invoices' } }] },
  })
  await change({ sheet: 'invoices' })
  expect(pane.all('[data-card=outcome]')).toHaveLength(1)
  await change({ sheet: 'orders' })
  expect(pane.all('[data-card=outcome]')).toEqual([])
})

test('while an answer is missing, what may be our own work is not told as that of others', async () => {
  await open('others are at work')
  expect(pane.all('[data-action=takeOver]')).toHaveLength(1)
  await change({ unconfirmed: { documents: 3, since: '2026-03-10T08:00:00.000Z' } })
  expect(pane.all('[data-action=takeOver]')).toEqual([])
})

test('an error is an alert with details to copy', async () => {
  const copied: string[] = []
  await open('an error', 'en', { copy: async (text) => void copied.push(text) })
  expect(pane.find('[role=alert]').textContent).toContain('Tell your administrator this number: 0199-8d2f-71aa.')
  await pane.press('[data-action=copy]')
  expect(copied).toEqual(['InternalError · 0199-8d2f-71aa · Something went wrong'])
  expect(pane.find('[data-action=copy]').textContent).toBe('Copied')
})

test('a preview shows the entries of a ledger and totals that agree', async () => {
  await open('a preview')
  await settled()
  expect(pane.all('.facts dd').map((one) => one.textContent)).toEqual(['1,210.00', '1,210.00', '0.00'])
  expect(
    pane
      .all('th')
      .slice(0, 3)
      .map((one) => one.textContent),
  ).toEqual(['Account', 'Debit', 'Credit'])
  expect(pane.all('tbody tr')).toHaveLength(3)
  await pane.choose('select[name=ledger]', 'vatEntries')
  expect(pane.all('tbody td').map((one) => one.textContent)).toEqual(['VAT21', '-1,000.00', '-210.00', '3867'])
  await pane.press('[data-action=back]')
  expect(actions()).toEqual(['dismiss'])
})

test('a refresh tells how many rows each ledger got', async () => {
  await open('general ledger')
  const { ledgers } = pane.store.get()
  const generalLedger = {
    ...ledgers.generalLedger,
    rows: ledgers.generalLedger.rows + 12,
    refreshedAt: '2026-11-20T15:00:00Z',
  }
  const itemLedger = { ...ledgers.itemLedger, refreshedAt: '2026-11-20T15:00:00Z' }
  await change({ ledgers: { ...ledgers, generalLedger, itemLedger } })
  expect(pane.find('[data-card=generalLedger]').textContent).toContain('12 new rows with the last refresh')
  expect(pane.find('[data-card=itemLedger]').textContent).toContain('No new rows with the last refresh')
  expect(pane.find('[data-card=vat]').textContent).toContain('Not refreshed yet')
})

test('the first screen offers its use before it asks for an account', async () => {
  await open('signed out, new workbook')
  await pane.press('[data-action=insertSheets]')
  expect(actions()).toEqual(['setUpWorkbook'])
  expect(primary()).toEqual(['insertSheets'])
})

test('a new workbook that Excel refuses is explained', async () => {
  await open('signed out, new workbook', 'en', { newWorkbook: () => Promise.reject(new Error('no')) })
  await pane.press('[data-action=newWorkbook]')
  await settled()
  expect(pane.text()).toContain('Choose File, New in Excel, and open this pane there.')
})

test('name and password sign in where there is no dialog, and the password does not stay in the field', async () => {
  await open('signed out, with rows')
  await pane.press('[data-action=signIn]')
  await settled()
  await pane.type('input[name=userName]', 'an')
  await pane.type('input[name=password]', 'geheim123')
  await pane.press('button[type=submit]')
  expect(pane.asked).toEqual([{ action: 'signIn', given: [{ userName: 'an', password: 'geheim123' }] }])
  expect((pane.find('input[name=password]') as HTMLInputElement).value).toBe('')
  await change({ session: { kind: 'signed-in', userName: 'an', displayName: 'An', role: 'manager' } })
  expect(pane.find('h1').textContent).toBe('Invoices')
})

test('the dialog signs in with its code, and says why when it cannot', async () => {
  const answers = [
    { kind: 'failed', why: 'notice.dialogBlocked' },
    { kind: 'code', code: { code: 'c', verifier: 'v' } },
  ] as const
  let count = 0
  await open('signed out, with rows', 'en', { askInDialog: async () => answers[count++] ?? answers[0] })
  await pane.press('[data-action=signIn]')
  await settled()
  await pane.press('main [data-action=signIn]')
  expect(pane.text()).toContain('Allow pop-ups for this site')
  await pane.press('main [data-action=signIn]')
  expect(pane.asked).toEqual([{ action: 'signIn', given: [{ code: 'c', verifier: 'v' }] }])
  await pane.press('[data-action=signInHere]')
  expect(pane.find('input[name=password]')).toBeTruthy()
})

test('settings speak another language, change the colours, the company, and the opening with the workbook', async () => {
  const opened: boolean[] = []
  await open('invoices, all ready', 'en', { opening: { isOn: () => false, set: async (on) => void opened.push(on) } })
  await pane.press('[data-action=menu]')
  await pane.press('[role=menu] [data-action=settings]')
  await settled()
  const choose = async (name: string, value: string) => {
    const select = pane.find(`select[name=${name}]`) as HTMLSelectElement
    await act(async () => {
      select.value = value
      select.dispatchEvent(new Event('change', { bubbles: true }))
    })
  }
  await choose('language', 'nl')
  await choose('company', 'brugge')
  await choose('theme', 'dark')
  await pane.press('input[name=opening]')
  expect(pane.asked).toEqual([
    { action: 'speak', given: ['nl'] },
    { action: 'chooseCompany', given: ['brugge'] },
  ])
  expect(pane.find('.pane').className).toContain('dark')
  expect(opened).toEqual([true])
  await pane.press('[data-action=signOut]')
  expect(actions()).toContain('signOut')
})

test('the pane speaks the language of the state', async () => {
  await open('invoices, wrong rows', 'nl')
  expect(document.documentElement.lang).toBe('nl')
  expect(pane.find('h1').textContent).toBe('Facturen')
  expect(pane.find('[data-problem=UnknownCustomer]').textContent).toContain('37 rijen: Klant ACM1 bestaat niet.')
})

test('on a sheet of the user the pane leads to ours', async () => {
  await open('another sheet')
  await pane.press('[data-action=goTo-orders]')
  expect(pane.asked).toEqual([{ action: 'goToSheet', given: ['orders'] }])
})

test('server and rights are on the status line, and what cannot be reached is said', async () => {
  await open('the server is away')
  expect(pane.find('.statusLine').textContent).toContain('Server not reached')
  expect(pane.text()).toContain('You can go on drafting; nothing is lost.')
  await pane.press('[data-action=resend]')
  await change({ unconfirmed: null })
  await pane.press('[data-action=retry]')
  expect(actions()).toEqual(['resend', 'refresh'])
})

test('the selected row tells its document in one line, and opened its state, its mistakes and what can be done', async () => {
  await open('a wrong row is selected')
  const bar = pane.find('[data-action=selection]')
  expect(bar.textContent?.trim()).toBe('F-104 · Bakkerij De Korenaar')
  expect(pane.all('[data-card=selection]')).toEqual([])
  await pane.press('[data-action=selection]')
  await settled()
  const card = pane.find('[data-card=selection]')
  expect(card.querySelector('dl')?.textContent).toContain('State✕ Fix')
  expect(card.querySelectorAll('[data-problem]')).toHaveLength(1)
  expect(card.querySelector('[data-action=post]')?.getAttribute('aria-disabled')).toBe('true')
})

test('of several selected documents it says how many and how much, and acts on all', async () => {
  await open('quotes, three selected')
  expect(pane.find('[data-action=selection]').textContent?.trim()).toBe('3 quotes selected')
  await pane.press('[data-action=selection]')
  await settled()
  expect(pane.find('[data-card=selection] dl').textContent).toBe('Amount incl. VAT1,318.90')
  await pane.press('[data-card=selection] [data-action=selectionMenu]')
  await act(async () => document.querySelector<HTMLElement>('[role=menuitem][data-action=makeOrder]')?.click())
  expect(pane.asked).toEqual([{ action: 'act', given: ['makeOrder', { sheet: 'quotes', selected: true }] }])
})

test('what an edited released order needs first stands beside what it cannot do yet', async () => {
  await open('an edited released order is selected')
  await pane.press('[data-action=selection]')
  await settled()
  const card = pane.find('[data-card=selection]')
  expect(card.textContent).toMatch(/Paid in advance500\.00 of 1,210\.00/)
  expect(card.querySelector('[data-action=ship]')?.getAttribute('aria-disabled')).toBe('true')
  await pane.press('[data-card=selection] [data-action=reopen]')
  expect(pane.asked).toEqual([{ action: 'act', given: ['reopen', { sheet: 'orders', selected: true }] }])
  await pane.press('[data-card=selection] [data-action=selectionMenu]')
  expect([...document.querySelectorAll('[role=menuitem][data-action=release]')]).toEqual([])
})

test('a posted document shows where it stands and can be copied', async () => {
  await open('a posted invoice is selected')
  await settled()
  const card = pane.find('[data-card=selection]')
  expect(card.querySelector('h2')?.textContent).toBe('1010023 · Bakkerij De Korenaar')
  expect([...card.querySelectorAll('dd')].map((one) => one.textContent)).toEqual([
    'Open',
    '20/11/2026',
    '1,210.00',
    '605.00',
  ])
  await pane.press('[data-card=selection] [data-action=selectionMenu]')
  await act(async () => document.querySelector<HTMLElement>('[role=menuitem][data-action=copy-quotes]')?.click())
  expect(pane.asked).toEqual([{ action: 'copy', given: ['postedInvoices', 'quotes'] }])
})

test('what was taken back says by what, and is not offered to be taken back again', async () => {
  await open('what was taken back is selected')
  await settled()
  expect(pane.find('[data-card=selection] dl').textContent).toContain('Cancelled by1040007')
  const offered = pane.all('[data-card=selection] [data-action]').map((one) => one.dataset.action)
  expect(offered).toEqual(['send', 'sendEInvoice', 'open-pdf', 'showDocument', 'showEntries', 'selectionMenu'])
  const { selection } = pane.store.get()
  const documents = selection?.documents.map((one) => ({ ...one, status: 'Undone' })) ?? []
  await change({ sheet: 'shipments', selection: { sheet: 'shipments', documents, areApproved: false } })
  expect(pane.find('[data-card=selection] dl').textContent).toContain('Undone')
  expect(pane.all('[data-action=undo], [data-action=combine]')).toEqual([])
})

test('of a return that is invoiced it says what becomes of a credit memo', async () => {
  await open('asked to confirm')
  const { confirmation } = pane.store.get()
  if (confirmation) await change({ confirmation: { ...confirmation, sheet: 'returns', action: 'receiveAndInvoice' } })
  expect(pane.find('[data-card=confirm]').textContent).toContain('A posted credit memo stays in the books.')
})

test('what the server tells of a correction is read before it is done', async () => {
  await open('asked to correct what was ordered')
  expect(pane.all('.refusals li').map((one) => one.textContent)).toEqual([
    '1010023 Order VO-1017 was invoiced in full and stays closed. Make a new order for what is delivered again.',
  ])
  expect(pane.all('[data-action=confirm]')).toHaveLength(1)
})

test('where nothing can be cancelled it does not ask to cancel none, and names each document once', async () => {
  await open('asked to cancel what cannot be')
  expect(pane.find('h1').textContent).toBe('Cancel')
  expect(pane.all('.refusals li').map((one) => one.textContent)).toEqual(['1040007 does not cancel an invoice.'])
  expect(pane.all('[data-action=confirm]')).toEqual([])
})

test('before cancelling it says what is credited, which documents cannot be, why, and the way out', async () => {
  await open('asked to cancel')
  expect(pane.find('h1').textContent).toBe('Cancel 11 posted invoices?')
  expect(pane.all('dd').map((one) => one.textContent)).toEqual([
    '11',
    '01/11/2026 to 20/11/2026',
    '1,000.00',
    '210.00',
    '1,210.00',
  ])
  expect(pane.all('dt').at(-1)?.textContent).toBe('Total credited')
  expect(pane.all('.refusals li').map((one) => one.textContent)).toEqual([
    '1010023 Invoice 1010023 is paid in whole or in part. Undo the application of the payment first.',
    '1010031 Invoice 1010031 was cancelled already.',
  ])
  await pane.press('[data-action=unapplyPayments]')
  await pane.press('[data-action=preview]')
  await pane.press('[data-action=confirm]')
  expect(pane.asked).toEqual([
    { action: 'act', given: ['cancel', { sheet: 'postedInvoices', selected: true, unapplyPayments: true }] },
    { action: 'preview', given: [] },
    { action: 'confirm', given: [] },
  ])
})

test('what could not be done with some of many documents is told for each', async () => {
  await open('some could not be cancelled')
  const result = pane.find('[data-card=outcome]')
  expect(result.textContent).toContain('498 documents cancelled')
  expect(result.querySelectorAll('.refusals li')).toHaveLength(2)
  await pane.press('[data-action=goTo-postedCreditMemos]')
  expect(pane.asked).toEqual([{ action: 'goToSheet', given: ['postedCreditMemos'] }])
})

test('a document is shown with its chain, each part of which can be pressed', async () => {
  await open('a document with its chain')
  expect(pane.find('h1').textContent).toBe('Invoice 1010024')
  expect(pane.all('[data-chain]').map((one) => one.textContent)).toEqual([
    'QuoteO-1004Accepted2,420.00',
    'OrderVO-1017Released2,420.00',
    'ShipmentVZ-103112/11/2026',
    'ShipmentVZ-104012/11/2026',
    'Invoice1010020Settled605.00',
    'Invoice1010024Open1,815.00',
    'Credit memo2010003Settled302.50',
    'PaymentBANK-44-605.00',
    'PaymentBANK-51-302.50',
  ])
  expect(pane.find('[aria-current=true]').textContent).toContain('1010024')
  await pane.press('[data-chain=salesOrders]')
  await pane.press('[data-action=goToDocument]')
  await pane.key({ key: 'Escape' })
  expect(pane.asked).toEqual([
    { action: 'showDocument', given: [{ kind: 'salesOrders', id: 'o' }] },
    { action: 'goToDocument', given: ['salesInvoices', 'i2'] },
    { action: 'dismiss', given: [] },
  ])
})

async function openSetupPage() {
  await pane.press('[data-action=menu]')
  await act(async () => document.querySelector<HTMLElement>('[role=menuitem][data-action=setup]')?.click())
  await settled()
  for (let tries = 0; tries < 50 && pane.asked.length === 0; tries++)
    await act(() => new Promise<void>((resolve) => setTimeout(resolve, 20)))
}

test('an administrator sees what is missing in the set-up, and mends it where it stands', async () => {
  await open('the set-up of an administrator')
  await openSetupPage()
  expect(actions()).toEqual(['openSetup'])
  expect(pane.all('[data-card=lack] h2').map((one) => one.textContent)).toEqual([
    'General posting · EXPORT × RETAIL',
    'Number series · Posted invoices',
  ])
  await pane.press('[data-card=lack] [data-action=mend]')
  expect((pane.find('input[name=businessGroup]') as HTMLInputElement).readOnly).toBe(true)
  const choice = pane.find('select[name=salesAccount]') as HTMLSelectElement
  expect([...choice.options].map((one) => one.textContent)).toEqual(['', '700000 Verkopen handelsgoederen'])
  await pane.press('[data-action=saveSetup]')
  expect(pane.asked.at(-1)).toMatchObject({
    action: 'saveSetup',
    given: ['generalPostingSetups', { id: 'g' }, { businessGroup: 'EXPORT' }],
  })
})

test('number series that a company of an earlier version lacks are made with one press', async () => {
  await open('the set-up of a company of an earlier version')
  await openSetupPage()
  await pane.press('[data-action=addMissingSeries]')
  expect(actions().at(-1)).toBe('addMissingSeries')
})

test('the set-up names series and choices as the reader does, and saves what the server calls them', async () => {
  await open('the set-up of an administrator', 'nl')
  await pane.press('[data-action=menu]')
  await act(async () => document.querySelector<HTMLElement>('[role=menuitem][data-action=setup]')?.click())
  await settled()
  for (let tries = 0; tries < 50 && pane.all('select[name=part]').length === 0; tries++)
    await act(() => new Promise<void>((resolve) => setTimeout(resolve, 20)))
  await pane.choose('select[name=part]', 'numberSeries')
  expect(pane.all('[data-action=openRecord]').map((one) => one.textContent)).toEqual(['Geboekte facturen 1001024'])
  await pane.choose('select[name=part]', 'salesSetup')
  const choice = pane.find('select[name=creditWarnings]') as HTMLSelectElement
  expect([...choice.options].map((one) => [one.value, one.textContent])).toContainEqual([
    'Both Warnings',
    'Beide waarschuwingen',
  ])
  await pane.choose('select[name=discountPosting]', 'All Discounts')
  await pane.press('[data-action=saveSetup]')
  expect(pane.asked.at(-1)).toMatchObject({
    action: 'saveSetup',
    given: ['salesSetup', { id: 's' }, { discountPosting: 'All Discounts' }],
  })
})

test('a rate of exchange is known by its currency and first day, and another is typed with a comma', async () => {
  await open('the set-up of an administrator', 'nl')
  await openSetupPage()
  await pane.choose('select[name=part]', 'currencyExchangeRates')
  expect(pane.all('[data-action=openRecord]').map((one) => one.textContent)).toEqual(['USD · 01-11-2026 1,0875 = 1'])
  await pane.press('[data-action=openRecord]')
  await pane.type('input[name=exchangeRateAmount]', '1,0912')
  await pane.press('[data-action=saveSetup]')
  expect(pane.asked.at(-1)).toMatchObject({
    action: 'saveSetup',
    given: ['currencyExchangeRates', { id: 'r' }, { exchangeRateAmount: 1.0912 }],
  })
})

test('what may have been done, or not, is asked and not told as a failure', async () => {
  await open('an answer was lost')
  expect(pane.find('[data-card=outcome]').className).toBe('card ask')
})

test('deliveries are chosen one by one or all at once, and taken over by number', async () => {
  await open('shipments to take over')
  expect(pane.find('h1').textContent).toBe('Get shipment lines…')
  await pane.press('input[name=PSS-000412]')
  await pane.press('[data-action=takeDeliveries]')
  await pane.press('[data-action=chooseAll]')
  await pane.press('[data-action=takeDeliveries]')
  expect(pane.asked).toEqual([
    { action: 'takeDeliveries', given: [['PSS-000418']] },
    { action: 'takeDeliveries', given: [['PSS-000412', 'PSS-000418']] },
  ])
})

test('a payment is settled with what is chosen, and says what that leaves and grants', async () => {
  await open('a payment to settle')
  expect(pane.find('h1').textContent).toBe('Apply BNK-000731')
  const facts = () => pane.find('[data-card=applying] > .facts').textContent
  expect(facts()).toBe('Used2,200.00Payment Discount24.20Remains open of BNK-0007310.00')
  expect(pane.find('[data-card=applying] li').textContent).toContain('payment discount 24.20 until 22/11/2026')
  // Of what is chosen it is said too that it came too late.
  expect(pane.text()).toContain('payment discount 29.04 ran until 10/11/2026; this payment came too late')
  expect(pane.text()).not.toContain('246.91')
  await pane.press('input[name=entry-431]')
  await pane.press('[data-action=apply]')
  expect(pane.asked).toEqual([
    {
      action: 'noteApplying',
      given: [{ amounts: { 418: '1,185.80', 377: '1,014.20', 431: '60.50' }, postingDate: '' }],
    },
    {
      action: 'askToApply',
      given: [
        {
          entries: [
            { entryNumber: 418, amount: 1185.8 },
            { entryNumber: 377, amount: 1014.2 },
          ],
        },
      ],
    },
  ])
})

test('what is no amount, or more than is open, is told at its box, and nothing is asked', async () => {
  await open('a payment to settle, refused')
  expect(pane.find('.refusals').textContent).toContain('Entry 418 (PSI-000418) is settled already.')
  expect([...document.querySelectorAll('.problemText')].map(({ textContent }) => textContent)).toEqual([
    'This is no amount. Enter one above 0, such as 121.00.',
    '605.00 is more than the 60.50 that is still open. Enter 60.50 or less.',
  ])
  await pane.press('[data-action=apply]')
  expect(pane.asked).toEqual([])
})

test('before an application is posted, each entry says what is settled of it, and what is granted', async () => {
  await open('asked to settle a payment')
  expect([...document.querySelectorAll('.facts > div')].map(({ textContent }) => textContent)).toEqual([
    'Posting date20/11/2026',
    'Invoice PSI-0004181,210.00',
    'Invoice PSI-0003771,014.20',
    'Payment Discount on PSI-000418, to be taken until 22/11/202624.20',
    'Remains open of PSI-000377437.80',
    'Remains open of BNK-0007310.00',
  ])
})

test('a workbook of an earlier version says what it lacks, and is brought up to date with one press', async () => {
  await open('made with an earlier version')
  expect(pane.find('[data-notice=info]').textContent).toContain('New columns on: Invoices, Orders.')
  await pane.press('[data-action=insertSheets]')
  expect(actions()).toEqual(['setUpWorkbook'])
})

test('nobody else is offered the set-up', async () => {
  await open('invoices, all ready')
  await pane.press('[data-action=menu]')
  expect(document.querySelector('[role=menuitem][data-action=setup]')).toBeNull()
})

test('the figures of the overview lead to their rows, and nothing sold is said', async () => {
  await open('the overview of a manager')
  await settled()
  expect(pane.find('[data-figure=balance]').textContent).toBe('1,246,516.59 Owed by customers')
  expect(pane.find('[data-card=customers] li').textContent).toBe('Ziekenhuis Sint-Rembert 90,000.00')
  for (const selector of ['[data-figure=balance]', '[data-figure=waitingForApproval]', '[data-card=items] li button'])
    await pane.press(selector)
  expect(pane.asked.map(({ action, given }) => [action, given[0]])).toMatchObject([
    ['showRowsBehind', { section: 'figures', key: 'balance' }],
    ['showRowsBehind', { section: 'figures', key: 'waitingForApproval' }],
    ['showRowsBehind', { section: 'items' }],
  ])
  await change(moments['the overview, nothing sold']('en', pane.store.get().words))
  expect(pane.text()).toContain('Nothing was sold yet.')
})

test('whoever came from the overview is told which rows are seen, and sees all of them with one press', async () => {
  await open('rows behind a month of sales')
  await settled()
  expect(pane.find('[data-card=filtered]').textContent).toContain('Only the 14 rows behind: Sales per month, 11/2026')
  await pane.press('[data-action=showAllRows]')
  await pane.press('[data-action=toOverview]')
  expect(pane.asked).toEqual([
    { action: 'showAllRows', given: ['customerLedger'] },
    { action: 'goToSheet', given: ['overview'] },
  ])
})

test('what is owed by age is asked for any day, and leads to statements and reminders', async () => {
  await open('aged receivables of the past, two selected')
  await settled()
  expect(pane.find('[data-card=selection] h2').textContent).toBe('2 customers selected')
  expect(pane.find('[data-card=selection] dd').textContent).toBe('11,948.70')
  await pane.type('input[name=period]', '14D')
  await pane.press('[data-action=showReport]')
  await pane.press('[data-action=openStatement]')
  await pane.press('[data-action=remindCustomer]')
  expect(pane.asked).toEqual([
    {
      action: 'showReport',
      given: ['agedReceivables', { ...noReport.asked, asOf: '2026-06-30', by: 'documentDate', period: '14D' }],
    },
    { action: 'openStatements', given: ['agedReceivables', ['C00012', 'C00020']] },
    { action: 'remind', given: [['C00012', 'C00020']] },
  ])
})

test('statements are asked for some customers and days, opened and sent for the selected row or for all on the sheet', async () => {
  await open('customer statements of two, a row is selected')
  await settled()
  expect(pane.find('[data-card=selection] h2').textContent).toBe('C00012 · Bakkerij De Korenaar')
  expect(pane.find('[data-card=totals] dd').textContent).toBe('11,948.70')
  await pane.type('input[name=customers]', '')
  await pane.press('[data-action=showReport]')
  await pane.press('[data-card=selection] [data-action=showDocument]')
  await pane.press('[data-card=selection] [data-action=sendStatements]')
  await pane.press('[data-card=totals] [data-action=sendStatements]')
  expect(pane.asked).toEqual([
    { action: 'showReport', given: ['customerStatement', { ...noReport.asked, from: '2026-01-01' }] },
    { action: 'showEntryDocument', given: ['customerLedger', 482] },
    { action: 'sendStatements', given: ['customerStatement', ['C00012']] },
    { action: 'sendStatements', given: ['customerStatement', ['C00012', 'C00020']] },
  ])
})

test('a drafted reminder is issued or deleted, an issued one sent or cancelled', async () => {
  const offered = () => pane.all('[data-card=selection] .buttons > .ms-Button').map((one) => one.dataset.action)
  await open('a drafted reminder is selected')
  await settled()
  expect(offered()).toEqual(['issue', 'delete', 'preview', 'open-pdf'])
  await change(moments['an issued reminder is selected']('en', pane.store.get().words))
  expect(offered()).toEqual(['send', 'cancel', 'preview', 'open-pdf', 'showEntries'])
  await pane.press('[data-action=remind]')
  expect(actions()).toEqual(['remind'])
})

test('an entry leads to its document, its transaction and its history; the books say since when they hold', async () => {
  await open('an entry is selected, the books hold')
  await settled()
  for (const name of ['showDocument', 'showTransaction', 'showApplications', 'verifyBooks'])
    await pane.press(`[data-action=${name}]`)
  expect(pane.asked).toEqual([
    { action: 'showEntryDocument', given: ['customerLedger', 4711] },
    { action: 'showTransaction', given: ['customerLedger', 4711] },
    { action: 'showApplications', given: ['customerLedger', 4711] },
    { action: 'verifyBooks', given: [] },
  ])
  expect(pane.find('[data-card=customerLedger]').textContent).toContain('Proven since')
  await change(moments['the books were changed']('en', pane.store.get().words))
  expect(pane.find('[data-card=books]').textContent).toContain('Transaction 512 no longer has the content')
})

test('an entry that is settled says so and is not offered to be applied, one that nothing was applied to not to be taken back', async () => {
  const offered = () => pane.all('[data-card=selection] .buttons > .ms-Button').map((one) => one.dataset.action)
  await open('an entry is selected, the books hold')
  await settled()
  expect(offered()).toEqual(['showDocument', 'showTransaction', 'showApplications', 'apply', 'reverse'])
  await change(moments['a settled entry is selected']('en', pane.store.get().words))
  expect(offered()).toEqual(['showDocument', 'showTransaction', 'showApplications', 'unapply', 'reverse'])
  expect(pane.find('[data-card=selection]').textContent).toContain('Settled')
})

test('what was decided on a customer’s documents is told in the reader’s words, with what was said', async () => {
  await open('a customer', 'nl')
  const text = pane.find('[data-card=customer]').textContent ?? ''
  expect(text).toContain('Afgewezen')
  expect(text).toContain('Order VO-1007, door ben')
  expect(text).toContain('Te veel korting voor deze klant.')
})

test('it is said of each document whether it goes by e-mail, through Peppol, or both', async () => {
  await open('asked to post and send many')
  const told = pane.all('.refusals li').map((one) => one.textContent)
  expect(told[0]).toMatch(/boekhouding@.+, with e-invoice; by Peppol to 0208:0403170701$/)
  expect(told[1]).toMatch(/info@garagemaes.example$/)
})

test('an e-mail that nothing is set up to send is not told as sent', async () => {
  await open('an e-mail that only the server keeps is selected')
  expect(pane.text()).toContain('Kept on the server, not sent')
  expect(pane.all('[data-action=retry]')).toEqual([])
  await pane.close()
  await open('a failed e-mail is selected')
  expect(pane.all('[data-action=retry]')).toHaveLength(1)
})

test('that the server is away is said once: by what waits for it, by what it did not answer, or by itself', async () => {
  const away = 'The server cannot be reached.'
  const said = () => [pane.text().split(away).length - 1, pane.all('[data-action=retry], [data-action=resend]').length]
  for (const name of ['the server is away, two orders wait', 'the server is away'] as const) {
    await open(name)
    await settled()
    expect(said()).toEqual([1, 1])
    await change({ waiting: [], unconfirmed: null })
    expect(said()).toEqual([1, 1])
    await pane.close()
  }
  await open('an answer was lost')
  await change({ connection: 'offline' })
  expect(said()).toEqual([1, 1])
})

test('what was asked for of the selected document is not offered again', async () => {
  await open('a wrong row is selected')
  const all = moments['invoices, all ready']('en', pane.store.get().words)
  for (const asked of [null, 'waiting', 'unknown'] as const) {
    const list = all.drafts.invoices.list.map((entry) => ({ ...entry, isReady: true, asked }))
    await change({ drafts: { ...all.drafts, invoices: { ...all.drafts.invoices, list } } })
    if (asked === null) await pane.press('[data-action=selection]')
    await settled()
    const post = pane.find('[data-card=selection] [data-action=post]')
    expect(post.getAttribute('aria-disabled')).toBe(asked === null ? null : 'true')
    expect(pane.find('[data-card=selection]').textContent).toContain(
      { null: 'New', waiting: 'Waits for the server', unknown: 'Not confirmed' }[String(asked)],
    )
  }
})

test('where a button is missing it is said why', async () => {
  await open('invoices, empty')
  expect(pane.all('[data-action=check]')).toEqual([])
  const ofRows = pane.all('main p').flatMap(({ textContent }) => (textContent?.includes('row') ? [textContent] : []))
  expect(ofRows).toEqual(['No rows yet. The buttons to check and to post come with the first one.'])
  await pane.close()
  await open('a posted invoice is selected')
  await settled()
  expect(pane.all('[data-action=cancel]')).toHaveLength(1)
  expect(pane.text()).not.toContain('needs the role')
  const { session } = pane.store.get()
  await change({ session: { ...session, role: 'clerk' } as typeof session })
  expect(pane.all('[data-action=cancel]')).toEqual([])
  expect(pane.text()).toContain('Posting needs the role accountant.')
})

test('a sheet is named as the workbook names it', async () => {
  await open('invoices, empty', 'nl')
  await change({ sheetNames: { invoices: 'Facturen (2)' } })
  expect(pane.find('h1').textContent).toBe('Facturen (2)')
  expect(pane.text()).toContain('Plak of typ uw rijen onder de koppen van Facturen (2), één rij per regel.')
})

test('what is taken back of a ledger is counted as entries, not as documents', async () => {
  await open('asked to reverse a payment')
  await settled()
  expect(pane.find('[data-card=confirm] dl').textContent).toMatch(/^Entries1/)
})
