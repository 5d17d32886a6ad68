/**
 * The genuine Office.js over a workbook of ours, in Node.
 *
 * The library can be evaluated once in a global, so it is loaded once for each test file, in the realm of the tests: errors are
 * `instanceof Error`, arrays are arrays, and code under test that says `Excel`, `Office` or `OfficeExtension` finds them as
 * globals, as it does in Excel. Each `openOffice()` gives a fresh workbook and puts its host behind the library; what an earlier
 * one still had to say is no longer heard. `Office.onReady` and `Office.context` do not exist without Excel's own loader, so a
 * small `Office` is supplied: ready at once, with languages and requirement sets as asked.
 *
 * `requests()` counts the requests that reached the host: one for each `context.sync()` that had work, and one more after an
 * `Excel.run` that used ranges, in which the library lets go of them.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises'
import { runInThisContext } from 'node:vm'
import { type Bridge, connect, createBridge } from '../../addin/workbench/host/bridge.ts'
import { createHost, type HostOptions } from '../../addin/workbench/host/host.ts'
import { type Person, personAt } from '../../addin/workbench/host/person.ts'
import { type CultureName, cultures } from '../../addin/workbench/model/culture.ts'
import { calculate } from '../../addin/workbench/model/formula/calculate.ts'
import { provideEngine } from '../../addin/workbench/model/formula/engine.ts'
import { noQuirks, type Quirks } from '../../addin/workbench/model/quirks.ts'
import type { Workbook } from '../../addin/workbench/model/types.ts'
import { createWorkbook } from '../../addin/workbench/model/workbook.ts'
import { loadEngine } from './formula-engine.ts'

export interface OfficeOptions {
  readonly workbook?: Workbook
  readonly culture?: CultureName
  /** Names of the first sheets. */
  readonly sheets?: readonly string[]
  /** The newest ExcelApi requirement set; newer members throw `ApiNotFound`. Without it nothing is checked. */
  readonly excelApi?: string
  /** The language of Office's own texts. */
  readonly displayLanguage?: string
  /** Who is at the workbook, and the instant, as comments have them. */
  readonly author?: string
  readonly now?: () => string
  /** The add-in's custom functions, which code under test associates by id. */
  readonly functions?: NonNullable<HostOptions['functions']>
  /** With the formula engine for what our own calculator does not know, fetched when first needed. */
  readonly engine?: boolean
  /** Faults of Excel to live with; without it there are none. */
  readonly quirks?: Partial<Quirks>
  /** The Office that was open before stays open, for a second person: `toFront` says whose turn it is. */
  readonly beside?: boolean
}

export interface OpenOffice {
  readonly Excel: typeof Excel
  readonly Office: typeof Office
  readonly OfficeExtension: typeof OfficeExtension
  readonly workbook: Workbook
  readonly host: Person & {
    /** Comes back when nothing is under way any more: answers, events, and what their handlers asked. */
    settled(): Promise<void>
    /** The person begins to edit a cell, or is done with it: meanwhile requests wait or are refused. */
    userEditing(isEditing: boolean): void
  }
  /** Whose turn it is, of several Offices that are open beside each other: the library talks to this one. */
  toFront(): void
  /** Requests since the workbook was opened, or since `resetRequests`. */
  requests(): number
  resetRequests(): void
}

interface Current {
  receive: (text: string) => void
  setEditing: (isEditing: boolean) => void
  requests: number
  /** Messages either way, for telling when all is quiet. */
  traffic: number
  /** Whether the add-in still owes an answer. */
  isBusy(): boolean
  close(): void
}

interface Loaded {
  readonly bridge: Bridge
  /** `Office` as the library leaves it. */
  office: object
  current: Current
}

const key = Symbol.for('verkoop.office')

/** Opens a workbook in Office. */
export function openOffice(options: OfficeOptions = {}): OpenOffice {
  const loaded = library()
  const workbook = options.workbook ?? createWorkbook(workbookOptions(options))
  if (options.quirks) workbook.quirks = { ...noQuirks, ...options.quirks }
  if (options.engine) provideEngine(workbook, loadEngine, () => calculate(workbook, true))
  const current = open(loaded, workbook, hostOptions(options))
  const toFront = (): void => {
    loaded.current = current
    requireSets(options.excelApi)
    supplyOffice(loaded.office, officeOf(options))
  }
  if (!options.beside) loaded.current.close()
  toFront()
  return {
    Excel: globalThis.Excel,
    Office: globalThis.Office,
    OfficeExtension: globalThis.OfficeExtension,
    workbook,
    host: { ...personAt(workbook), settled: () => settled(current), userEditing: current.setEditing },
    toFront,
    requests: () => current.requests,
    resetRequests: () => {
      current.requests = 0
    },
  }
}

const workbookOptions = ({ sheets, culture }: OfficeOptions) => ({
  ...(sheets ? { sheets } : {}),
  culture: cultures[culture ?? 'en-US'],
})

const hostOptions = ({ functions, author, now }: OfficeOptions): HostOptions => ({
  ...(functions ? { functions } : {}),
  ...(author ? { author } : {}),
  ...(now ? { now } : {}),
})

function open(loaded: Loaded, workbook: Workbook, options: HostOptions): Current {
  const host = createHost(workbook, options)
  const current: Current = { ...nobody(), isBusy: host.isBusy, close: host.close }
  const { receive, setEditing } = connect(host, (text) => {
    current.traffic += 1
    if (loaded.current === current) loaded.bridge.onMessageFromHost?.(text)
  })
  current.setEditing = setEditing
  current.receive = (text) => {
    current.requests += 1
    current.traffic += 1
    receive(text)
  }
  return current
}

const nobody = (): Current => ({
  receive: () => undefined,
  setEditing: () => undefined,
  requests: 0,
  traffic: 0,
  isBusy: () => false,
  close: () => undefined,
})

async function settled(current: Current): Promise<void> {
  for (let quiet = 0, seen = current.traffic; quiet < 4; quiet += 1) {
    await (current.isBusy() ? pause(10) : turn())
    if (current.traffic !== seen || current.isBusy()) quiet = -1
    seen = current.traffic
  }
}

/** What code under test finds as the global `CustomFunctions`. */
export interface CustomFunctionRuntime {
  associate(id: string, call: (...args: never[]) => unknown): void
  readonly Error: new (code: string, message?: string) => Error
  readonly ErrorCode: Readonly<Record<'notAvailable' | 'invalidValue' | 'invalidNumber' | 'divisionByZero', string>>
}

export function customFunctions(): CustomFunctionRuntime {
  library()
  const runtime: unknown = Reflect.get(globalThis, 'CustomFunctions')
  const isRuntime = (value: unknown): value is CustomFunctionRuntime =>
    typeof value === 'object' && value !== null && 'associate' in value && 'ErrorCode' in value
  if (!isRuntime(runtime)) throw new Error('Office.js has changed: CustomFunctions is gone.')
  return runtime
}

/** As Excel's loader keeps what an add-in associates: functions by name in capitals. */
function associations() {
  const mappings: Record<string, unknown> = {}
  const listeners: (() => void)[] = []
  const associate = (name: string, call: unknown): void => {
    mappings[name.toUpperCase()] = call
    for (const listener of listeners) listener()
  }
  return { associate, _association: { mappings, onchange: (listener: () => void) => listeners.push(listener) } }
}

/** The path of a file of the package. */
export const officeFile = (name: string): string =>
  createRequire(import.meta.url).resolve(`@microsoft/office-js/${name}`)

function library(): Loaded {
  const known: unknown = Reflect.get(globalThis, key)
  if (isLoaded(known)) return known
  const loaded: Loaded = { bridge: createBridge(() => loaded.current.receive), office: {}, current: nobody() }
  Object.assign(globalThis, { _richApiNativeBridge: loaded.bridge, [key]: loaded })
  Object.assign(globalThis, { CustomFunctions: associations(), Office: { actions: associations() } })
  standInForPage()
  runInThisContext(readFileSync(officeFile('dist/excel-web-16.00.js'), 'utf8'), { filename: 'excel-web-16.00.js' })
  loaded.office = globalThis.Office
  return loaded
}

const isLoaded = (value: unknown): value is Loaded => typeof value === 'object' && value !== null && 'bridge' in value

/** What the library looks for on a page when there is none. */
function standInForPage(): void {
  const page = {
    window: globalThis,
    self: globalThis,
    location: new URL('https://localhost/'),
    document: {
      getElementById: () => null,
      getElementsByTagName: () => [],
      createElement: () => ({}),
      addEventListener: () => undefined,
      cookie: '',
      URL: 'https://localhost/',
    },
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }
  for (const [name, value] of Object.entries(page))
    if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
}

interface Checks {
  readonly CommonUtility: {
    _doApiNotSupportedCheck: boolean
    isSetSupported(set: string, version: string): boolean
  }
}

const hasChecks = (value: unknown): value is Checks =>
  typeof value === 'object' && value !== null && 'CommonUtility' in value

/** The library asks before each newer member, once its own switch is on. */
function requireSets(excelApi: string | undefined): void {
  const extension: unknown = globalThis.OfficeExtension
  if (!hasChecks(extension)) throw new Error('Office.js has changed: OfficeExtension.CommonUtility is gone.')
  extension.CommonUtility._doApiNotSupportedCheck = excelApi !== undefined
  extension.CommonUtility.isSetSupported = (set, version) => isSupported(set, version, excelApi)
}

const parts = (version: string): readonly [number, number] => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return [major, minor]
}

function isSupported(set: string, version: string | undefined, excelApi = '1.20'): boolean {
  if (set.toLowerCase() !== 'excelapi')
    return ['sharedruntime', 'ribbonapi', 'dialogapi', 'delayforcelledit'].includes(set.toLowerCase())
  const [major, minor] = parts(version ?? '1.1')
  const [lastMajor, lastMinor] = parts(excelApi)
  return major < lastMajor || (major === lastMajor && minor <= lastMinor)
}

/** The library's `Office`, with what is supplied laid over it. */
function supplyOffice(office: object, supplied: object): void {
  const whole: unknown = Object.create(office, Object.getOwnPropertyDescriptors(supplied))
  Reflect.set(globalThis, 'Office', whole)
}

/** What Excel's loader would add to `Office`. */
function officeOf({ excelApi, displayLanguage = 'en-US', culture = 'en-US' }: OfficeOptions): object {
  const info = { host: 'Excel', platform: 'PC' }
  const context = {
    displayLanguage,
    contentLanguage: culture,
    host: 'Excel',
    platform: 'PC',
    requirements: { isSetSupported: (set: string, version?: string) => isSupported(set, version, excelApi) },
  }
  const onReady = async (call?: (ready: typeof info) => unknown): Promise<typeof info> => {
    await call?.(info)
    return info
  }
  return { onReady, context }
}
