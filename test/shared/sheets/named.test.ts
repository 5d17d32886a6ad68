import { describe, expect, test } from 'vitest'
import { isUnknown, namedAt } from '../../../shared/sheets/named.ts'
import { draftSheets, recordSheets, sheets } from '../../../shared/sheets/sheets.ts'

describe('what the code in a cell names', () => {
  test('is told by the problem, else by the column', () => {
    expect(namedAt('lineObjectNumber', 'UnknownItem')).toMatchObject({ resource: 'items', madeOn: 'items' })
    expect(namedAt('lineObjectNumber', 'UnknownAccount')?.resource).toBe('accounts')
    expect(namedAt('billToCustomerNumber', 'CustomerBlocked')?.resource).toBe('customers')
    expect(namedAt('currencyCode', 'InvalidValue')).toMatchObject({ resource: 'currencies', code: 'code' })
    expect(namedAt('unitOfMeasureCode', 'UnknownUnit')?.resource).toBe('unitsOfMeasure')
    for (const code of ['PostingSetupMissing', 'VatSetupMissing'])
      expect(namedAt('taxCode', code)).toMatchObject({ code: 'productGroup' })
  })

  test('is nothing where the problem is about something else', () => {
    expect(namedAt(null, 'UnknownItem')).toBeNull()
    expect(namedAt('quantity', 'InvalidValue')).toBeNull()
    expect(namedAt('lineObjectNumber', 'PostingSetupMissing')).toBeNull()
    expect(namedAt('customerNumber', 'MissingValue')).toBeNull()
  })

  test('is made only where there is no such record, and not where it is blocked', () => {
    expect(['UnknownCustomer', 'UnknownItem', 'UnknownVendor'].every(isUnknown)).toBe(true)
    expect(['CustomerBlocked', 'ItemBlocked', 'InvalidValue'].some(isUnknown)).toBe(false)
  })

  test('is known for every column of codes in which another could be meant', () => {
    const columns = [...draftSheets, ...recordSheets].flatMap((sheet) => sheets[sheet].columns)
    const parties = columns.filter(
      ({ key, shown, part }) => /(customer|vendor|item)Number$/i.test(key) && !shown && part !== 'mark',
    )
    expect(parties.filter(({ key }) => namedAt(key, 'InvalidValue') === null).map(({ key }) => key)).toEqual([])
  })
})
