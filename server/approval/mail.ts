/** The body of an e-mail about a request for approval, as text and as HTML; the way in is a link, never a form. */
import { button, factBox, foot, heading, letter, note, paragraph } from '../../shared/print/letter.ts'
import type { ApprovalNotice } from '../../shared/sales/approval.ts'
import { amountText, dateText } from '../../shared/words/sentence.ts'
import { type Language, say, type WordKey } from '../../shared/words/words.ts'

export interface NoticeBody {
  readonly text: string
  readonly html: string
}

/** `address` is where it is answered; null where there is nothing to answer. */
export function noticeBody(notice: ApprovalNotice, language: Language, address: string | null): NoticeBody {
  const { news, entry, seller } = notice
  const title = documentName(notice, language)
  const params = { user: entry.senderUserName, approver: entry.approverUserName, document: title }
  const opening = say(language, `approval.mail.${news}`, params)
  const facts = factsOf(notice, language)
  const way = address === null ? null : { address, ...wayWords(language, entry.approverUserName) }
  const text = [
    opening,
    facts.map(([name, value]) => `${name}: ${value}`).join('\n'),
    ...(way ? [`${way.button}:\n${way.address}`, way.safety] : []),
    seller.displayName,
  ]
  return {
    text: `${text.join('\n\n')}\n`,
    html: htmlOf(language, title, opening, facts, way, seller.displayName),
  }
}

const wayWords = (language: Language, user: string) => ({
  button: say(language, 'approval.mail.open'),
  safety: say(language, 'approval.mail.safety', { user }),
})

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

interface Way {
  readonly address: string
  readonly button: string
  readonly safety: string
}
const htmlOf = (
  language: Language,
  title: string,
  opening: string,
  facts: readonly (readonly [string, string])[],
  way: Way | null,
  sender: string,
): string =>
  letter(language, title, [
    heading(title),
    paragraph(opening),
    factBox(facts),
    ...(way ? [button({ text: way.button, url: way.address }), note(way.safety)] : []),
    foot([sender]),
  ])
