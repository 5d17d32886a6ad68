/** Groups that a new customer, vendor or item gets when it names none: by its country, or by what it is. */
import type { Facts } from './facts.ts'
import type { AnyRecord, Resource } from './resources.ts'

/** The countries of the European Union, by ISO code (GR as EL in VAT numbers). */
const union = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '))

const regionOf = (country: string, home: string) =>
  country === '' || country === home ? 'DOMESTIC' : union.has(country) ? 'EU' : 'EXPORT'

type Body = Readonly<Record<string, unknown>>
/** Fills fields that the request leaves out, as far as the set-up has the group. */
export function withGroups(type: Resource, record: AnyRecord, facts: Facts, body: Body): AnyRecord {
  if (type === 'customers') return partyGroups(record, facts, body, ['customerPostingGroup', 'customerPostingGroups'])
  if (type === 'vendors') return partyGroups(record, facts, body, ['vendorPostingGroup', 'vendorPostingGroups'])
  return type === 'items' ? itemGroups(record, facts) : record
}

function partyGroups(
  record: AnyRecord,
  facts: Facts,
  body: Body,
  [own, groups]: readonly [
    'customerPostingGroup' | 'vendorPostingGroup',
    'customerPostingGroups' | 'vendorPostingGroups',
  ],
): AnyRecord {
  const country = String(record.country || facts.company.country).toUpperCase()
  const region = regionOf(country, facts.company.country)
  const group = (field: string) => (body[field] === undefined ? region : record[field])
  return {
    ...record,
    country,
    [own]: body[own] === undefined && facts.find(groups, region) ? region : record[own],
    generalBusinessPostingGroup: group('generalBusinessPostingGroup'),
    vatBusinessPostingGroup: group('vatBusinessPostingGroup'),
  }
}

function itemGroups(record: AnyRecord, facts: Facts): AnyRecord {
  const service = record.type === 'Service'
  const unit = service ? 'HOUR' : 'PCS'
  return {
    ...record,
    generalProductPostingGroup: record.generalProductPostingGroup || (service ? 'SERVICES' : 'RETAIL'),
    vatProductPostingGroup: record.vatProductPostingGroup || 'VAT21',
    inventoryPostingGroup: service
      ? ''
      : record.inventoryPostingGroup || (facts.find('inventoryPostingGroups', 'RESALE') ? 'RESALE' : ''),
    baseUnitOfMeasureCode: record.baseUnitOfMeasureCode || (facts.find('unitsOfMeasure', unit) ? unit : ''),
  }
}
