/** The paths of the ledgers: their entries, what is read on from one entry to the next, and the registers that seal them. */
import { type Ledger, ledgerNames } from '../../shared/ledger/ledgers.ts'
import {
  answer,
  company,
  inPath,
  type Json,
  listOf,
  ofCompany,
  paging,
  query,
  reference,
  sharedParameters,
  text,
  upper,
} from './parts.ts'

export const ledgerPaths = (): Json => ({
  ...Object.assign({}, ...ledgerNames.map(entryPaths)),
  ...feedPaths(),
  ...registerPaths(),
})

const entryPaths = (ledger: Ledger): Json => ({
  [`${company}/${ledger}`]: {
    ...ofCompany,
    get: {
      tags: ['ledgers'],
      summary: `List ${ledger}`,
      parameters: paging,
      responses: answer(listOf(reference(upper(ledger)))),
    },
  },
  [`${company}/${ledger}/{entryNumber}`]: {
    parameters: [inPath('company'), inPath('entryNumber')],
    get: { tags: ['ledgers'], summary: `Read one of ${ledger}`, responses: answer(reference(upper(ledger))) },
  },
})

const rows = { type: 'array', items: { type: 'array', items: {} } }
const feedPaths = (): Json => ({
  [`${company}/ledgers/{ledger}/feed`]: {
    parameters: [inPath('company'), inPath('ledger')],
    get: {
      tags: ['ledgers'],
      summary: 'Entries after one, in order, and earlier ones that have changed since',
      parameters: [
        query('after', { type: 'integer' }, 'Last entry number that was read.'),
        query('limit', { type: 'integer', maximum: 100_000 }, 'Rows at most.'),
      ],
      responses: answer({
        type: 'object',
        properties: {
          columns: { type: 'array', items: text },
          rows,
          last: { type: 'integer' },
          more: { type: 'boolean' },
          changed: rows,
        },
      }),
    },
  },
})

const registerPaths = (): Json => ({
  [`${company}/registers`]: {
    ...ofCompany,
    get: {
      tags: ['ledgers'],
      summary: 'One per posting, each with the hash of the one before',
      parameters: sharedParameters('top', 'cursor'),
      responses: answer(listOf({ type: 'object' })),
    },
  },
  [`${company}/registers/verify`]: {
    ...ofCompany,
    get: {
      tags: ['ledgers'],
      summary: 'Check every hash',
      responses: answer({
        type: 'object',
        properties: {
          valid: { type: 'boolean' },
          checked: { type: 'integer' },
          transactionNumber: { type: 'integer' },
        },
      }),
    },
  },
})
