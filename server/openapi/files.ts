/** The paths of files: documents, e-invoices, statements, messages, and the workbook to start from. */
import { issuedKinds } from '../../shared/sales/issued.ts'
import { languages } from '../../shared/words/language.ts'
import { isInvoiced } from '../outbox/documents.ts'
import { paneStores } from '../workbook/pane-parts.ts'
import { xlsxType } from '../workbook/report-file.ts'
import { company, day, inPath, type Json, refusals } from './parts.ts'

const file = (type: string, description: string, schema: Json) => ({
  '200': { description, content: { [type]: { schema } } },
  ...refusals,
})

const ofDocument = { parameters: [inPath('company'), inPath('id')] }
const pdf = (type: string) => ({
  ...ofDocument,
  get: {
    tags: [type],
    summary: 'The document as PDF/A-3b; that of a posted invoice holds its Factur-X XML',
    parameters: [
      {
        name: 'lang',
        in: 'query',
        schema: { type: 'string', enum: languages },
        description: "The customer's language unless given.",
      },
    ],
    responses: file('application/pdf', 'PDF.', { type: 'string', format: 'binary' }),
  },
})
const statement = {
  parameters: [inPath('company'), inPath('customer')],
  get: {
    tags: ['reports'],
    summary: "A customer's statement as PDF/A-3b",
    parameters: [
      ...['from', 'to'].map((name) => ({ name, in: 'query', schema: day })),
      { name: 'lang', in: 'query', schema: { type: 'string', enum: languages } },
    ],
    responses: file('application/pdf', 'PDF.', { type: 'string', format: 'binary' }),
  },
}
const workbook = {
  parameters: [inPath('company')],
  get: {
    tags: ['workbook'],
    summary: 'The workbook to start from: every sheet with its table, formats, lists and colours',
    parameters: [
      {
        name: 'pane',
        in: 'query',
        schema: { type: 'string', enum: Object.keys(paneStores) },
        description: 'Excel opens the task pane with it; how the add-in got there.',
      },
    ],
    responses: file(xlsxType, 'A workbook of its own at every call.', { type: 'string', format: 'binary' }),
  },
}
const ubl = (type: string) => ({
  ...ofDocument,
  get: {
    tags: [type],
    summary: 'The posted document as e-invoice: Peppol BIS Billing 3.0, the same bytes at every call',
    responses: file('application/xml', 'UBL 2.1.', { type: 'string' }),
  },
})

const message = {
  ...ofDocument,
  get: {
    tags: ['emails'],
    summary: 'The message itself, as it is or will be sent',
    responses: file('message/rfc822', 'MIME.', { type: 'string' }),
  },
}

const body = {
  ...ofDocument,
  get: {
    tags: ['emails'],
    summary: 'What the message says, as a page to look at',
    responses: file('text/html', 'HTML.', { type: 'string' }),
  },
}

const ledgers = {
  parameters: [inPath('company')],
  get: {
    tags: ['ledgers'],
    summary:
      'The ledgers as a workbook that stands on its own: entries, seals, and up to which transaction they are proven',
    responses: file(xlsxType, 'Written as it is read.', { type: 'string', format: 'binary' }),
  },
}

export const filePaths = (): Json =>
  Object.fromEntries([
    [`${company}/workbook.xlsx`, workbook],
    [`${company}/ledgers.xlsx`, ledgers],
    [`${company}/customerStatements/{customer}/pdf`, statement],
    [`${company}/emails/{id}/message`, message],
    [`${company}/emails/{id}/body`, body],
    ...issuedKinds.flatMap((type) => [
      [`${company}/${type}/{id}/pdf`, pdf(type)],
      ...(isInvoiced(type) ? [[`${company}/${type}/{id}/ubl`, ubl(type)]] : []),
    ]),
  ])
