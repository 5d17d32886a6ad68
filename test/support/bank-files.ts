/** Files as banks make them, by hand from the public descriptions: CODA 2 (Febelfin) and CAMT.053 (ISO 20022). */

export interface Movement {
  readonly amount: number
  readonly structured?: string
  readonly text?: string
  readonly account?: string
  readonly name?: string
  /** `0001`, …: part of the collective movement before it. */
  readonly detail?: string
}
export const ourIban = 'BE71096123456769'

/** A line of 128 characters; each field is written from its position on. */
export function codaRecord(...fields: readonly (readonly [position: number, text: string])[]): string {
  const signs = Array<string>(128).fill(' ')
  for (const [position, text] of fields)
    for (const [index, sign] of [...text].entries()) signs[position - 1 + index] = sign
  return signs.join('')
}
const money = (amount: number) => String(Math.round(Math.abs(amount) * 1000)).padStart(15, '0')
const sign = (amount: number) => (amount < 0 ? '1' : '0')

/** One statement of 31 March and 1 April 2026. */
export function codaFile(movements: readonly Movement[], { iban = ourIban, opening = 1000 } = {}): string {
  const counted = movements.filter(({ detail }) => detail === undefined)
  const closing = counted.reduce((total, { amount }) => total + amount, opening)
  let sequence = 0
  const records = movements.flatMap((one) => {
    if (one.detail === undefined) sequence++
    return movementRecords(one, `${String(sequence).padStart(4, '0')}${one.detail ?? '0000'}`)
  })
  const total = (wanted: string) =>
    counted.reduce((sum, { amount }) => sum + (sign(amount) === wanted ? Math.abs(amount) : 0), 0)
  const all = [
    codaRecord([1, '12041'], [6, iban], [40, 'EUR'], [43, sign(opening)], [44, money(opening)], [59, '310326']),
    ...records,
    codaRecord([1, '8041'], [5, iban], [39, 'EUR'], [42, sign(closing)], [43, money(closing)], [58, '010426']),
  ]
  return [
    codaRecord([1, '00000'], [6, '010426'], [12, '096'], [15, '05'], [128, '2']),
    ...all.map((text, index) => (index === 0 ? `${text.slice(0, 125)}041` : text)),
    codaRecord(
      [1, '9'],
      [17, String(all.length).padStart(6, '0')],
      [23, money(total('1'))],
      [38, money(total('0'))],
      [128, '2'],
    ),
    '',
  ].join('\r\n')
}

function movementRecords(
  { amount, structured, text = '', account = '', name = '' }: Movement,
  number: string,
): string[] {
  const said = structured ? `1101${structured}` : `0${text.slice(0, 53)}`
  return [
    codaRecord(
      [1, `21${number}`],
      [32, sign(amount)],
      [33, money(amount)],
      [48, '010426'],
      [54, '00150000'],
      [62, said],
      [116, '010426'],
      [126, '1'],
    ),
    codaRecord([1, `22${number}`], [11, structured ? '' : text.slice(53, 106)], [126, '1']),
    codaRecord([1, `23${number}`], [11, account], [48, name], [83, structured ? '' : text.slice(106, 149)]),
  ]
}

export interface CamtEntry {
  readonly amount: number
  readonly day?: string
  /** Inside `TxDtls`; several for a collective booking. */
  readonly details?: readonly string[]
  readonly status?: string
}
const signed = (amount: number) =>
  `<Amt Ccy="EUR">${Math.abs(amount).toFixed(2)}</Amt>\n<CdtDbtInd>${amount < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>`
const camtBalance = (code: string, amount: number) =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${signed(amount)}<Dt><Dt>2026-04-01</Dt></Dt></Bal>`
const camtEntry = ({ amount, day = '2026-04-01', details = [], status = '<Sts>BOOK</Sts>' }: CamtEntry) =>
  `<Ntry>${signed(amount)}${status}\n<BookgDt><Dt>${day}</Dt></BookgDt><NtryDtls>${details.map((one) => `<TxDtls>${one}</TxDtls>`).join('\n')}</NtryDtls></Ntry>`

export function camtFile(
  entries: readonly CamtEntry[],
  { id = '2026-041', iban = ourIban, opening = 100 } = {},
): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
${camtStatement(entries, { id, iban, opening })}
</BkToCstmrStmt></Document>`
}
export function camtStatement(entries: readonly CamtEntry[], { id = '2026-041', iban = ourIban, opening = 100 } = {}) {
  const booked = entries.filter(({ status = 'BOOK' }) => status.includes('BOOK'))
  const closing = booked.reduce((total, { amount }) => total + amount, opening)
  return `<Stmt><Id>${id}</Id><Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>
${camtBalance('OPBD', opening)}
${camtBalance('CLBD', closing)}
${entries.map(camtEntry).join('\n')}
</Stmt>`
}
