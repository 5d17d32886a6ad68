/**
 * The page behind the link of an e-mail: the document, who asks, and two buttons. Plain HTML that works on a phone and without
 * scripts; what it says is in the approver's language.
 */

import type { DocumentResource } from '../../shared/posting/document-kinds.ts'
import type { RecordIn } from '../../shared/posting/resources.ts'
import type { AnyLine } from '../../shared/sales/document.ts'
import { amountText, dateText, numberText } from '../../shared/words/sentence.ts'
import { type Language, say, type WordKey } from '../../shared/words/words.ts'
import { escaped, htmlPage } from '../pages/html.ts'

type Entry = RecordIn<'approvalEntries'>
type Document = RecordIn<DocumentResource>

export interface Shown {
  readonly entry: Entry
  /** All of the request, in their order. */
  readonly entries: readonly Entry[]
  readonly document: Document
  readonly companyName: string
  readonly currencyCode: string
  /** Why an answer was refused, in words. */
  readonly problem: string | null
}

export function approvalPage(language: Language, shown: Shown): string {
  const { entry, problem } = shown
  const title = titleOf(language, entry)
  const isOpen = entry.status === 'Open'
  const parts = [
    `<h1>${escaped(title)}</h1>`,
    problem ? `<p role="alert">${escaped(problem)}</p>` : '',
    // First of all, since on a phone what is below is not seen at once.
    isOpen ? '' : `<p role="status"><strong>${escaped(outcome(language, entry))}</strong></p>`,
    facts(language, shown),
    lines(language, shown),
    history(language, shown),
    isOpen ? answerForm(language) : '',
  ]
  return page(language, title, parts.join('\n'))
}

/** Who the link is for signs in, with a password or, at the address `entra`, with Entra ID; nothing of the document is shown before. */
export function approvalSignIn(
  language: Language,
  userName: string,
  problem: string | null,
  entra: string | null,
): string {
  const word = (key: WordKey) => escaped(say(language, key))
  const title = say(language, 'approval.page.signIn')
  return page(
    language,
    title,
    `<h1>${escaped(title)}</h1>
<p>${escaped(say(language, 'approval.page.why', { user: userName }))}</p>
<form method="post">
<label>${word('pane.user')} <input name="userName" value="${escaped(userName)}" autocomplete="username" readonly></label>
<label>${word('pane.password')} <input name="password" type="password" autocomplete="current-password" required autofocus></label>
<p role="alert">${problem ? escaped(problem) : ''}</p>
<button name="do" value="signIn">${word('action.signIn')}</button>
</form>${entra ? `\n<p class="other"><a href="${escaped(entra)}">${word('approval.page.entra')}</a></p>` : ''}`,
  )
}

/** For a link that is over, was changed, or whose request went to somebody else. */
export function approvalGone(language: Language): string {
  const title = say(language, 'approval.page.gone')
  return page(
    language,
    title,
    `<h1>${escaped(title)}</h1>\n<p>${escaped(say(language, 'approval.page.goneAbout'))}</p>`,
  )
}

const titleOf = (language: Language, entry: Entry) =>
  `${say(language, `kind.${entry.documentType}` as WordKey)} ${entry.documentNumber}`

function outcome(language: Language, { status, approverUserName: user }: Entry): string {
  return say(language, status === 'Created' ? 'approval.byCreated' : (`approval.by${status}` as WordKey), { user })
}

function facts(language: Language, { entry, document, companyName, currencyCode }: Shown): string {
  const money = (amount: number, currency: string) => `${currency} ${amountText(amount, language)}`
  const own = document.currencyCode || currencyCode
  const day = document.postingDate
  const known: [WordKey, string][] = [
    ['field.customerName', `${document.customerName} (${document.customerNumber})`],
    ['field.date', day ? dateText(day, language) : ''],
    ['field.totalAmountExcludingTax', money(document.totalAmountExcludingTax, own)],
    ['field.totalAmountIncludingTax', money(document.totalAmountIncludingTax, own)],
    ['approval.amount', own === currencyCode ? '' : money(entry.amount, currencyCode)],
    ['field.externalDocumentNumber', document.externalDocumentNumber],
    ['field.senderUserName', entry.senderUserName],
    ['approval.answerBy', entry.dueDate ? dateText(entry.dueDate, language) : ''],
    ['approval.company', companyName],
  ]
  const rows = known
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `<dt>${escaped(say(language, key))}</dt><dd>${escaped(value)}</dd>`)
  return `<dl>${rows.join('')}</dl>`
}

function lines(language: Language, { document }: Shown): string {
  const rows = (document.lines as readonly AnyLine[]).map((line) => {
    if (line.lineType === 'Comment') return `<tr><td colspan="2">${escaped(line.description)}</td></tr>`
    const discount = line.discountPercent ? ` − ${numberText(line.discountPercent, language)} %` : ''
    const many = `${numberText(line.quantity, language)} × ${amountText(line.unitPrice ?? 0, language)}${discount}`
    return `<tr><td>${escaped(line.description)}<br><small>${escaped(many)}</small></td><td class="figure">${escaped(amountText(line.netAmount, language))}</td></tr>`
  })
  const head = `<tr><th scope="col">${escaped(say(language, 'field.description'))}</th><th scope="col" class="figure">${escaped(say(language, 'field.amountExcludingTax'))}</th></tr>`
  return `<table><thead>${head}</thead><tbody>${rows.join('\n')}</tbody></table>`
}

/** What others have answered before. */
function history(language: Language, { entries, entry }: Shown): string {
  const told = entries
    .filter((one) => one.id !== entry.id && (one.status === 'Approved' || one.status === 'Rejected'))
    .filter((one) => one.approverUserName !== one.senderUserName)
    .map((one) => [outcome(language, one), one.comment].filter((text) => text !== '').join(': '))
  return told.length === 0 ? '' : `<ul>${told.map((text) => `<li>${escaped(text)}</li>`).join('')}</ul>`
}

const answerForm = (language: Language) => `<form method="post">
<label>${escaped(say(language, 'field.comment'))}
<textarea name="comment" rows="3" maxlength="1000"></textarea></label>
<p class="note">${escaped(say(language, 'approval.commentNote'))}</p>
<div class="answers">
<button name="do" value="approve">${escaped(say(language, 'approval.page.approve'))}</button>
<button name="do" value="reject" class="plain">${escaped(say(language, 'approval.page.reject'))}</button>
</div>
</form>`

const style = `<style>
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2em 1em; } dt { color: #5c5c5c; } dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; } th, td { padding: .4em 0; border-bottom: 1px solid #d6d6d6; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
.figure { text-align: right; white-space: nowrap; padding-left: 1em; } small, .note { color: #5c5c5c; } .note { margin: .3em 0 0; font-size: .9em; }
textarea { font: inherit; width: 100%; box-sizing: border-box; padding: .4em .6em; } input[readonly] { background: #f3f3f3; color: #242424; }
.answers { display: grid; grid-template-columns: 1fr 1fr; gap: 1em; } .answers button { min-height: 3em; }
a { color: #0f6c3f; } .other { margin-top: 1.5em; text-align: center; }
button.plain { background: #fff; color: #b10e1c; border: 1px solid #b10e1c; }
@media (prefers-color-scheme: dark) { a { color: #8fd3ac; } dt, small, .note { color: #bbb; } th, td { border-color: #444; } a { color: #0f6c3f; } .other { margin-top: 1.5em; text-align: center; }
button.plain { background: #1f1f1f; color: #ff99a4; border-color: #ff99a4; } input[readonly] { background: #333; color: #eee; } textarea, input { background: #2b2b2b; color: #eee; border: 1px solid #777; } }
</style>
`
const page = (language: Language, title: string, body: string) => htmlPage(language, title, body, style)
