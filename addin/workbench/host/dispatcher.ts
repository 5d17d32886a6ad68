/** Executes one request of the library: resolves its object paths, runs its actions in order, answers each. */
import { asRecord, asText } from './arguments.ts'
import { HostFault, invalidArgument, itemNotFound, notImplemented, type WireFault, wireFault } from './faults.ts'
import { serviceNamed } from './objects/services.ts'
import { project } from './projection.ts'
import { isOfficeObject, memberNamed, type OfficeObject, type Session } from './types.ts'
import type { Action, ArgumentInfo, ObjectPath, QueryInfo, Request } from './wire.ts'

export interface Reply {
  readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[]
  readonly TraceIds: readonly number[]
  readonly Error?: WireFault
}

/** What a request needs beside the workbook. */
export interface Surroundings {
  readonly session: Session
  readonly root: OfficeObject
  register(target: OfficeObject, method: string): void
}

interface Run {
  readonly around: Surroundings
  readonly request: Request
  readonly resolved: Map<number, OfficeObject | null>
}

/** Office's own services, which answer nothing. */
const service = 'service'

/** Stops at the first action that fails; what came before stays done, as in Excel. */
export function execute(around: Surroundings, request: Request): Reply {
  const run: Run = { around, request, resolved: new Map() }
  const Results: { ActionId: number; Value: unknown }[] = []
  const TraceIds: number[] = []
  for (const [index, action] of request.Actions.entries()) {
    try {
      if (action.ActionType === 5) TraceIds.push(action.Id)
      Results.push({ ActionId: action.Id, Value: act(run, action) ?? null })
    } catch (error) {
      return { Results, TraceIds, Error: wireFault(error, index, locationOf(run, action)) }
    }
  }
  return { Results, TraceIds }
}

/** `Range.values`, for the error's debug information. */
function locationOf(run: Run, action: Action): string {
  const type = run.resolved.get(action.ObjectPathId)?.type.name
  const name = action.Name ?? ''
  return type ? `${type}.${name.charAt(0).toLowerCase()}${name.slice(1)}` : ''
}

function act(run: Run, action: Action): unknown {
  switch (action.ActionType) {
    case 1:
      return identified(run, resolve(run, action.ObjectPathId))
    case 2:
    case 7:
      return query(run, action)
    case 3:
      return callMethod(run, action)
    case 4:
      return setProperty(run, action)
    case 5:
      return null
    case 9:
      return update(resolve(run, action.ObjectPathId), asRecord(action.ObjectState))
    default:
      throw notImplemented(`action type ${action.ActionType}`)
  }
}

/** An object's identity as the library keeps it, with its reference when it is kept. */
export function identity(session: Session, object: OfficeObject): Record<string, unknown> {
  for (const [id, kept] of session.references) if (kept === object) return { ...object.identity(), _ReferenceId: id }
  return { ...object.identity() }
}

const identified = (run: Run, object: OfficeObject | null): unknown => object && identity(run.around.session, object)

function query(run: Run, action: Action): unknown {
  const object = resolve(run, action.ObjectPathId)
  const { Select = [], Expand = [] } = action.QueryInfo ?? {}
  const found = object && project(run.around.session, object, [...(Select ?? []), ...(Expand ?? [])])
  return found && sliced(found, action.QueryInfo)
}

/** `Top` and `Skip` of a collection. */
function sliced(bag: Record<string, unknown>, info: QueryInfo | undefined): Record<string, unknown> {
  const skip = info?.Skip ?? 0
  const top = info?.Top ?? null
  if (!Array.isArray(bag._Items) || (skip === 0 && top === null)) return bag
  const items: unknown[] = bag._Items.slice(skip, top === null ? undefined : skip + top)
  return { ...bag, _Items: items.map((item, at) => ({ ...asRecord(item), _Index: skip + at })) }
}

function callMethod(run: Run, action: Action): unknown {
  const { session } = run.around
  const name = action.Name ?? ''
  const object = resolve(run, action.ObjectPathId)
  if (name === '_RemoveReference') return session.references.delete(String(action.ArgumentInfo?.Arguments?.[0])) && null
  if (!object) return null
  if (name === '_KeepReference') return keep(session, object)
  const answer = invoke(run, object, name, argumentsOf(run, action.ArgumentInfo))
  return isOfficeObject(answer) ? null : answer
}

function keep(session: Session, object: OfficeObject): null {
  session.lastReference += 1
  session.references.set(`{reference-${session.lastReference}}`, object)
  return null
}

function setProperty(run: Run, action: Action): null {
  const object = resolve(run, action.ObjectPathId)
  if (!object) throw itemNotFound()
  setScalar(object, action.Name ?? '', argumentsOf(run, action.ArgumentInfo)[0])
  return null
}

function setScalar(object: OfficeObject, wanted: string, value: unknown): void {
  const name = memberNamed(object.type.settable, wanted)
  if (!name) throw notImplemented(`${object.type.name}.${wanted}`)
  object.set(name, value)
}

/** `set({…})` in one action: scalars, and bags of linked objects. */
function update(object: OfficeObject | null, state: Readonly<Record<string, unknown>>): null {
  if (!object) throw itemNotFound()
  for (const [key, value] of Object.entries(state)) {
    const link = memberNamed(object.type.links, key)
    if (link) update(object.link(link), asRecord(value))
    else setScalar(object, key, value)
  }
  return null
}

function invoke(run: Run, object: OfficeObject, wanted: string, args: readonly unknown[]): unknown {
  if (object.type.name === service) return null
  const name = memberNamed(object.type.methods, wanted)
  if (name) return object.call(name, args)
  if (/^_(Un)?register/i.test(wanted)) return run.around.register(object, wanted)
  const common = object.type.isCollection ? collectionMethod(object, wanted, args) : undefined
  if (common === undefined) throw notImplemented(`${object.type.name}.${wanted}`)
  return common
}

/** What every collection can. */
function collectionMethod(object: OfficeObject, wanted: string, args: readonly unknown[]): unknown {
  switch (wanted.toLowerCase()) {
    case 'getcount':
      return object.items().length
    case 'getitem':
      return found(object, args[0])
    case 'getitemornullobject':
      return object.find(args[0])
    case 'getitemat':
      return itemAt(object, args[0])
    default:
      return undefined
  }
}

function found(object: OfficeObject, key: unknown): OfficeObject {
  const item = object.find(key)
  if (!item) throw itemNotFound(`${object.type.name}.getItem`)
  return item
}

function itemAt(object: OfficeObject, index: unknown): OfficeObject {
  const item = typeof index === 'number' ? object.items()[index] : undefined
  if (!item) throw invalidArgument(`${object.type.name}.getItemAt`)
  return item
}

/** Each path is followed once a request, so that what it makes is made once. */
function resolve(run: Run, id: number): OfficeObject | null {
  const known = run.resolved.get(id)
  if (known !== undefined) return known
  const path = run.request.ObjectPaths[String(id)]
  if (!path) throw new HostFault('InvalidObjectPath', `There is no object path ${id}.`)
  const object = follow(run, path)
  run.resolved.set(id, object)
  return object
}

function follow(run: Run, path: ObjectPath): OfficeObject | null {
  const { session, root } = run.around
  if (path.ObjectPathType === 1) return root
  if (path.ObjectPathType === 2) return serviceNamed(session, path.Name ?? '') ?? nothing
  if (path.ObjectPathType === 6) return kept(session, path.Name ?? '')
  const parent = typeof path.ParentObjectPathId === 'number' ? resolve(run, path.ParentObjectPathId) : null
  if (!parent) return null
  if (path.ObjectPathType === 3)
    return objectFrom(invoke(run, parent, path.Name ?? '', argumentsOf(run, path.ArgumentInfo)))
  if (path.ObjectPathType === 4) return linked(parent, path.Name ?? '')
  if (path.ObjectPathType === 5) return found(parent, argumentsOf(run, path.ArgumentInfo)[0])
  return null
}

const objectFrom = (answer: unknown): OfficeObject | null => (isOfficeObject(answer) ? answer : null)

function kept(session: Session, reference: string): OfficeObject {
  const object = session.references.get(reference)
  if (!object) throw itemNotFound()
  return object
}

function linked(parent: OfficeObject, wanted: string): OfficeObject | null {
  if (parent.type.name === service) return nothing
  const name = memberNamed(parent.type.links, wanted)
  if (!name) throw notImplemented(`${parent.type.name}.${wanted}`)
  return parent.link(name)
}

const nothing: OfficeObject = {
  type: { name: service, isCollection: false, scalars: [], settable: [], links: [], methods: [] },
  identity: () => ({}),
  get: () => null,
  set: () => undefined,
  link: () => null,
  call: () => null,
  items: () => [],
  find: () => null,
}

/** Arguments with objects in the places of their path ids, and without the blanks at the end. */
function argumentsOf(run: Run, info: ArgumentInfo | null | undefined): unknown[] {
  const ids = info?.ReferencedObjectPathIds
  const args = (info?.Arguments ?? []).map((value, at) => argument(run, value, ids?.[at]))
  while (args.length > 0 && args.at(-1) === null) args.pop()
  return args
}

function argument(run: Run, value: unknown, id: unknown): unknown {
  if (Array.isArray(id) && Array.isArray(value)) return value.map((item: unknown, at) => argument(run, item, id[at]))
  if (typeof id === 'number' && id !== 0) return resolve(run, id)
  return withObjects(run, value)
}

function withObjects(run: Run, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  if ('_ObjectPathId' in value && typeof value._ObjectPathId === 'number') return resolve(run, value._ObjectPathId)
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withObjects(run, item)]))
}

/** A request's text, read. */
export function readRequest(body: unknown): Request {
  const parsed: unknown = typeof body === 'string' ? JSON.parse(body) : body
  const { Actions, ObjectPaths } = asRecord(parsed)
  if (!Array.isArray(Actions)) throw invalidArgument(asText('Actions'))
  return { Actions, ObjectPaths: asRecord(ObjectPaths) as Request['ObjectPaths'] }
}
