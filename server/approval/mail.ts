/** The body of an e-mail about a request for approval, as text and as HTML; the way in is a link, never a form. */
import type { ApprovalNotice } from '../../shared/sales/approval.ts'
import { amountText, dateText } from '../../shared/words/sentence.ts'
import { type Language, say, type WordKey } from '../../shared/words/words.ts'
import { escaped } from '../pages/html.ts'

export interface NoticeBody {
  readonly text: string
  readonly html: string
}

/** `address` is where it is answered; null where there is nothing to answer. */
export function noticeBody(notice: ApprovalNotice, language: Language, address: string | null): NoticeBody {
  const { news, entry, seller } = notice
  const params = {
    user: entry.senderUserName,
    approver: entry.approverUserName,
    document: documentName(notice, language),
  }
  const opening = say(language, `approval.mail.${news}`, params)
  const facts = factsOf(notice, language)
  const button = say(language, 'approval.mail.open')
  const safety = say(language, 'approval.mail.safety', { user: entry.approverUserName })
  const text = [
    opening,
    facts.map(([name, value]) => `${name}: ${value}`).join('\n'),
    ...(address ? [`${button}:\n${address}`, safety] : []),
    seller.displayName,
  ]
  return {
    text: `${text.join('\n\n')}\n`,
    html: htmlOf(language, opening, facts, address === null ? null : { address, button, safety }, seller.displayName),
  }
}

const documentName = ({ entry }: ApprovalNotice, language: Language) =>
  `${say(language, `kind.${entry.documentType}` as WordKey)} ${entry.documentNumber}`

function factsOf({ entry, currencyCode, news }: ApprovalNotice, language: Language): [string, string][] {
  const asks = news === 'asked' || news === 'due'
  return [
    [say(language, 'field.customerName'), entry.customerName],
    [say(language, 'field.totalAmountExcludingTax'), `${currencyCode} ${amountText(entry.amount, language)}`],
    ...(asks && entry.dueDate
      ? [[say(language, 'approval.answerBy'), dateText(entry.dueDate, language)] as [string, string]]
      : []),
    ...(entry.comment === '' ? [] : [[say(language, 'field.comment'), entry.comment] as [string, string]]),
  ]
}

const font = "font-family:'Segoe UI',Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5;color:#1b1b1b"
const cell = (text: string, more: string) =>
  `<td style="padding:6px 12px 6px 0;vertical-align:top;font-size:14px;${more}">${escaped(text)}</td>`

interface Way {
  readonly address: string
  readonly button: string
  readonly safety: string
}
function htmlOf(
  language: Language,
  opening: string,
  facts: readonly (readonly [string, string])[],
  way: Way | null,
  sender: string,
): string {
  const rows = facts.map(([name, value]) => `<tr>${cell(name, 'color:#5c5c5c')}${cell(value, 'font-weight:600')}</tr>`)
  const link = way
    ? `<p style="margin:18px 0"><a href="${escaped(way.address)}" style="display:inline-block;padding:12px 20px;background:#0f6c3f;color:#ffffff;text-decoration:none;border-radius:4px;font-weight:600">${escaped(way.button)}</a></p>
<p style="margin:0 0 14px;font-size:13px;color:#5c5c5c">${escaped(way.safety)}</p>`
    : ''
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(opening)}</title></head>
<body style="margin:0;padding:0;background:#ffffff"><div style="max-width:560px;padding:20px;${font}">
<p style="margin:0 0 14px">${escaped(opening)}</p>
<table cellpadding="0" cellspacing="0" style="border-collapse:collapse;${font}">${rows.join('')}</table>
${link}
<p style="margin:18px 0 0">${escaped(sender)}</p>
</div></body></html>
`
}
