/** Every Office type that this host has. */
import type { OfficeType } from '../types.ts'
import { areaTypes } from './areas.ts'
import { chartTypes } from './charts.ts'
import { commentTypes } from './comments.ts'
import { conditionalTypes } from './conditional.ts'
import { filterTypes } from './filters.ts'
import { formatTypes } from './format.ts'
import { functionTypes } from './functions.ts'
import { nameTypes } from './names.ts'
import { rangeTypes } from './range.ts'
import { settingTypes } from './settings.ts'
import { tableColumnTypes } from './table-columns.ts'
import { tableRowTypes } from './table-rows.ts'
import { tableTypes } from './tables.ts'
import { validationTypes } from './validation.ts'
import { workbookTypes } from './workbook.ts'
import { worksheetTypes } from './worksheets.ts'

export const officeTypes: readonly OfficeType[] = [
  ...workbookTypes,
  ...worksheetTypes,
  ...rangeTypes,
  ...formatTypes,
  ...validationTypes,
  ...conditionalTypes,
  ...tableTypes,
  ...tableRowTypes,
  ...tableColumnTypes,
  ...filterTypes,
  ...nameTypes,
  ...settingTypes,
  ...commentTypes,
  ...areaTypes,
  ...chartTypes,
  ...functionTypes,
].map(({ type }) => type)
