/**
 * What Excel demands of a manifest, checked without a network. Each rule answers with a sentence per fault.
 * Microsoft's own validator sends the file to a service; its published schemas lack the shared runtime.
 */
import { ribbonCommands } from '../../shared/sync/ribbon.ts'
import { iconSizes, overriddenLocales } from './manifest.ts'
import { type Element, elementsNamed, everyElement } from './xml.ts'

/** Width and height of the picture of this name in addin/assets, in pixels; undefined when there is none. */
export type PictureSize = (file: string) => readonly [number, number] | undefined

export const manifestFaults = (root: Element, sizeOf: PictureSize): string[] =>
  [
    order,
    identity,
    resourcesAreUsed,
    texts,
    addresses,
    ids,
    oneRuntime,
    commands,
    requirements,
    (one: Element) => pictures(one, sizeOf),
  ].flatMap((rule) => rule(root))

const orders: Readonly<Record<string, readonly string[]>> = {
  OfficeApp:
    'Id Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl SupportUrl AppDomains Hosts Requirements DefaultSettings Permissions VersionOverrides ExtendedOverrides'.split(
      ' ',
    ),
  VersionOverrides: 'Description Requirements Hosts Resources WebApplicationInfo EquivalentAddins'.split(' '),
  DesktopFormFactor: 'GetStarted FunctionFile ExtensionPoint'.split(' '),
  ExtensionPoint: 'Script Page Metadata Namespace CustomTab OfficeMenu'.split(' '),
  OfficeMenu: ['Control'],
  ExtendedOverrides: ['Tokens'],
  GetStarted: 'Title Description LearnMoreUrl'.split(' '),
  CustomTab: 'Group Label'.split(' '),
  Group: 'OverriddenByRibbonApi Label Icon Control'.split(' '),
  Control: 'OverriddenByRibbonApi Label Supertip Icon Items Action Enabled'.split(' '),
  Item: 'OverriddenByRibbonApi Label Supertip Icon Action Enabled'.split(' '),
  Supertip: 'Title Description'.split(' '),
  Action: 'TaskpaneId SourceLocation FunctionName Title'.split(' '),
  Resources: 'bt:Images bt:Urls bt:ShortStrings bt:LongStrings'.split(' '),
}

function order(root: Element): string[] {
  return [...everyElement(root)].flatMap(({ name, attributes, children }) => {
    const wanted =
      attributes['xsi:type'] === 'Workbook' ? ['Runtimes', 'AllFormFactors', 'DesktopFormFactor'] : orders[name]
    if (wanted === undefined) return []
    const places = children.map((child) => wanted.indexOf(child.name))
    const wrong = children.find((_, index) => (places[index] ?? -1) < Math.max(0, ...places.slice(0, index)))
    return wrong === undefined ? [] : [`<${wrong.name}> stands in the wrong place of <${name}>.`]
  })
}

function identity(root: Element): string[] {
  const textOf = (name: string) => elementsNamed(root, name)[0]?.text ?? ''
  const id = textOf('Id')
  return [
    ...(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(id) && !/^0{8}/.test(id)
      ? []
      : [`Id "${id}" is not a GUID.`]),
    ...(/^\d{1,5}(\.\d{1,5}){1,3}$/.test(textOf('Version'))
      ? []
      : [`Version "${textOf('Version')}" is not like 1.0.0.0.`]),
  ]
}

const resourcesOf = (root: Element) =>
  elementsNamed(root, 'Resources').flatMap((one) => one.children.flatMap((list) => list.children))

function resourcesAreUsed(root: Element): string[] {
  const defined = resourcesOf(root).map((one) => one.attributes.id ?? '')
  const used = new Set([...everyElement(root)].flatMap(({ attributes }) => attributes.resid ?? []))
  return [
    ...[...used].filter((id) => !defined.includes(id)).map((id) => `Resource "${id}" is used but not defined.`),
    ...defined.filter((id) => !used.has(id)).map((id) => `Resource "${id}" is defined but not used.`),
    ...defined.filter((id, index) => defined.indexOf(id) !== index).map((id) => `Resource "${id}" is defined twice.`),
    ...defined.filter((id) => id.length > 32).map((id) => `Resource id "${id}" is longer than 32 characters.`),
  ]
}

const longest: Readonly<Record<string, number>> = {
  DisplayName: 125,
  Description: 250,
  'bt:ShortStrings': 125,
  'bt:LongStrings': 250,
}

function texts(root: Element): string[] {
  const lists = [...everyElement(root)].filter(
    ({ name, attributes }) => longest[name] && (attributes.DefaultValue || name.startsWith('bt:')),
  )
  return lists.flatMap((list) => {
    const localised = list.name.startsWith('bt:') ? list.children : [list]
    return localised.flatMap((one) => textFaults(one, longest[list.name] ?? 0))
  })
}

function textFaults({ name, attributes, children }: Element, longest: number): string[] {
  const label = attributes.id ?? name
  const values = [attributes.DefaultValue ?? '', ...children.map((child) => child.attributes.Value ?? '')]
  const locales = children.map((child) => child.attributes.Locale ?? '')
  return [
    ...values
      .filter((text) => text === '' || text.length > longest)
      .map((text) => `${label}: "${text}" must have 1 to ${longest} characters.`),
    ...overriddenLocales
      .filter((locale) => !locales.includes(locale))
      .map((locale) => `${label} has no text for ${locale}.`),
    ...locales.filter((locale) => locale === 'en-US').map(() => `${label} overrides the default locale.`),
  ]
}

function addresses(root: Element): string[] {
  const holders = ['IconUrl', 'HighResolutionIconUrl', 'SupportUrl', 'bt:Url', 'bt:Image', 'SourceLocation']
  const values = holders
    .flatMap((name) => elementsNamed(root, name))
    .flatMap(({ attributes }) => attributes.DefaultValue ?? [])
    .concat(elementsNamed(root, 'ExtendedOverrides').flatMap(({ attributes }) => Object.values(attributes)))
  const domains = elementsNamed(root, 'AppDomain').map(({ text }) => text)
  return [
    ...values
      .filter((url) => URL.parse(url)?.protocol !== 'https:' || url.length > 2048)
      .map((url) => `"${url}" is not an https address of at most 2048 characters.`),
    ...domains
      .filter((domain) => URL.parse(domain)?.origin !== domain || !domain.startsWith('https:'))
      .map((domain) => `AppDomain "${domain}" is not an https origin.`),
  ]
}

function ids(root: Element): string[] {
  const found = ['CustomTab', 'Group', 'Control', 'Item']
    .flatMap((name) => elementsNamed(root, name))
    .map(({ attributes }) => attributes.id ?? '')
  const tabs = elementsNamed(root, 'CustomTab').length
  const menus = elementsNamed(root, 'OfficeMenu').map(({ attributes }) => attributes.id ?? '')
  return [
    ...(tabs === 1 ? [] : [`There are ${tabs} tabs; there must be one.`]),
    ...menus.filter((id) => id !== 'ContextMenuCell').map((id) => `Excel has no menu "${id}" for a cell.`),
    ...found
      .filter((id, index) => found.indexOf(id) !== index || id === '' || id.length > 125)
      .map((id) => `Control id "${id}" is not a unique one of 1 to 125 characters.`),
  ]
}

/** Otherwise the shared runtime does not load, without a word. */
function oneRuntime(root: Element): string[] {
  const runtimes = ['Runtime', 'FunctionFile'].flatMap((name) => elementsNamed(root, name))
  const panes = ['Action', 'Page']
    .flatMap((name) => elementsNamed(root, name))
    .flatMap((holder) => elementsNamed(holder, 'SourceLocation'))
  const used = new Set([...runtimes, ...panes].map(({ attributes }) => attributes.resid))
  return used.size === 1 ? [] : [`Runtime, function file and panes use different addresses: ${[...used].join(', ')}.`]
}

function commands(root: Element): string[] {
  const named = elementsNamed(root, 'FunctionName').map(({ text }) => text)
  const known: readonly string[] = ribbonCommands
  const openers = elementsNamed(root, 'TaskpaneId').filter(
    ({ text }) => text === 'Office.AutoShowTaskpaneWithDocument',
  ).length
  return [
    ...named
      .filter((name) => !known.includes(name))
      .map((name) => `Function "${name}" is not one of the add-in's commands.`),
    ...known.filter((name) => !named.includes(name)).map((name) => `Command "${name}" has no button.`),
    ...(openers === 1 ? [] : [`${openers} buttons open with the workbook; there must be one.`]),
  ]
}

const allowedSets: Readonly<Record<string, string>> = { SharedRuntime: '1.1', ExcelApi: '1.14' }

function requirements(root: Element): string[] {
  const sets = elementsNamed(root, 'Set').map(({ attributes }) => `${attributes.Name} ${attributes.MinVersion}`)
  const allowed = Object.entries(allowedSets).map(([name, version]) => `${name} ${version}`)
  return sets
    .filter((set) => !allowed.includes(set))
    .map((set) => `${set} shuts out versions of Excel that are supported.`)
}

function pictures(root: Element, sizeOf: PictureSize): string[] {
  const urls = new Map(resourcesOf(root).map(({ attributes }) => [attributes.id, attributes.DefaultValue ?? '']))
  const wanted = elementsNamed(root, 'Icon').flatMap(({ children }) =>
    children.map(({ attributes }) => [urls.get(attributes.resid) ?? '', Number(attributes.size)] as const),
  )
  const ofProduct = [
    ['IconUrl', 32],
    ['HighResolutionIconUrl', 64],
  ] as const
  const own = ofProduct.map(
    ([name, size]) => [elementsNamed(root, name)[0]?.attributes.DefaultValue ?? '', size] as const,
  )
  const sizes = elementsNamed(root, 'Icon').filter(({ children }) => children.length !== iconSizes.length)
  return [
    ...[...wanted, ...own].flatMap(([url, size]) => pictureFault(url, size, sizeOf)),
    ...sizes.map(() => `An icon lacks one of the sizes ${iconSizes.join(', ')}.`),
  ]
}

function pictureFault(url: string, size: number, sizeOf: PictureSize): string[] {
  const found = sizeOf(url.slice(url.lastIndexOf('/') + 1))
  if (found?.[0] === size && found[1] === size) return []
  return [`"${url}" must be a picture of ${size} by ${size} pixels${found ? `, it is ${found.join(' by ')}` : ''}.`]
}
