/** What is there before the first sale, and what is decided about customers after the last. */
import type { Day } from '../../shared/basics/day.ts'
import type { TemplateCountry } from '../../shared/templates/starter.ts'
import { type Act, changing, creating, putting } from './acts.ts'
import type { DemoCustomer } from './customers.ts'
import type { DemoItem } from './items.ts'
import { type Random, seedAt } from './random.ts'
import { demoVendors } from './vendors.ts'

/** The seller itself; enterprise and account numbers have right check digits and belong to nobody. */
const companies: Readonly<Record<TemplateCountry, Readonly<Record<string, string>>>> = {
  BE: {
    addressLine1: 'Fabriekskaai 12',
    postalCode: '9000',
    city: 'Gent',
    phoneNumber: '+32 2 000 0100',
    taxRegistrationNumber: 'BE1902345687',
    enterpriseNumber: '1902345687',
    iban: 'BE17999123456721',
    bic: 'DEMOBEBB',
  },
  NL: {
    addressLine1: 'Fabriekskade 12',
    postalCode: '5211 AA',
    city: "'s-Hertogenbosch",
    phoneNumber: '+31 20 000 0100',
    taxRegistrationNumber: 'NL901234567B64',
    enterpriseNumber: '90123456',
    iban: 'NL93DEMO0123456789',
    bic: 'DEMONL2A',
  },
}
const everywhere = {
  email: 'verkoop@fietsgroothandel.example',
  website: 'fietsgroothandel.example',
  bankName: 'Demobank',
}

const salespeople = [
  { code: 'PIETER', displayName: 'Pieter Vanhoutte', email: 'pieter@fietsgroothandel.example' },
  { code: 'CLAIRE', displayName: 'Claire Dubois', email: 'claire@fietsgroothandel.example' },
]

/** Who approves, once approval is turned on: as the demonstration comes, nothing waits for anybody. */
const approvers = [
  { userName: 'pieter', approverUserName: 'claire', salesAmountApprovalLimit: 1000, salespersonCode: 'PIETER' },
  { userName: 'claire', approverUserName: 'admin', salesAmountApprovalLimit: 10_000, salespersonCode: 'CLAIRE' },
  { userName: 'admin', unlimitedSalesApproval: true, substituteUserName: 'claire' },
]

export function beginnings(
  random: Random,
  day: Day,
  home: TemplateCountry,
  { customers, items }: { readonly customers: readonly DemoCustomer[]; readonly items: readonly DemoItem[] },
): Act[] {
  const commands = [
    changing('companyInformation', 'companyInformation', { ...companies[home], ...everywhere }),
    changing('salesSetup', 'salesSetup', { defaultBuyerReference: 'NA' }),
    ...salespeople.map((one) => putting('salespeople', one.code, one)),
    ...approvers.map((one) => putting('approvalUserSetups', one.userName, one)),
    changing('approvalWorkflow', 'approvalWorkflow', { minimumAmount: 500, dueDays: 3 }),
    ...customers.map(({ body }) => creating('customers', body)),
    ...demoVendors().map(({ body }) => creating('vendors', body)),
    ...items.map(({ body }) => creating('items', body)),
  ]
  return commands.map((command) => ({ day, seed: seedAt(random, Date.parse(`${day}T05:00:00Z`)), command, takes: [] }))
}

/** Some customers have lost the seller's trust. */
const blocks = ['Ship', 'Invoice', 'All'] as const
export function blockings(random: Random, day: Day, customers: readonly DemoCustomer[]): Act[] {
  const companies = customers.filter(({ segment }) => segment === 'business')
  return blocks.map((blocked, index) => {
    const { number } = companies[(index + 1) * 5] as DemoCustomer
    const seed = seedAt(random, Date.parse(`${day}T18:00:00Z`))
    return { day, seed, command: changing('customers', number, { blocked }), takes: [] }
  })
}
