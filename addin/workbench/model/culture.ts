/** How numbers and days look and are typed: the regional settings of the person at the workbook. */
export interface Culture {
  /** `nl-BE` and the like. */
  readonly name: string
  readonly decimal: string
  readonly thousands: string
  readonly dateSeparator: string
  readonly timeSeparator: string
  /** In Excel's letters: `d/mm/yyyy`. */
  readonly shortDate: string
  readonly longDate: string
  readonly longTime: string
  /** What stands between arguments and list items that a person types. */
  readonly list: string
  readonly yes: string
  readonly no: string
}

const narrowSpace = '\u202F'

export const cultures = {
  'en-US': {
    name: 'en-US',
    decimal: '.',
    thousands: ',',
    dateSeparator: '/',
    timeSeparator: ':',
    shortDate: 'm/d/yyyy',
    longDate: 'dddd, mmmm d, yyyy',
    longTime: 'h:mm:ss AM/PM',
    list: ',',
    yes: 'TRUE',
    no: 'FALSE',
  },
  'en-GB': {
    name: 'en-GB',
    decimal: '.',
    thousands: ',',
    dateSeparator: '/',
    timeSeparator: ':',
    shortDate: 'dd/mm/yyyy',
    longDate: 'dd mmmm yyyy',
    longTime: 'hh:mm:ss',
    list: ',',
    yes: 'TRUE',
    no: 'FALSE',
  },
  'nl-BE': {
    name: 'nl-BE',
    decimal: ',',
    thousands: '.',
    dateSeparator: '/',
    timeSeparator: ':',
    shortDate: 'd/mm/yyyy',
    longDate: 'dddd d mmmm yyyy',
    longTime: 'h:mm:ss',
    list: ';',
    yes: 'WAAR',
    no: 'ONWAAR',
  },
  'nl-NL': {
    name: 'nl-NL',
    decimal: ',',
    thousands: '.',
    dateSeparator: '-',
    timeSeparator: ':',
    shortDate: 'd-m-yyyy',
    longDate: 'dddd d mmmm yyyy',
    longTime: 'hh:mm:ss',
    list: ';',
    yes: 'WAAR',
    no: 'ONWAAR',
  },
  'fr-BE': {
    name: 'fr-BE',
    decimal: ',',
    thousands: narrowSpace,
    dateSeparator: '-',
    timeSeparator: ':',
    shortDate: 'dd-mm-yy',
    longDate: 'dddd d mmmm yyyy',
    longTime: 'hh:mm:ss',
    list: ';',
    yes: 'VRAI',
    no: 'FAUX',
  },
} as const satisfies Record<string, Culture>

export type CultureName = keyof typeof cultures
