/** What a `load` gives: exactly what was asked, so that the library itself notices what was not loaded. */
import { identity } from './dispatcher.ts'
import { invalidArgument } from './faults.ts'
import { memberNamed, type OfficeObject, type Session } from './types.ts'

interface Wanted {
  all: boolean
  readonly scalars: string[]
  readonly links: Map<string, string[]>
  /** Paths that the items of a collection are asked. */
  readonly items: string[]
}

/** Paths have `/` between their parts; none at all, or `*`, asks for every scalar. */
export function project(session: Session, object: OfficeObject, paths: readonly string[]): Record<string, unknown> {
  const wanted = read(object, paths)
  const bag = identity(session, object)
  for (const name of wanted.all ? object.type.scalars : wanted.scalars) bag[name] = object.get(name)
  for (const [name, rest] of wanted.links) {
    const linked = object.link(name)
    bag[name] = linked && project(session, linked, rest)
  }
  if (object.type.isCollection && (wanted.all || wanted.items.length > 0))
    bag._Items = object.items().map((item) => project(session, item, wanted.items))
  return bag
}

function read(object: OfficeObject, paths: readonly string[]): Wanted {
  const wanted: Wanted = { all: paths.length === 0, scalars: [], links: new Map(), items: [] }
  for (const path of paths) readPath(object, path, wanted)
  return wanted
}

function readPath(object: OfficeObject, path: string, wanted: Wanted): void {
  const [head = '', ...rest] = path.split(/[/.]/)
  const scalar = rest.length === 0 ? memberNamed(object.type.scalars, head) : undefined
  if (scalar) wanted.scalars.push(scalar)
  else if (object.type.isCollection) wanted.items.push(path)
  else if (head === '*') wanted.all = true
  else readLink(object, head, rest, wanted)
}

function readLink(object: OfficeObject, head: string, rest: readonly string[], wanted: Wanted): void {
  const link = memberNamed(object.type.links, head)
  if (!link) throw invalidArgument(`${object.type.name}.${head}`)
  const paths = wanted.links.get(link) ?? []
  if (rest.length > 0) paths.push(rest.join('/'))
  wanted.links.set(link, paths)
}
