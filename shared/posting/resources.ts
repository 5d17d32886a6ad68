/** Every kind of record, with its shape and what names it. Set-up is small, read as a whole, and always at hand to a planner. */
import type { Fields, RecordOf } from '../basics/fields.ts'
import {
  customerBankAccounts,
  paymentReconciliations,
  textToAccountMappings,
} from '../receivables/payment-reconciliation.ts'
import { approvalEntries } from '../sales/approval.ts'
import { contacts } from '../sales/contact.ts'
import { customers } from '../sales/customer.ts'
import {
  returnReceipts,
  salesCreditMemos,
  salesInvoices,
  salesOrders,
  salesQuoteArchives,
  salesQuotes,
  salesReturnOrders,
  salesShipments,
} from '../sales/document.ts'
import { emails } from '../sales/email.ts'
import { interactions } from '../sales/interaction.ts'
import { items } from '../sales/item.ts'
import { purchaseInvoices, purchaseOrders, purchaseReceipts } from '../sales/purchase.ts'
import { reminders } from '../sales/reminder.ts'
import * as setup from '../sales/setup.ts'
import { vendors } from '../sales/vendor.ts'

interface Shape {
  readonly fields: Fields
  /** The properties that make up its key, in the order of a path. None: there is one such record. */
  readonly key: readonly string[]
}
const keyed = <F extends Fields>(fields: F, ...key: readonly (keyof F & string)[]) => ({ fields, key })

export const setupResources = {
  companyInformation: keyed(setup.companyInformation),
  salesSetup: keyed(setup.salesSetup),
  accounts: keyed(setup.accounts, 'number'),
  customerPostingGroups: keyed(setup.customerPostingGroups, 'code'),
  vendorPostingGroups: keyed(setup.vendorPostingGroups, 'code'),
  inventoryPostingGroups: keyed(setup.inventoryPostingGroups, 'code'),
  generalPostingSetups: keyed(setup.generalPostingSetups, 'businessGroup', 'productGroup'),
  vatPostingSetups: keyed(setup.vatPostingSetups, 'businessGroup', 'productGroup'),
  paymentTerms: keyed(setup.paymentTerms, 'code'),
  currencies: keyed(setup.currencies, 'code'),
  currencyExchangeRates: keyed(setup.currencyExchangeRates, 'currencyCode', 'startingDate'),
  unitsOfMeasure: keyed(setup.unitsOfMeasure, 'code'),
  salespeople: keyed(setup.salespeople, 'code'),
  returnReasons: keyed(setup.returnReasons, 'code'),
  shippingAgents: keyed(setup.shippingAgents, 'code'),
  bankAccounts: keyed(setup.bankAccounts, 'code'),
  reminderTerms: keyed(setup.reminderTerms, 'code'),
  customerTemplates: keyed(setup.customerTemplates, 'code'),
  userSetups: keyed(setup.userSetups, 'userName'),
  approvalUserSetups: keyed(setup.approvalUserSetups, 'userName'),
  approvalWorkflow: keyed(setup.approvalWorkflow),
  textToAccountMappings: keyed(textToAccountMappings),
} as const
export const resources = {
  ...setupResources,
  numberSeries: keyed(setup.numberSeries, 'code'),
  customers: keyed(customers, 'number'),
  items: keyed(items, 'number'),
  vendors: keyed(vendors, 'number'),
  contacts: keyed(contacts, 'number'),
  salesQuotes: keyed(salesQuotes, 'number'),
  salesQuoteArchives: keyed(salesQuoteArchives, 'number', 'versionNumber'),
  salesOrders: keyed(salesOrders, 'number'),
  salesInvoices: keyed(salesInvoices, 'number'),
  salesCreditMemos: keyed(salesCreditMemos, 'number'),
  salesReturnOrders: keyed(salesReturnOrders, 'number'),
  salesShipments: keyed(salesShipments, 'number'),
  returnReceipts: keyed(returnReceipts, 'number'),
  purchaseOrders: keyed(purchaseOrders, 'number'),
  purchaseReceipts: keyed(purchaseReceipts, 'number'),
  purchaseInvoices: keyed(purchaseInvoices, 'number'),
  paymentReconciliations: keyed(paymentReconciliations, 'bankAccount', 'statementNumber'),
  customerBankAccounts: keyed(customerBankAccounts, 'customerNumber', 'iban'),
  emails: keyed(emails, 'id'),
  interactions: keyed(interactions, 'id'),
  approvalEntries: keyed(approvalEntries, 'id'),
  reminders: keyed(reminders, 'number'),
} as const satisfies Record<string, Shape>

/** Master data: numbered records that people keep. */
export const masterResources = [
  'customers',
  'items',
  'vendors',
  'contacts',
] as const satisfies readonly (keyof typeof resources)[]
/** What was shipped or received, and what was: read, never saved by hand. */
export const postedResources = [
  'salesQuoteArchives',
  'salesShipments',
  'returnReceipts',
  'purchaseReceipts',
  'purchaseInvoices',
] as const satisfies readonly (keyof typeof resources)[]
export type MasterResource = (typeof masterResources)[number]
export const isMaster = (name: Resource): name is MasterResource =>
  (masterResources as readonly Resource[]).includes(name)
const written: readonly Resource[] = [...postedResources, 'emails', 'interactions', 'approvalEntries']
/** Made by an action; whoever does not want them deletes them. */
export const isMadeByAction = (name: Resource) => name === 'reminders'
/** Written by what happens, never by hand. */
export const isPosted = (name: Resource) => written.includes(name)

export type SetupResource = keyof typeof setupResources
export type Resource = keyof typeof resources
export const resourceNames = Object.keys(resources) as Resource[]
export const isResource = (name: string): name is Resource => Object.hasOwn(resources, name)
export const isSetup = (name: Resource): name is SetupResource => Object.hasOwn(setupResources, name)

/** What every record has, besides its own fields. */
export type Saved = {
  readonly id: string
  readonly version: number
  readonly lastModifiedDateTime: string
}
export type RecordIn<T extends Resource> = Saved & RecordOf<(typeof resources)[T]['fields']>
export type AnyRecord = Saved & Readonly<Record<string, unknown>>

/** The key of a record, parts joined as in its path; a single record's key is its resource's name. */
export const keyOf = (type: Resource, record: Readonly<Record<string, unknown>>) =>
  resources[type].key.length === 0 ? type : resources[type].key.map((part) => String(record[part] ?? '')).join('/')
/** Keys are compared without regard to case. */
export const folded = (key: string) => key.toLowerCase()
