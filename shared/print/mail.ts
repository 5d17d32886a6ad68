/** The body of a message that brings a document: a few words and an extract of it, as plain text and as HTML. */
import type { Issued } from '../sales/issued.ts'
import { type PrintWord, printed } from '../words/print.ts'
import { amountText } from './figures.ts'
import { button, factBox, foot, heading, letter, note, paragraph, table } from './letter.ts'
import { isDraft } from './name.ts'
import { currencyOf, type Paper } from './paper.ts'
import type { Column, Row } from './rows.ts'

export interface MailBody {
  readonly text: string
  readonly html: string
}

/** How the document itself reaches the reader. */
export interface Enclosed {
  readonly isAttached: boolean
  /** It comes through the network of e-invoices as well. */
  readonly isOverPeppol: boolean
}
const attached: Enclosed = { isAttached: true, isOverPeppol: false }

/** `message` is what its sender wrote, "" for nothing. */
export function mailOf(issued: Issued, paper: Paper, message: string, enclosed = attached): MailBody {
  const opening = openingOf(issued, paper, message, enclosed)
  const closing = [printed(paper.language, 'regards'), issued.salesperson?.displayName ?? '', paper.sender.name].filter(
    (line) => line !== '',
  )
  return { text: textOf(paper, opening, closing), html: htmlOf(paper, opening, closing) }
}

/** What its sender wrote, or our own words; then how it stands with the payment. */
function openingOf(issued: Issued, paper: Paper, message: string, enclosed: Enclosed): string[] {
  const said = message.trim() === '' ? ownWords(paper, enclosed.isAttached) : message.trim().split(/\n{2,}/)
  // A text of reminder terms may greet by itself.
  const greeting = said[0]?.endsWith(',') ? '' : greetingOf(issued, paper.language)
  const network = enclosed.isOverPeppol ? printed(paper.language, 'overPeppol') : ''
  return [greeting, ...said, network, ...statusOf(issued, paper)].filter((line) => line !== '')
}

/** The words of a reminder's own terms, or thanks; and where the document is. */
function ownWords({ kind, language, number, opening }: Paper, isAttached: boolean): string[] {
  const where = printed(language, isAttached ? (`attached.${kind}` as PrintWord) : 'below', { number })
  if (opening.length > 0) return [...opening, where]
  return [[printed(language, `thanks.${kind}` as PrintWord), where].join(' ').trim()]
}

function greetingOf(issued: Issued, language: Paper['language']): string {
  const name = contactOf(issued)
  return name === '' ? printed(language, 'greetingNobody') : printed(language, 'greeting', { name })
}

/** Whoever the document is meant for: at who pays, else at who ordered. */
function contactOf({ document }: Issued): string {
  const { billToContact, sellToContact } = document as { billToContact?: string; sellToContact?: string }
  return [billToContact, sellToContact].map((name) => name?.trim() ?? '').find((name) => name !== '') ?? ''
}

function statusOf(issued: Issued, { language, payment }: Paper): string[] {
  const { document } = issued
  if (issued.prepayment || issued.kind === 'reminders') return [payment?.sentence ?? '']
  if (issued.kind !== 'salesInvoices' || isDraft(issued) || !('invoiceRoundingAmount' in document)) return []
  const payable = Math.round((document.totalAmountIncludingTax + document.invoiceRoundingAmount) * 100) / 100
  if (document.remainingAmount === 0 && payable > 0) return [printed(language, 'paid')]
  const left = `${currencyOf(issued)} ${amountText(document.remainingAmount, language)}`
  const partly = document.remainingAmount < payable ? [printed(language, 'partlyPaid', { amount: left })] : []
  return [...partly, payment?.sentence ?? '']
}

function textOf(paper: Paper, opening: readonly string[], closing: readonly string[]): string {
  const { columns, payment } = paper
  const rows = paper.rows.map((row) => {
    const { label, details, amount } = extractOf(columns, row)
    const first = [label, amount].filter((text) => text !== '').join(': ')
    return [`- ${first}`, ...(details === '' ? [] : [`  ${details}`])].join('\n')
  })
  const blocks = [
    ...opening,
    [paper.title, factsLine(paper), ...rows].filter((line) => line !== '').join('\n'),
    paper.sums.map(({ label, amount }) => `${label}: ${amount}`).join('\n'),
    ...paper.notes,
    payment?.facts.map(([label, value]) => `${label}: ${value}`).join('\n') ?? '',
    payment?.link ? `${payment.link.text}: ${payment.link.url}` : '',
    closing.join('\n'),
    senderOf(paper).join('\n'),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

const htmlOf = (paper: Paper, opening: readonly string[], closing: readonly string[]): string =>
  letter(paper.language, paper.title, [
    ...opening.map(paragraph),
    heading(paper.title),
    note(factsLine(paper)),
    lineTable(paper),
    paper.sums.length > 0 ? sumTable(paper) : '',
    ...paper.notes.map(paragraph),
    paper.payment ? factBox(paper.payment.facts) : '',
    paper.payment?.link ? button(paper.payment.link) : '',
    paragraph(closing.join('\n')),
    foot(senderOf(paper)),
  ])

/** Dates and references, as they stand beside the title on paper. */
const factsLine = ({ facts }: Paper) => facts.map(([label, value]) => `${label} ${value}`).join(' · ')
/** Where questions are answered, and who the seller is by law. */
const senderOf = ({ sender, footer }: Paper) => [sender.lines.join(' · '), footer.join(' · ')].filter(Boolean)

interface Extract {
  readonly label: string
  readonly details: string
  readonly amount: string
}
const named = ['discount', 'vat', 'date', 'dueDate', 'original']

/** A line in two columns, so that it holds on a phone: what, with the rest below it; and what that comes to. */
function extractOf(columns: readonly Column[], { cells }: Row): Extract {
  const [label, last] = [labelAt(columns), columns.length - 1]
  const details = columns.flatMap(({ name, label: title }, index) => {
    const text = cells[index] ?? ''
    if (text === '' || index === label || index === last || name === 'item') return []
    return [named.includes(name) ? `${title.replace(/ %$/, '')} ${text}` : name === 'unitPrice' ? `× ${text}` : text]
  })
  return {
    label: cells[label] ?? '',
    details: details.join(' · ').replace(' · ×', ' ×'),
    amount: cells[last] ?? '',
  }
}
const labelAt = (columns: readonly Column[]) => columns.findIndex(({ name }) => name === 'description')

function lineTable({ columns, rows }: Paper): string {
  return table({
    head: [{ text: columns[labelAt(columns)]?.label ?? '' }, { text: columns.at(-1)?.label ?? '', isFigure: true }],
    rows: rows.map((row) => {
      const { label, details, amount } = extractOf(columns, row)
      return [
        { text: label, more: details },
        { text: amount, isFigure: true },
      ]
    }),
  })
}

const sumTable = ({ sums }: Paper) =>
  table({
    rows: sums.map(({ label, amount, strong }) => {
      const style = strong ? 'font-weight:600;font-size:16px;' : ''
      return [
        { text: label, style: `text-align:right;width:70%;${style}` },
        { text: amount, isFigure: true, style },
      ]
    }),
  })
