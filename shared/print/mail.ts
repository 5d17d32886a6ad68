/**
 * The body of a message that brings a document: a few words and an extract of it, as plain text and as HTML that holds in
 * common mail programs (tables and inline styles, no pictures, nothing fetched from anywhere).
 */
import type { Issued } from '../sales/issued.ts'
import { type PrintWord, printed } from '../words/print.ts'
import { amountText } from './figures.ts'
import { isDraft } from './name.ts'
import { currencyOf, type Paper } from './paper.ts'
import type { Column, Row } from './rows.ts'

export interface MailBody {
  readonly text: string
  readonly html: string
}

export function mailOf(issued: Issued, paper: Paper, message: string): MailBody {
  const opening = openingOf(issued, paper, message)
  const closing = [printed(paper.language, 'regards'), issued.salesperson?.displayName ?? '', paper.sender.name].filter(
    (line) => line !== '',
  )
  return { text: textOf(paper, opening, closing), html: htmlOf(paper, opening, closing) }
}

/** What its sender wrote, or our own thanks; then how it stands with the payment. */
function openingOf(issued: Issued, paper: Paper, message: string): string[] {
  const { language } = paper
  const contact = 'billToContact' in issued.document ? issued.document.billToContact.trim() : ''
  const greeting =
    contact === '' ? printed(language, 'greetingNobody') : printed(language, 'greeting', { name: contact })
  const thanks = message.trim() || printed(language, `thanks.${issued.kind}` as PrintWord, { number: paper.number })
  return [greeting, ...thanks.split(/\n{2,}/), ...statusOf(issued, paper)].filter((line) => line !== '')
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
  const rows = paper.rows.map(({ cells }) => `- ${cells.filter((cell) => cell !== '').join('  ')}`)
  const sums = paper.sums.map(({ label, amount }) => `${label}: ${amount}`)
  const facts = paper.payment?.facts.map(([label, value]) => `${label}: ${value}`) ?? []
  const link = paper.payment?.link ? [`${paper.payment.link.text}: ${paper.payment.link.url}`] : []
  const blocks = [
    ...opening,
    `${paper.title}\n${rows.join('\n')}`,
    sums.join('\n'),
    facts.join('\n'),
    ...link,
    ...paper.notes,
    closing.join('\n'),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const safe = (text: string) => text.replace(/[&<>"]/g, (sign) => signs[sign] as string).replace(/\r?\n/g, '<br>')

const font = "font-family:'Segoe UI',Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5;color:#1b1b1b"
const paragraph = (text: string) => `<p style="margin:0 0 14px;${font}">${safe(text)}</p>`
const cell = (text: string, isFigure: boolean, more = '') =>
  `<td style="padding:6px 8px;border-bottom:1px solid #e3e3e3;vertical-align:top;font-size:14px;${isFigure ? 'text-align:right;white-space:nowrap;' : 'text-align:left;'}${more}">${safe(text)}</td>`

function htmlOf(paper: Paper, opening: readonly string[], closing: readonly string[]): string {
  const { language, payment } = paper
  const parts = [
    ...opening.map(paragraph),
    `<h1 style="margin:22px 0 8px;font-size:18px;${font};font-weight:600">${safe(paper.title)}</h1>`,
    lineTable(paper),
    paper.sums.length > 0 ? sumTable(paper) : '',
    payment ? factTable(payment.facts) : '',
    payment?.link
      ? `<p style="margin:16px 0"><a href="${safe(payment.link.url)}" style="display:inline-block;padding:10px 18px;background:#1d4f91;color:#ffffff;text-decoration:none;border-radius:4px;${font.replace(/color:[^;]*$/, 'color:#ffffff')}">${safe(payment.link.text)}</a></p>`
      : '',
    ...paper.notes.map(paragraph),
    paragraph(closing.join('\n')),
    `<p style="margin:20px 0 0;padding-top:10px;border-top:1px solid #e3e3e3;font-size:12px;color:#5c5c5c">${safe(paper.footer.join(' · '))}</p>`,
  ]
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${safe(paper.title)}</title></head>
<body style="margin:0;padding:0;background:#ffffff"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="left" style="padding:20px"><div style="max-width:680px;${font}">
${parts.filter((part) => part !== '').join('\n')}
</div></td></tr></table></body></html>
`
}

const table = (rows: string, more = '') =>
  `<table width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;${font};${more}">${rows}</table>`

/** Two columns, so that it holds on a phone: what, with quantity, price and rates below it; and what that comes to. */
function lineTable({ columns, rows }: Paper): string {
  const last = columns.length - 1
  const label = columns.findIndex(({ name }) => name === 'description')
  const heading = (text: string, align: string) =>
    `<th scope="col" style="padding:6px 8px;border-bottom:2px solid #1b1b1b;font-size:13px;text-align:${align}">${safe(text)}</th>`
  const head = heading(columns[label]?.label ?? '', 'left') + heading(columns[last]?.label ?? '', 'right')
  const body = rows.map(
    (row) => `<tr>${describedCell(columns, row, label, last)}${cell(row.cells[last] ?? '', true)}</tr>`,
  )
  return table(`<tr>${head}</tr>${body.join('')}`)
}

function describedCell(columns: readonly Column[], { cells }: Row, label: number, last: number): string {
  const details = columns.flatMap(({ name, label: title }, index) => {
    const text = cells[index] ?? ''
    if (text === '' || index === label || index === last || name === 'item') return []
    return [name === 'discount' || name === 'vat' ? `${title} ${text}` : name === 'unitPrice' ? `× ${text}` : text]
  })
  const small = `<div style="font-size:12px;color:#5c5c5c">${safe(details.join('  ').replace(/ {2}(?!×)/g, ' · '))}</div>`
  const whole = safe(cells[label] ?? '') + (details.length > 0 ? small : '')
  return `<td style="padding:6px 8px;border-bottom:1px solid #e3e3e3;vertical-align:top;font-size:14px;text-align:left">${whole}</td>`
}

const sumTable = ({ sums }: Paper) =>
  table(
    sums
      .map(({ label, amount, strong }) => {
        const weight = strong ? 'font-weight:600;font-size:16px;' : ''
        return `<tr>${cell(label, true, `width:70%;${weight}`)}${cell(amount, true, weight)}</tr>`
      })
      .join(''),
    'margin-top:4px',
  )

const factTable = (facts: readonly (readonly [string, string])[]) =>
  table(
    facts
      .map(
        ([label, value]) =>
          `<tr>${cell(label, false, 'width:30%;color:#5c5c5c;')}${cell(value, false, 'font-weight:600;')}</tr>`,
      )
      .join(''),
    'margin-top:18px;background:#f3f4f6',
  )
