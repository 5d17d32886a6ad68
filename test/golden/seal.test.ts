import { expect, test } from 'vitest'
import { sealedText } from '../../shared/ledger/chain.ts'
import { aBook, aCustomer, anInvoice, anItem, post } from '../support/given.ts'

test('what a posting is sealed by has the form that it had when the first books were sealed', async () => {
  const book = aBook()
  const item = anItem(book, { number: 'BIKE', displayName: 'Bicycle', stock: 5 })
  const customer = aCustomer(book, { number: 'ANS', displayName: 'Ans' })
  post(book, anInvoice(book, customer, [[item, 2, { discountPercent: 10 }]], { externalDocumentNumber: 'A-1' }))
  const sealed = book.transactions.map(({ number, added }) => sealedText(`hash-${number - 1}`, number, added))
  await expect(`${sealed.join('\n')}\n`).toMatchFileSnapshot('seal.txt')
})
