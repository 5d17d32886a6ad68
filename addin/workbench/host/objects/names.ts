/** Named items. */

import { fullAddress } from '../../model/address.ts'
import { isError } from '../../model/cells.ts'
import { isCells } from '../../model/formula/values.ts'
import { addName, areaFormula, cellsOfName, changeName, deleteName, resultOfName } from '../../model/names.ts'
import type { Name } from '../../model/types.ts'
import { sheetOf } from '../../model/workbook.ts'
import { asText, asTruth, missing, orElse } from '../arguments.ts'
import { invalidArgument, itemNotFound } from '../faults.ts'
import { type OfficeObject, officeType, type Session } from '../types.ts'
import { areaOfPlace } from './cells.ts'
import { range } from './range.ts'
import { worksheet } from './worksheets.ts'

function nameValue(name: Name, { workbook }: Session): unknown {
  const result = resultOfName(workbook, name)
  if (isCells(result)) return fullAddress(result.sheet.name, result.area)
  return isError(result) ? result.error : result
}

function typeOf(name: Name, { workbook }: Session): string {
  const result = resultOfName(workbook, name)
  if (isCells(result)) return 'Range'
  if (isError(result) || result === null) return 'Error'
  return { string: 'String', number: 'Double', boolean: 'Boolean' }[typeof result as 'string' | 'number' | 'boolean']
}

function rangeOf(name: Name, session: Session): OfficeObject | null {
  const cells = cellsOfName(session.workbook, name)
  return cells && range(session, { sheet: cells.sheet, area: cells.area })
}

const sheetOfName = (name: Name, session: Session): OfficeObject | null =>
  name.scope === null ? null : worksheet(session, sheetOf(session.workbook, name.scope))

const namedItem = officeType<Name>('NamedItem', {
  identity: ({ name }) => ({ _Id: name }),
  scalars: {
    _Id: { get: ({ name }) => name },
    Name: { get: ({ name }) => name },
    Scope: { get: ({ scope }) => (scope === null ? 'Workbook' : 'Worksheet') },
    Type: { get: typeOf },
    Value: { get: nameValue },
    Formula: {
      get: ({ formula }) => formula,
      set: (name, value, { workbook }) => changeName(workbook, name, { formula: asFormula(value) }),
    },
    Visible: {
      get: ({ visible }) => visible,
      set: (name, value, { workbook }) => changeName(workbook, name, { visible: asTruth(value) }),
    },
    Comment: {
      get: ({ comment }) => comment,
      set: (name, value, { workbook }) => changeName(workbook, name, { comment: asText(value) }),
    },
  },
  links: {
    Worksheet: (name, session) => {
      const sheet = sheetOfName(name, session)
      if (!sheet) throw itemNotFound('NamedItem.worksheet')
      return sheet
    },
    WorksheetOrNullObject: sheetOfName,
  },
  methods: {
    Delete: (name, _args, { workbook }) => deleteName(workbook, name),
    GetRange: (name, _args, session) => {
      const found = rangeOf(name, session)
      if (!found) throw itemNotFound('NamedItem.getRange')
      return found
    },
    GetRangeOrNullObject: (name, _args, session) => rangeOf(name, session),
  },
})

function asFormula(value: unknown): string {
  const place = range.it(value)
  if (place) return areaFormula(place.sheet, areaOfPlace(place))
  if (typeof value === 'number') return `=${value}`
  const text = asText(value)
  if (text === '') throw invalidArgument('NamedItemCollection.add')
  return text.startsWith('=') ? text : `="${text.replaceAll('"', '""')}"`
}

interface Scope {
  /** A sheet's id; `null` for the workbook. */
  readonly scope: string | null
}

const inScope = ({ scope }: Scope, { workbook }: Session): Name[] =>
  workbook.names.filter((name) => name.scope === scope)

const add = ({ scope }: Scope, [name, reference, comment]: readonly unknown[], session: Session): OfficeObject => {
  if (missing(reference)) throw invalidArgument('NamedItemCollection.add')
  return namedItem(
    session,
    addName(session.workbook, asText(name), asFormula(reference), orElse(comment, asText, ''), scope),
  )
}

export const names = officeType<Scope>('NamedItemCollection', {
  items: (scope, session) => inScope(scope, session).map((name) => namedItem(session, name)),
  find: (scope, key, session) => {
    const name = inScope(scope, session).find((one) => one.name.toLowerCase() === String(key).toLowerCase())
    return name ? namedItem(session, name) : null
  },
  methods: { Add: add, AddFormulaLocal: add },
})

export const nameTypes = [namedItem, names]
