import { describe, expect, test } from 'vitest'
import { aBook, anItem, aPurchase, aVendor, postPurchase } from '../../../support/given.ts'

describe('a purchase order', () => {
  test('takes from vendor and items what is not typed', () => {
    const book = aBook()
    const payee = aVendor(book, { displayName: 'Holding', paymentTermsCode: '14D' })
    const vendor = aVendor(book, { displayName: 'Wheels', city: 'Gent', payToVendorNumber: payee })
    const item = anItem(book, { displayName: 'Wheel', unitCost: 12.34567 })
    expect(aPurchase(book, vendor.toLowerCase(), [[item, 3]])).toMatchObject({
      number: 'PO-00001',
      status: 'Draft',
      vendorNumber: vendor,
      vendorName: 'Wheels',
      buyFromCity: 'Gent',
      payToVendorNumber: payee,
      payToName: 'Holding',
      shipToName: 'Demo',
      orderDate: '2026-03-10',
      documentDate: '2026-03-10',
      dueDate: '2026-03-24',
      vendorPostingGroup: 'DOMESTIC',
      totalAmountExcludingTax: 37.04,
      totalTaxAmount: 7.78,
      totalAmountIncludingTax: 44.82,
      taxLines: [{ taxPercent: 21, baseAmount: 37.04, taxAmount: 7.78 }],
      lines: [
        {
          sequence: 10000,
          description: 'Wheel',
          unitOfMeasureCode: 'PCS',
          directUnitCost: 12.34567,
          taxCode: 'VAT21',
          receiveQuantity: 3,
          invoiceQuantity: 3,
          outstandingQuantity: 3,
        },
      ],
    })
  })
  test('is refused with everything that is wrong with it', () => {
    const book = aBook()
    const [item, gone] = [anItem(book), anItem(book, { blocked: true })]
    const { errors } = book.refuses('POST', 'purchaseOrders', {
      vendorNumber: 'V9',
      paymentTermsCode: 'NEVER',
      lines: [
        { itemNumber: item, quantity: -1 },
        { itemNumber: gone, quantity: 1, directUnitCost: -2 },
        { itemNumber: 'NONE', quantity: 1, clientLineId: 'row 3' },
        { itemNumber: item, quantity: 2, receiveQuantity: 3 },
        { quantity: 'many' },
      ],
    })
    expect(errors.map(({ code, pointer, line }) => [code, pointer, line])).toEqual([
      ['InvalidValue', '/lines/4/quantity', '50000'],
      ['UnknownVendor', '/vendorNumber', undefined],
      ['UnknownPaymentTerms', '/paymentTermsCode', undefined],
      ['InvalidValue', '/lines/0/quantity', '10000'],
      ['ItemBlocked', '/lines/1/itemNumber', '20000'],
      ['InvalidValue', '/lines/1/directUnitCost', '20000'],
      ['UnknownItem', '/lines/2/itemNumber', 'row 3'],
      ['QuantityToReceiveTooLarge', '/lines/3/receiveQuantity', '40000'],
      ['MissingValue', '/lines/4/itemNumber', '50000'],
    ])
  })
  test('is saved with its own answer as it was, but for its version', () => {
    const book = aBook()
    const order = aPurchase(book, aVendor(book), [[anItem(book), 3, 9.5]], {
      postingDate: '2026-02-01',
      comment: 'Soon',
    })
    expect(book.does('PUT', `purchaseOrders/${order.id}`, order)).toEqual({ ...order, version: 2 })
    expect(book.does('PATCH', `purchaseOrders/${order.number}`, { comment: null })).toMatchObject({
      comment: '',
      lines: order.lines,
    })
  })
  test('goes to another vendor with all that the vendor brings', () => {
    const book = aBook()
    const order = aPurchase(book, aVendor(book), [[anItem(book), 3, 9.5]])
    const other = aVendor(book, { displayName: 'Abroad', country: 'DE' })
    expect(book.does('PUT', `purchaseOrders/${order.id}`, { ...order, vendorNumber: other })).toMatchObject({
      vendorName: 'Abroad',
      payToName: 'Abroad',
      vatBusinessPostingGroup: 'EU',
      totalTaxAmount: 0,
    })
  })
  test('of which something was received keeps vendor and lines, but not its prices', () => {
    const book = aBook()
    const [one, other] = [anItem(book), anItem(book)]
    const order = aPurchase(book, aVendor(book), [
      [one, 3, 9.5],
      [other, 1, 5],
    ])
    postPurchase(book, order, 'receive', { lines: [{ sequence: 10000, receiveQuantity: 2 }] })
    const now = book.find('purchaseOrders', order.id)
    const put = (lines: readonly unknown[]) => book.refuses('PUT', `purchaseOrders/${order.id}`, { ...now, lines })
    expect(put(now.lines.slice(1)).errors).toMatchObject([{ code: 'DocumentNotOpen', pointer: '/lines' }])
    expect(put([{ ...now.lines[0], quantity: 1 }, now.lines[1]]).errors[0]).toMatchObject({
      pointer: '/lines/0/quantity',
    })
    expect(put([{ ...now.lines[0], itemNumber: other }, now.lines[1]]).code).toBe('DocumentNotOpen')
    expect(book.refuses('DELETE', `purchaseOrders/${order.id}`).code).toBe('DocumentNotOpen')
    const dearer = [{ ...now.lines[0], directUnitCost: 10 }]
    expect(book.does('PUT', `purchaseOrders/${order.id}`, { ...now, lines: dearer })).toMatchObject({
      lines: [{ directUnitCost: 10, receivedQuantity: 2 }],
    })
  })
  test('leaves the list when what was left of it is not wanted any more', () => {
    const book = aBook()
    const [one, other] = [anItem(book), anItem(book)]
    const order = aPurchase(book, aVendor(book), [
      [one, 3, 9.5],
      [other, 1, 5],
    ])
    postPurchase(book, order, 'receiveAndInvoice', { lines: [{ sequence: 10000, receiveQuantity: 3 }] })
    const now = book.find('purchaseOrders', order.id)
    expect(now.archived).toBe(false)
    book.does('PUT', `purchaseOrders/${order.id}`, { ...now, lines: now.lines.slice(0, 1) })
    expect(book.find('purchaseOrders', order.id)).toMatchObject({ archived: true, fullyReceived: true })
  })
  test('is fixed while it is released', () => {
    const book = aBook()
    const order = aPurchase(book, aVendor(book), [[anItem(book), 3, 9.5]])
    const released = book.does('POST', `purchaseOrders/${order.id}/release`)
    expect(released.status).toBe('Released')
    const change = { ...order, lines: [{ ...order.lines[0], directUnitCost: 10 }] }
    expect(book.refuses('PUT', `purchaseOrders/${order.id}`, change).code).toBe('DocumentNotOpen')
    expect(book.refuses('DELETE', `purchaseOrders/${order.id}`).code).toBe('DocumentNotOpen')
    book.does('POST', `purchaseOrders/${order.id}/reopen`)
    book.does('PUT', `purchaseOrders/${order.id}`, change)
  })
  test('goes by itself, and its vendor and items may go only after it', () => {
    const book = aBook()
    const [vendor, item] = [aVendor(book), anItem(book)]
    const order = aPurchase(book, vendor, [[item, 3]])
    for (const path of [`vendors/${vendor}`, `items/${item}`])
      expect(book.refuses('DELETE', path)).toMatchObject({ status: 409, code: 'RecordInUse' })
    book.does('DELETE', `purchaseOrders/${order.number}`)
    for (const path of [`vendors/${vendor}`, `items/${item}`]) book.does('DELETE', path)
  })
})
