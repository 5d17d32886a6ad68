/** The documents of the selected rows: where they stand, what is wrong with them, and what can be done with them. */
import type { ReactElement } from 'react'
import { chainKinds } from '../../shared/reports/document-chain.ts'
import { type ActionName, actionNamed } from '../../shared/sheets/actions.ts'
import {
  type DocumentFile,
  type DraftSheet,
  delivered,
  drafted,
  draftSheets,
  filesOf,
  isDocumentSheet,
  isDraftSheet,
  postedSheet,
  resourceOf,
  type SheetKey,
  sheets,
} from '../../shared/sheets/sheets.ts'
import { termText } from '../../shared/words/terms.ts'
import type { Problem } from '../state/findings.ts'
import type { ApprovalState, Selected, Selection, SentEmail } from '../state/selection.ts'
import type { State } from '../state/state.ts'
import { PreviewButton } from './draft-actions.tsx'
import { Limits } from './limits.tsx'
import { isAdmin, isCutOff, isSignedIn, mayApprove, mayPost, maySave, neededFor, sessionNow } from './may.ts'
import { NeedServer } from './need-server.tsx'
import { usePane } from './pane.tsx'
import { groupsOf } from './problem-groups.ts'
import { ProblemList } from './problems.tsx'
import { type Speech, useSpeech } from './speech.tsx'
import { Button, MenuButton, type MenuEntry } from './ui/button.tsx'
import { Card } from './ui/card.tsx'
import { type Fact, Facts } from './ui/facts.tsx'

export function SelectionCard({ state }: { readonly state: State }): ReactElement | null {
  const speech = useSpeech()
  const { selection } = state
  if (selection === null || selection.sheet !== state.sheet) return null
  const { sheet, documents } = selection
  const [first] = documents
  const only = documents.length === 1 && first ? first : null
  const problems = only ? problemsOf(state, sheet, only) : []
  const ofDrafts = isDocumentSheet(sheet) && postedSheet(sheet).ofDrafts !== undefined
  const title = only
    ? [only.label || (ofDrafts ? '' : speech.say('pane.noLabel')), only.party].filter(Boolean).join(' · ')
    : speech.say('pane.selected', { documents: speech.known(`noun.${sheet}`, '', { n: documents.length }) })
  return (
    <Card name="selection" title={title} tone={only && problems.length > 0 ? 'bad' : 'plain'}>
      <Facts facts={only ? factsOfOne(only, state, speech) : factsOfMany(documents, speech)} />
      <OwnProblems problems={problems} />
      {isSignedIn(sessionNow(state)) && <SelectionActions state={state} selection={selection} />}
    </Card>
  )
}

function factsOfOne(selected: Selected, state: State, speech: Speech): readonly Fact[] {
  const { row, date, total, remaining, status, canceledBy = '', currency } = selected
  const isReminder = state.sheet === 'reminders'
  const { say, amount, day, field } = speech
  return [
    { name: say('pane.documentState'), value: stateOf(row, status, state, speech) },
    { name: field('canceledBy'), value: canceledBy },
    ...(date ? [{ name: field('date'), value: day(date) }] : []),
    ...(total === null
      ? []
      : [{ name: field(isReminder ? 'totalAmount' : 'totalAmountIncludingTax'), value: amount(total, currency) }]),
    ...(remaining === null || remaining === 0
      ? []
      : [{ name: field('remainingAmount'), value: amount(remaining, currency) }]),
    ...factsOfPrepayment(selected, speech),
    ...factsOfApproval(selected, speech),
    ...factsOfSent(selected, speech),
  ].filter(({ value }) => value !== '')
}

/** What is still to be paid before anything of the order leaves. */
function factsOfPrepayment({ prepaid, total, currency }: Selected, speech: Speech): readonly Fact[] {
  const { say, amount, field } = speech
  if (prepaid === undefined) return []
  const paid = amount(prepaid, currency)
  const value = total === null ? paid : say('pane.prepaidOf', { paid, total: amount(total, currency) })
  return [{ name: field('prepaidAmount'), value }]
}

/** Who is asked and until when, or who answered, and what was said. */
function factsOfApproval({ approval, total }: Selected, speech: Speech): readonly Fact[] {
  if (!approval) return []
  const { say, day, known, field, amount } = speech
  const { status, approver, sender, dueDate, comment } = approval
  const isPending = status === 'Pending'
  return [
    ...(total === null ? [{ name: field('totalAmountExcludingTax'), value: amount(approval.amount) }] : []),
    {
      name: field('approvalStatus'),
      value: isPending
        ? say('approval.waitsFor', { user: approver })
        : known(`approval.by${status}`, '', { user: approver }),
    },
    ...(isPending && dueDate ? [{ name: say('approval.answerBy'), value: day(dueDate) }] : []),
    { name: field('senderUserName'), value: sender },
    ...(comment === '' ? [] : [{ name: field('comment'), value: comment }]),
  ]
}

/** What became of the latest e-mail and of the e-invoice, and why where it did not go well. */
const factsOfSent = ({ email, eInvoice, party }: Selected, speech: Speech): readonly Fact[] => [
  ...(email ? factsOfMessage(speech.say('pane.email'), email, party, speech) : []),
  ...(eInvoice ? factsOfMessage(speech.say('pane.eInvoice'), eInvoice, party, speech) : []),
]

function factsOfMessage(name: string, message: SentEmail, party: string, speech: Speech): readonly Fact[] {
  const { say, time, field } = speech
  const { at, to, lastError } = message
  const state = becameOf(message, speech)
  return [
    { name, value: at ? say('pane.emailAt', { status: state, time: time(at) }) : state },
    ...(to === party ? [] : [{ name: say('sending.to'), value: to }]),
    ...(lastError === '' ? [] : [{ name: field('lastError'), value: lastError }]),
  ]
}

function becameOf({ status, delivery }: SentEmail, { say, known, language }: Speech): string {
  if (delivery === 'Kept') return say('pane.kept')
  const told = delivery === '' ? '' : termText(delivery, language).toLowerCase()
  return [known(`status.${status}`, status), told].filter(Boolean).join(', ')
}

/** As the Status column would say it: what is wrong comes before where it stands. */
function stateOf(row: number, status: string, { drafts, sheet }: State, { say, known }: Speech): string {
  const saved = status === '' ? '' : known(`status.${status.replaceAll(' ', '')}`, status)
  if (sheet === null || !isDraftSheet(sheet)) return saved
  const entry = drafts[sheet].list.find((one) => one.rows[0] === row)
  if (!entry) return saved
  const change = entry.change === 'clean' ? saved : say(entry.change === 'new' ? 'status.new' : 'status.changed')
  if (entry.asked) return say(`status.${entry.asked}`)
  return entry.isReady ? change : say('status.error')
}

function factsOfMany(documents: readonly Selected[], { amount, field }: Speech): readonly Fact[] {
  const known = documents.flatMap(({ total }) => (total === null ? [] : [total]))
  const [currency = '', ...others] = new Set(documents.map((one) => one.currency))
  if (known.length < documents.length || others.length > 0) return []
  const sum = known.reduce((all, one) => all + Math.round(one * 100), 0) / 100
  return [{ name: field('totalAmountIncludingTax'), value: amount(sum, currency) }]
}

function problemsOf({ drafts }: State, sheet: SheetKey, { row }: Selected): readonly Problem[] {
  if (!isDraftSheet(sheet)) return []
  const { list, problems } = drafts[sheet]
  const rows = new Set(list.find((one) => one.rows[0] === row)?.rows)
  return problems.filter(({ place }) => rows.has(place.row))
}

const OwnProblems = ({ problems }: { readonly problems: readonly Problem[] }): ReactElement | null =>
  problems.length === 0 ? null : <ProblemList groups={groupsOf(problems)} />

interface SelectionActionsProps {
  readonly state: State
  readonly selection: Selection
}

function SelectionActions({ state, selection }: SelectionActionsProps): ReactElement {
  const { say, known } = useSpeech()
  const { actions, isBusy } = usePane()
  const session = sessionNow(state)
  const { sheet, documents } = selection
  const left = actionsOf(selection).filter((action) => isLeft(action, documents) && isAbout(action, selection, session))
  const offered = left.filter((action) => mayBy[actionNamed(action).by](session))
  const blocked = isBusy || (isDraftSheet(sheet) && documents.every(({ row }) => !isReadyIn(state, sheet, row)))
  // As it stands nothing else may be done with it: the way out stands beside what cannot be done yet.
  const isFreeing = (action: ActionName) => actionNamed(action).frees === true
  const framed = isDraftSheet(sheet)
    ? offered.filter((action) => actionNamed(action).posts || (blocked && isFreeing(action)))
    : offered
  const postings = offered.filter((action) => actionNamed(action).posts)
  const others = offered.filter((action) => !framed.includes(action))
  const files = filesOf(sheet)
  const [quick] = files
  const away = isCutOff(state)
  const cannot = (action: ActionName) => neededFor(state, action) !== null
  const isOff = (action: ActionName) => (isFreeing(action) ? isBusy : blocked) || cannot(action)
  const act = (action: ActionName) => actions.act(action, { sheet, selected: true })
  // What was posted is saved; a shipment has no status at all.
  const isPaper = !isDocumentSheet(sheet) || !postedSheet(sheet).isAbout
  const isChained = isPaper && (chainKinds as readonly string[]).includes(resourceOf(sheet))
  const isSaved = isDocumentSheet(sheet) || documents.every(({ status }) => status !== '')
  const isUndone = documents.every(({ status }) => status === 'Undone')
  const isPosted = documents.some(({ status }) => status !== 'Draft')
  const canTake = isDraftSheet(sheet) && delivered(sheet) !== null && documents.length === 1 && maySave(session)
  const canDelete = isDraftSheet(sheet) && isSaved && maySave(session)
  const menu: readonly MenuEntry[] = [
    ...others.map((name) => ({
      name,
      label: say(`do.${name}`),
      disabled: isOff(name),
      onPress: () => act(name),
    })),
    ...(isSaved ? files.filter((file) => file !== quick).map((file) => fileEntry(file)) : []),
    ...(maySave(session) && isSaved && isPaper ? copiesOf(sheet).map((to) => copyEntry(to)) : []),
    ...(canTake ? [takeEntry(sheet)] : []),
    ...(canDelete ? [{ name: 'delete', label: say('do.delete'), disabled: isBusy, onPress: () => act('delete') }] : []),
  ]
  function copyEntry(to: (typeof draftSheets)[number]): MenuEntry {
    const label = say('do.copy', { sheet: say(`sheet.${to}`) })
    return { name: `copy-${to}`, label, icon: 'copy', disabled: isBusy || away, onPress: () => actions.copy(sheet, to) }
  }
  function takeEntry(to: DraftSheet): MenuEntry {
    const label = known(`do.takeDeliveries.${to}`, '')
    return { name: 'takeDeliveries', label, disabled: isBusy || away, onPress: () => actions.offerDeliveries(to) }
  }
  function fileEntry(file: DocumentFile): MenuEntry {
    const label = say(`do.open.${file}`)
    return { name: `open-${file}`, label, disabled: isBusy || away, onPress: () => actions.openFiles(sheet, file) }
  }
  const only = away
    ? [
        ...offered.filter(cannot).map((name) => say(`do.${name}`)),
        ...(isSaved ? files.map((file) => say(`do.open.${file}`)) : []),
      ]
    : []
  return (
    <div className="buttons">
      {framed.map((name) => (
        <Button key={name} name={name} label={say(`do.${name}`)} disabled={isOff(name)} onPress={() => act(name)} />
      ))}
      {isDocumentSheet(sheet) && postedSheet(sheet).combines && !isUndone && maySave(session) && (
        <Button
          name="combine"
          label={known(`do.combine.${sheet}`, '')}
          disabled={isBusy || away}
          onPress={() => actions.combine(sheet)}
        />
      )}
      <PreviewButton actions={postings} disabled={blocked} scope={{ sheet, selected: true }} />
      {isSaved && quick && (
        <Button
          name={`open-${quick}`}
          kind="quiet"
          icon="page"
          label={say(`do.open.${quick}`)}
          disabled={isBusy || away}
          onPress={() => actions.openFiles(sheet, quick)}
        />
      )}
      {isSaved && isChained && documents.length === 1 && (
        <Button
          name="showDocument"
          kind="quiet"
          icon="chain"
          label={say('do.showDocument')}
          disabled={isBusy}
          onPress={() => actions.showDocument({ sheet })}
        />
      )}
      {isDocumentSheet(sheet) && isPaper && isPosted && postedSheet(sheet).rowPer !== 'outstandingLine' && (
        <Button
          name="showEntries"
          kind="quiet"
          icon="ledger"
          label={say('do.showEntries')}
          disabled={isBusy || away}
          onPress={() => actions.showEntries(sheet)}
        />
      )}
      {menu.length > 0 && <MenuButton name="selectionMenu" label={say('do.more')} icon="more" entries={menu} />}
      <NeedServer labels={only} />
      {/* A sheet of drafts says so beside its own buttons. */}
      {isDocumentSheet(sheet) && offered.length < left.length && <Limits session={session} />}
    </div>
  )
}

const mayBy = { clerk: maySave, accountant: mayPost, manager: mayApprove } as const

/** In none of their statuses is it done, or is there anything left of it to do. */
function isLeft(action: ActionName, documents: Selection['documents']): boolean {
  const { when, unless, answers } = actionNamed(action)
  return documents.some(
    ({ status }) => !unless?.includes(status) && (answers || !when || when.includes(status || 'Draft')),
  )
}

/** Approval is offered where it is asked for: to those who may answer, and of documents that need it. */
function isAbout(action: ActionName, { documents, areApproved }: Selection, session: State['session']): boolean {
  const some = (is: (approval: ApprovalState) => boolean) =>
    documents.some(({ approval }) => approval?.status === 'Pending' && is(approval))
  if (action === 'requestApproval')
    return areApproved && documents.some(({ approval }) => !['Pending', 'Approved'].includes(approval?.status ?? ''))
  if (action === 'cancelApproval') return some(({ isSent }) => isSent || isAdmin(session))
  if (action === 'delegate') return some(({ isMine, isSent }) => isMine || isSent || isAdmin(session))
  return actionNamed(action).answers ? some(({ isMine }) => isMine) : true
}

/** Where drafts stand beside what was posted, each is offered its own. */
function actionsOf({ sheet, documents }: Selection): readonly ActionName[] {
  if (isDraftSheet(sheet)) return Object.keys(drafted(sheet).actions) as ActionName[]
  if (!isDocumentSheet(sheet)) return []
  const { actions, ofDrafts } = postedSheet(sheet)
  const all = Object.keys(actions) as ActionName[]
  if (!ofDrafts) return all
  return all.filter((action) => documents.some(({ status }) => (status === 'Draft') === ofDrafts.includes(action)))
}

const isReadyIn = ({ drafts }: State, sheet: SheetKey, row: number): boolean =>
  isDraftSheet(sheet) && drafts[sheet].list.some((entry) => entry.rows[0] === row && entry.isReady && !entry.asked)

/** Sales documents can be copied into any kind of sales draft; what has other columns cannot. */
const copiesOf = (sheet: SheetKey) =>
  sheets[sheet].columns.some(({ key }) => key === 'vendorNumber') ||
  (isDocumentSheet(sheet) && postedSheet(sheet).cannotBeCopied)
    ? []
    : draftSheets.filter((to) => drafted(to).party === 'customerNumber')
