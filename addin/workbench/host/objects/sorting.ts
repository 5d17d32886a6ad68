/** Office's sort fields. */
import type { SortField } from '../../model/types.ts'
import { asList, asRecord, asTruth, asWhole, orElse } from '../arguments.ts'
import { HostFault } from '../faults.ts'

/** Sorting is by value; by colour or icon it is refused. */
export const sortFields = (given: unknown): SortField[] =>
  asList(given).map((item) => {
    const field = asRecord(item)
    if (field.sortOn !== undefined && field.sortOn !== 'Value')
      throw new HostFault('NotImplemented', 'This host sorts by values only.', 'SortField.sortOn')
    return { key: asWhole(field.key), ascending: orElse(field.ascending, asTruth, true) }
  })
