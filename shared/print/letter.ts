/**
 * The HTML of a message, in a form that holds in common mail programs: tables and styles inside the elements, no pictures,
 * nothing fetched. The only rules beside them make it dark for who reads in the dark; a program that drops them shows it light.
 */
import type { Language } from '../words/language.ts'

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const safe = (text: string) => text.replace(/[&<>"]/g, (sign) => signs[sign] as string).replace(/\r?\n/g, '<br>')

/** Numbers and days are not torn apart at their hyphens. */
const whole = (text: string) =>
  safe(text).replace(/\b\w+(?:-\w+)*-\d+\b/g, (name) => `<span style="white-space:nowrap">${name}</span>`)

const ink = 'color:#1b1b1b'
const font = `font-family:'Segoe UI',Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5;${ink}`
const dark = `@media (prefers-color-scheme: dark) {
.page { background: #1f1f1f !important } .ink { color: #ececec !important } .quiet { color: #b8b8b8 !important }
.line { border-color: #4d4d4d !important } .head { border-color: #ececec !important } .box { background: #2b2d30 !important }
}`

/** `parts` are made by the functions below, one below the other; empty ones are left out. */
export const letter = (language: Language, title: string, parts: readonly string[]): string => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${safe(title)}</title>
<style>
${dark}
</style></head>
<body class="page" style="margin:0;padding:0;background:#ffffff"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="left" style="padding:16px"><div class="ink" style="max-width:680px;${font}">
${parts.filter((part) => part !== '').join('\n')}
</div></td></tr></table></body></html>
`

export const paragraph = (text: string) => `<p class="ink" style="margin:0 0 14px;${font}">${whole(text)}</p>`
export const heading = (text: string) =>
  `<h1 class="ink" style="margin:22px 0 6px;font-family:'Segoe UI',Arial,Helvetica,sans-serif;font-size:18px;line-height:1.3;font-weight:600;${ink}">${whole(text)}</h1>`
export const note = (text: string) =>
  `<p class="quiet" style="margin:0 0 10px;font-size:13px;color:#5c5c5c">${whole(text)}</p>`
/** Who writes, in small letters below a line. */
export const foot = (lines: readonly string[]) =>
  `<p class="quiet line" style="margin:20px 0 0;padding-top:10px;border-top:1px solid #e3e3e3;font-size:12px;color:#5c5c5c">${lines.map(safe).join('<br>')}</p>`
export const button = ({ text, url }: { readonly text: string; readonly url: string }) =>
  `<p style="margin:16px 0 18px"><a href="${safe(url)}" style="display:inline-block;padding:11px 18px;background:#1d4f91;color:#ffffff;text-decoration:none;border-radius:4px;font-weight:600">${safe(text)}</a></p>`

interface Cell {
  readonly text: string
  /** In small letters below it. */
  readonly more?: string
  readonly isFigure?: boolean
  readonly isQuiet?: boolean
  readonly style?: string
}
export type Cells = readonly Cell[]

const below = (text: string) =>
  text === '' ? '' : `<div class="quiet" style="font-size:12px;color:#5c5c5c">${whole(text)}</div>`
const cell = ({ text, more = '', isFigure = false, isQuiet = false, style = '' }: Cell) =>
  `<td class="line${isQuiet ? ' quiet' : ''}" style="padding:6px 8px;border-bottom:1px solid #e3e3e3;vertical-align:top;font-size:14px;${isFigure ? 'text-align:right;white-space:nowrap;' : 'text-align:left;'}${isQuiet ? 'color:#5c5c5c;' : ''}${style}">${whole(text)}${below(more)}</td>`
const headCell = ({ text, isFigure = false }: Cell) =>
  `<th scope="col" class="line head" style="padding:6px 8px;border-bottom:2px solid #1b1b1b;font-size:13px;white-space:nowrap;text-align:${isFigure ? 'right' : 'left'}">${safe(text)}</th>`

interface Table {
  readonly head?: Cells
  readonly rows: readonly Cells[]
  readonly isBox?: boolean
}
export function table({ head, rows, isBox = false }: Table): string {
  const top = head ? `<tr>${head.map(headCell).join('')}</tr>` : ''
  const body = rows.map((cells) => `<tr>${cells.map(cell).join('')}</tr>`).join('')
  const box = isBox ? ';background:#f3f4f6' : ''
  return `<table class="ink${isBox ? ' box' : ''}" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;margin:0 0 16px;${font}${box}">${top}${body}</table>`
}

/** What is to be read off at a glance: names and values in a box. */
export const factBox = (facts: readonly (readonly [label: string, value: string])[]): string =>
  table({
    isBox: true,
    rows: facts.map(([label, value]) => [
      { text: label, isQuiet: true, style: 'width:30%;padding-right:4px;' },
      { text: value, style: 'font-weight:600;overflow-wrap:anywhere;' },
    ]),
  })
