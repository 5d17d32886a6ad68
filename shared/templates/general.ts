/** What every new company gets, whatever its country: terms, units and number series. */
import { usualSeries } from './series.ts'
import { type TemplateRecord, templateRecord } from './template-record.ts'

const terms = [
  { code: '0D', displayName: 'Contant', dueDateCalculation: '0D' },
  { code: '14D', displayName: '14 dagen', dueDateCalculation: '14D' },
  { code: '30D', displayName: '30 dagen', dueDateCalculation: '30D' },
  { code: 'CM', displayName: 'Einde van de maand', dueDateCalculation: 'CM' },
  {
    code: '1M(8D)',
    displayName: '1 maand, 2 % korting binnen 8 dagen',
    dueDateCalculation: '1M',
    discountDateCalculation: '8D',
    discountPercent: 2,
  },
]

/** Three reminders, the first a week after the due date; without fees, which are for each company to decide. */
const reminders = {
  code: 'STANDARD',
  displayName: 'Drie aanmaningen',
  maxNumberOfReminders: 3,
  levels: [1, 2, 3].map((level) => ({
    level,
    gracePeriod: '7D',
    dueDateCalculation: '7D',
    fee: 0,
    calculateInterest: false,
    text: null,
  })),
}

/** Code, name, code of UN/ECE Recommendation 20 or 21. */
const units = [
  ['PCS', 'Stuk', 'C62'],
  ['PAIR', 'Paar', 'PR'],
  ['SET', 'Set', 'SET'],
  ['BOX', 'Doos', 'XBX'],
  ['PACK', 'Pak', 'XPK'],
  ['PALLET', 'Pallet', 'XPX'],
  ['HOUR', 'Uur', 'HUR'],
  ['DAY', 'Dag', 'DAY'],
  ['MONTH', 'Maand', 'MON'],
  ['G', 'Gram', 'GRM'],
  ['KG', 'Kilogram', 'KGM'],
  ['TON', 'Ton', 'TNE'],
  ['L', 'Liter', 'LTR'],
  ['M', 'Meter', 'MTR'],
  ['M2', 'Vierkante meter', 'MTK'],
  ['M3', 'Kubieke meter', 'MTQ'],
  ['KM', 'Kilometer', 'KMT'],
] as const

/** Code, prefix, width. A draft and what is posted from it are numbered apart. */
export const generalRecords = (): TemplateRecord[] => [
  ...terms.map((one) => templateRecord('paymentTerms', one)),
  templateRecord('reminderTerms', reminders),
  ...units.map(([code, displayName, internationalStandardCode]) =>
    templateRecord('unitsOfMeasure', { code, displayName, internationalStandardCode }),
  ),
  ...usualSeries.map((one) => templateRecord('numberSeries', one)),
]
