/**
 * Custom functions: a formula that calls one is `#BUSY!` until the add-in has answered. All calls of one calculation go out
 * together; a call is made again only when its arguments change or everything is calculated anew.
 */
import { fullAddress } from '../model/address.ts'
import { areaOf } from '../model/area.ts'
import { cellAt, isError, valueAt } from '../model/cells.ts'
import { subscribe } from '../model/changes.ts'
import { calculate } from '../model/formula/calculate.ts'
import { provideFunctions } from '../model/formula/custom.ts'
import { isCells, type Place, type Result, scalar } from '../model/formula/values.ts'
import type { CellValue, Workbook } from '../model/types.ts'
import { findSheet } from '../model/workbook.ts'
import { asList, asRecord, asTruth, asWhole } from './arguments.ts'
import type { Entry } from './events.ts'

/** As the file says it that an add-in's manifest names. */
export interface FunctionsFile {
  readonly functions: readonly FunctionDescription[]
}

export interface FunctionDescription {
  readonly id: string
  readonly name: string
  readonly parameters: readonly {
    readonly name: string
    readonly dimensionality?: string
    readonly repeating?: boolean
  }[]
  readonly options?: { readonly stream?: boolean; readonly cancelable?: boolean; readonly volatile?: boolean }
}

interface Call {
  readonly id: number
  readonly key: string
  readonly described: FunctionDescription
  value: CellValue
  isAnswered: boolean
}

export interface FunctionService {
  /** What the library answers: `{id, failed, value, errorCode}`, or the same as a list. */
  answer(results: unknown): void
  /** Everything is calculated anew: what was answered is asked again. */
  forget(): void
  /** Whether something is still to be answered. */
  isBusy(): boolean
  stop(): void
}

const busy: CellValue = { error: '#BUSY!' }
const invocation = { messageCategory: 1, messageType: 1000, targetId: '' }
const cancellation = { messageCategory: 1, messageType: 1001, targetId: '' }

/** `namespace` stands in formulas before the names of the functions. */
export function serveFunctions(
  workbook: Workbook,
  namespace: string,
  file: FunctionsFile,
  send: (entries: readonly Entry[]) => void,
): FunctionService {
  const described = new Map(file.functions.map((one) => [`${namespace}.${one.name}`.toUpperCase(), one]))
  const cells = new Map<string, Call[]>()
  const byId = new Map<number, Call>()
  /** Calls that this turn's calculation asked for, by cell. */
  const asked = new Map<string, Set<Call>>()
  const leaving: Entry[] = []
  let lastId = 0
  let isWaiting = false

  const soon = (): void => {
    if (!isWaiting) queueMicrotask(flush)
    isWaiting = true
  }
  const flush = (): void => {
    isWaiting = false
    for (const [cell, calls] of cells) {
      const kept = asked.get(cell) ?? (hasFormula(workbook, cell) ? new Set(calls) : new Set<Call>())
      for (const call of calls) if (!kept.has(call)) drop(call)
      if (kept.size === 0) cells.delete(cell)
      else cells.set(cell, [...kept])
    }
    asked.clear()
    if (leaving.length > 0) send(leaving.splice(0))
  }
  const drop = (call: Call): void => {
    byId.delete(call.id)
    const { stream, cancelable } = call.described.options ?? {}
    if (stream || (cancelable && !call.isAnswered))
      leaving.push({ ...cancellation, message: { invocationId: call.id } })
  }
  const begin = (place: Place, key: string, one: FunctionDescription, values: readonly unknown[]): Call => {
    lastId += 1
    const call: Call = { id: lastId, key, described: one, value: busy, isAnswered: false }
    byId.set(call.id, call)
    leaving.push({ ...invocation, message: invoking(place, call, values) })
    return call
  }

  provideFunctions(workbook, {
    has: (name) => described.has(name),
    call(place, name, args) {
      const one = described.get(name)
      if (!one) return undefined
      const values = parameterValues(place, one, args)
      const [key, cell] = [JSON.stringify([name, values]), cellKey(place)]
      const known = cells.get(cell) ?? []
      const call = known.find((other) => other.key === key) ?? begin(place, key, one, values)
      if (!known.includes(call)) cells.set(cell, [...known, call])
      asked.set(cell, (asked.get(cell) ?? new Set()).add(call))
      soon()
      return call.value
    },
  })
  const stop = subscribe(workbook, soon)
  return {
    answer(results) {
      for (const result of asList(results)) take(byId, result)
      calculate(workbook, true)
    },
    forget() {
      for (const calls of cells.values()) for (const call of calls) drop(call)
      cells.clear()
    },
    isBusy: () => leaving.length > 0 || [...byId.values()].some((call) => !call.isAnswered),
    stop() {
      provideFunctions(workbook, null)
      stop()
    },
  }
}

const cellKey = ({ sheet, row, column }: Place): string => JSON.stringify([sheet.id, row, column])

function hasFormula(workbook: Workbook, key: string): boolean {
  const [sheetId = '', row = 0, column = 0] = JSON.parse(key) as [string, number, number]
  const sheet = findSheet(workbook, sheetId)
  return sheet !== undefined && cellAt(sheet, row, column)?.formula != null
}

function invoking({ sheet, row, column }: Place, { id, described }: Call, parameterValues: readonly unknown[]) {
  const { stream = false, cancelable = false } = described.options ?? {}
  return {
    invocationId: id,
    functionName: described.id,
    parameterValues,
    address: fullAddress(sheet.name, areaOf(row, column)),
    flags: (cancelable ? 1 : 0) + (stream ? 2 : 0),
    parameterAddresses: null,
  }
}

/** In the order of the parameters; what is left out is `null`, and a repeated parameter gets a list. */
function parameterValues(place: Place, { parameters }: FunctionDescription, args: readonly Result[]): unknown[] {
  return parameters.map(({ dimensionality, repeating }, at) => {
    const read = (arg: Result | undefined): unknown =>
      arg === undefined ? null : dimensionality === 'matrix' ? matrix(arg) : plain(scalar(place, arg))
    return repeating ? args.slice(at).map(read) : read(args[at])
  })
}

const plain = (value: CellValue): unknown => (isError(value) ? value.error : value)

function matrix(arg: Result): unknown[][] {
  if (!isCells(arg)) return [[plain(arg)]]
  const { sheet, area } = arg
  return Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (_, column) => plain(valueAt(sheet, area.row + row, area.column + column))),
  )
}

function take(calls: ReadonlyMap<number, Call>, result: unknown): void {
  const [id, isFine, value, code] = Array.isArray(result) ? result : listed(asRecord(result))
  const call = calls.get(asWhole(id))
  if (!call) return
  call.isAnswered = true
  call.value = isFine === true ? cellValue(value) : { error: errorsByCode.get(code) ?? '#VALUE!' }
}

const listed = ({ id, failed, value, errorCode }: Readonly<Record<string, unknown>>): unknown[] => [
  id,
  !(failed === undefined ? false : asTruth(failed)),
  value,
  errorCode,
]

/** A value, an error as a value, a number with a format, or rows of them, of which a cell shows the first. */
function cellValue(value: unknown): CellValue {
  if (Array.isArray(value)) return cellValue(value[0])
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value !== 'object' || value === null) return null
  const { type, basicValue } = asRecord(value)
  return type === 'Error' ? { error: String(basicValue) } : cellValue(basicValue)
}

/** How the library numbers errors; what is not here is `#VALUE!`. */
const errorsByCode: ReadonlyMap<unknown, string> = new Map([
  [1, '#N/A'],
  [5, '#DIV/0!'],
  [6, '#NUM!'],
  [8, '#NULL!'],
  [9, '#NAME?'],
  [10, '#NAME?'],
])
