/**
 * The functions that the add-in brings to formulas: `=VERKOOP.BALANCE("700000")`. The file that Excel reads about them is made
 * from this table, and so is what answers them.
 */
export interface FunctionParameter {
  readonly name: string
  readonly description: string
  readonly optional?: true
}
export interface SheetFunction {
  readonly description: string
  readonly parameters: readonly FunctionParameter[]
  /** What it gives: a number, or a text. */
  readonly result: 'number' | 'string'
}

export const functionNamespace = 'VERKOOP'

export const functionNames = ['BALANCE', 'SALES', 'OPEN', 'STOCK', 'PRICE', 'STATUS'] as const
export type FunctionName = (typeof functionNames)[number]

const customer: FunctionParameter = { name: 'customer', description: 'Number of the customer' }
const item: FunctionParameter = { name: 'item', description: 'Number of the item' }
const day = (name: string, description: string): FunctionParameter => ({ name, description, optional: true })

/** In a function, so that what only needs the names does not bring the texts along. */
const sheetFunctions = (): Readonly<Record<FunctionName, SheetFunction>> => ({
  BALANCE: {
    description: 'The balance of an account of the general ledger.',
    parameters: [
      { name: 'account', description: 'Number of the account' },
      day('upTo', 'Last day that counts; today when left out'),
    ],
    result: 'number',
  },
  SALES: {
    description: 'What was sold to a customer, without VAT.',
    parameters: [
      customer,
      day('from', 'First day; all days before when left out'),
      day('to', 'Last day; today when left out'),
    ],
    result: 'number',
  },
  OPEN: {
    description: 'What a customer still owes.',
    parameters: [customer, day('asOf', 'At the end of this day; today when left out')],
    result: 'number',
  },
  STOCK: {
    description: 'How many of an item are in stock.',
    parameters: [item, day('asOf', 'At the end of this day; today when left out')],
    result: 'number',
  },
  PRICE: {
    description: 'The unit price of an item for a customer, after discount.',
    parameters: [
      item,
      { ...customer, optional: true },
      { name: 'quantity', description: '1 when left out', optional: true },
      day('date', 'Today when left out'),
    ],
    result: 'number',
  },
  STATUS: {
    description: 'Where a document stands.',
    parameters: [{ name: 'document', description: 'Its number, or your own reference' }],
    result: 'string',
  },
})

/** The metadata file that the manifest names. */
export const functionsFile = () => ({
  functions: Object.entries(sheetFunctions()).map(([name, { description, parameters, result }]) => {
    return {
      id: name,
      name,
      description,
      parameters: parameters.map((parameter) => ({ ...parameter, dimensionality: 'scalar', type: 'any' })),
      result: { dimensionality: 'scalar', type: result },
    }
  }),
})
