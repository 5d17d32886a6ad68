import { expect, test } from 'vitest'
import { invalid, missing } from '../../../../shared/einvoice/e-invoice.ts'
import { gapMistake } from '../../../../shared/posting/sending/e-invoice-mistakes.ts'
import { sayProblem } from '../../../../shared/words/words.ts'

test.each([
  ['companyInformation', '', 'For an e-invoice IBAN is missing in the company information.'],
  ['customers', 'C1', 'For an e-invoice IBAN is missing on customer C1.'],
  ['unitsOfMeasure', 'BOX', 'BOX'],
  ['vatPostingSetups', 'DOMESTIC/VAT21', 'DOMESTIC/VAT21'],
  ['salesInvoices', 'PSI-1', 'PSI-1'],
])('what is missing in %s is told at its field, by the record that it belongs to', (type, key, said) => {
  const mistake = gapMistake(missing(type, key, 'iban'))
  expect(mistake).toMatchObject({
    code: 'MissingValue',
    pointer: key === '' ? `/${type}/iban` : `/${type}/${key}/iban`,
  })
  expect(sayProblem('en', { ...mistake, code: mistake.word ?? '' })).toContain(said)
})

test('a value that an e-invoice cannot hold is told with it', () => {
  const mistake = gapMistake(invalid('customers', 'C1', 'enterpriseNumber', '123'))
  expect(mistake).toMatchObject({ code: 'InvalidValue', word: 'NoEInvoiceValue', params: { value: '123' } })
})
