/** What an add-in keeps in the workbook: settings and custom XML parts. */
import { tell } from '../../model/changes.ts'
import type { CustomXml, Workbook } from '../../model/types.ts'
import { nextId } from '../../model/workbook.ts'
import { asText } from '../arguments.ts'
import { HostFault, invalidArgument, itemNotFound } from '../faults.ts'
import { type OfficeObject, officeType, type Session } from '../types.ts'

function put(workbook: Workbook, key: string, value: unknown): void {
  workbook.settings.set(key, JSON.stringify(value ?? null))
  tell(workbook, { kind: 'settings' })
}

const setting = officeType<string>('Setting', {
  identity: (key) => ({ _Id: key }),
  scalars: {
    _Id: { get: (key) => key },
    Key: { get: (key) => key },
    Value: {
      get: (key, { workbook }): unknown => JSON.parse(workbook.settings.get(key) ?? 'null'),
      set: (key, value, { workbook }) => put(workbook, key, value),
    },
  },
  methods: {
    Delete: (key, _args, { workbook }) => {
      workbook.settings.delete(key)
      tell(workbook, { kind: 'settings' })
    },
  },
})

export const settings = officeType<null>('SettingCollection', {
  items: (_it, session) => [...session.workbook.settings.keys()].map((key) => setting(session, key)),
  find: (_it, key, session) => (session.workbook.settings.has(String(key)) ? setting(session, String(key)) : null),
  methods: {
    Add: (_it, [key, value], session) => {
      put(session.workbook, asText(key), value)
      return setting(session, asText(key))
    },
  },
})

/** The namespace of the outermost element, or nothing. */
function namespaceOf(xml: string): string {
  const [, prefix, rest = ''] = /^(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*<(?:([\w.-]+):)?[\w.-]+([^>]*)>/.exec(xml) ?? []
  const name = prefix ? `xmlns:${prefix}` : 'xmlns'
  const [, uri = ''] = new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(rest) ?? []
  return uri
}

function checkXml(xml: string): string {
  if (!/^\s*<[\s\S]*>\s*$/.test(xml)) throw invalidArgument('CustomXmlPartCollection.add')
  return xml
}

const part = officeType<CustomXml>('CustomXmlPart', {
  identity: ({ id }) => ({ Id: id }),
  scalars: { Id: { get: ({ id }) => id }, NamespaceUri: { get: ({ xml }) => namespaceOf(xml) } },
  methods: {
    GetXml: ({ xml }) => xml,
    SetXml: (it, [xml], { workbook }) => {
      it.xml = checkXml(asText(xml))
      tell(workbook, { kind: 'customXml' })
    },
    Delete: (it, _args, { workbook }) => {
      workbook.customXml = workbook.customXml.filter((other) => other !== it)
      tell(workbook, { kind: 'customXml' })
    },
  },
})

const find = (list: readonly CustomXml[], key: unknown, session: Session): OfficeObject | null => {
  const found = list.find(({ id }) => id === key)
  return found ? part(session, found) : null
}

function only(list: readonly CustomXml[], session: Session): OfficeObject | null {
  const [first] = list
  return first && list.length === 1 ? part(session, first) : null
}

const scopedParts = officeType<readonly CustomXml[]>('CustomXmlPartScopedCollection', {
  items: (list, session) => list.map((it) => part(session, it)),
  find,
  methods: {
    GetOnlyItem: (list, _args, session) => {
      const found = only(list, session)
      if (!found && list.length > 0) throw new HostFault('GeneralException', 'There is more than one.')
      if (!found) throw itemNotFound('CustomXmlPartScopedCollection.getOnlyItem')
      return found
    },
    GetOnlyItemOrNullObject: (list, _args, session) => only(list, session),
  },
})

export const customXmlParts = officeType<null>('CustomXmlPartCollection', {
  items: (_it, session) => session.workbook.customXml.map((it) => part(session, it)),
  find: (_it, key, session) => find(session.workbook.customXml, key, session),
  methods: {
    Add: (_it, [xml], session) => {
      const number = String(nextId(session.workbook)).padStart(12, '0')
      const made: CustomXml = { id: `{00000000-0002-0000-0000-${number}}`, xml: checkXml(asText(xml)) }
      session.workbook.customXml.push(made)
      tell(session.workbook, { kind: 'customXml' })
      return part(session, made)
    },
    GetByNamespace: (_it, [uri], session) =>
      scopedParts(
        session,
        session.workbook.customXml.filter(({ xml }) => namespaceOf(xml) === uri),
      ),
  },
})

export const settingTypes = [setting, settings, part, scopedParts, customXmlParts]
