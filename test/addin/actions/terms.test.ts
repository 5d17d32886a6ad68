/** Who pays, whether prices hold VAT, and a discount on the whole: typed beside the lines, against the real server. */
import { expect, test } from 'vitest'
import { columnLetters } from '../../../addin/workbench/model/address.ts'
import { excelHost } from '../../../addin/workbook/excel.ts'
import { onEngine } from '../../support/databases.ts'
import { adminPassword, openTestProduct } from '../../support/server.ts'
import { openedOn } from './real-pane.ts'

onEngine('sqlite', (_, __, newPlace) => {
  test('an invoice for another payer, with prices that hold VAT and a discount on the whole, is what the sheet says', async () => {
    const server = await openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })
    const pane = await openedOn(server)
    await pane.actions.goToSheet('customers')
    const rows = (await pane.rows('customers')).length
    pane.office.host.userPaste(`Customers!A${rows + 2}`, 'C3\tPayer\t\t\t\tBE')
    await pane.actions.saveRecords('customers')
    await pane.actions.goToSheet('invoices')
    const line = (label: string, more: string) => `${label}\tC1\t10-3-2026\t\tHELP\t\t1\t\t121\t\t\t\t\t\t${more}`
    pane.office.host.userPaste('Invoices!A2', [line('A', 'C3\tja\t10'), line('B', 'C9')].join('\n'))
    await pane.actions.save('invoices')
    const [first, second] = await pane.rows('invoices')
    expect(first).toMatchObject({ billToCustomerNumber: 'C3', pricesIncludeTax: true, invoiceDiscountPercent: 10 })
    expect(second).toMatchObject({ problems: 'error;billToCustomerNumber;' })
    pane.office.host.userSelect('Invoices!A2')
    await pane.actions.act('post', { sheet: 'invoices', selected: true })
    expect(pane.state().confirmation).toMatchObject({ net: 90, tax: 18.9, total: 108.9 })
    await pane.actions.confirm()
    expect(await pane.rows('customerLedger')).toMatchObject([{ customerNumber: 'C3', amount: 108.9 }])
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('a saved draft gets a discount, loses it again, and prices that are said to hold VAT stay as they were typed', async () => {
    const server = await openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })
    const pane = await openedOn(server)
    await pane.actions.goToSheet('orders')
    pane.office.host.userPaste('Orders!A2', 'A\tC1\t10-3-2026\t\tX\t\t10')
    await pane.actions.save('orders')
    const total = () => pane.state().drafts.orders.list[0]?.total
    expect(total()).toBe(121)
    const letter = await lettersOf()
    const at = (key: string) => `Orders!${letter(key)}2`
    pane.office.host.userEdit(at('invoiceDiscountPercent'), '50')
    await pane.actions.save('orders')
    expect(total()).toBe(60.5)
    pane.office.host.userEdit(at('quantity'), '20')
    await pane.actions.save('orders')
    expect(total()).toBe(121)
    pane.office.host.userEdit(at('invoiceDiscountPercent'), '')
    await pane.actions.save('orders')
    expect(total()).toBe(242)
    pane.office.host.userEdit(at('pricesIncludeTax'), 'ja')
    await pane.actions.save('orders')
    const [row] = await pane.rows('orders')
    expect([row?.pricesIncludeTax, row?.unitPrice, total()]).toEqual([true, 10, 200])
    expect(pane.state().drafts.orders.wrong.documents).toBe(0)
    expect(pane.logged).toEqual([])
    await server.close()
  })
})

/** The letter of a column in the sheet of orders. */
async function lettersOf() {
  const { tables } = await excelHost().read(['orders'])
  return (key: string) => columnLetters(tables.orders?.columns.get(key) ?? 0)
}
