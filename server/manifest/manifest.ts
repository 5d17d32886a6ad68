/**
 * The add-in only XML manifest, from the ribbon's definition: it is the one that Excel 2021 and LTSC understand too.
 * The order of elements is the schema's.
 */
import { functionNamespace } from '../../shared/sheets/functions.ts'
import { shortcutsPath, shortcutWordsPath } from '../../shared/sync/shortcuts.ts'
import type { Language } from '../../shared/words/words.ts'
import { type Button, type Group, type IconName, product, type Tab, type Texts } from './ribbon.ts'
import { filledIn, shortcutLocales } from './shortcuts.ts'
import { type Element, el } from './xml.ts'

export const iconSizes = [16, 20, 24, 32, 40, 48, 64, 80] as const
export const iconFile = (icon: IconName | 'icon', size: number): string => `${icon}-${size}.png`

/** Office matches exact locales, so Belgium's are written out though their words are the same. */
const overrides: Readonly<Record<string, Language>> = { 'nl-NL': 'nl', 'nl-BE': 'nl', 'fr-FR': 'fr', 'fr-BE': 'fr' }
export const overriddenLocales = Object.keys(overrides)

/** `origin` is where the server is reached, such as `https://localhost:3000`. */
export function manifestOf(tab: Tab, origin: string): Element {
  const namespaces = {
    xmlns: 'http://schemas.microsoft.com/office/appforoffice/1.1',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xmlns:bt': 'http://schemas.microsoft.com/office/officeappbasictypes/1.0',
    'xsi:type': 'TaskPaneApp',
  }
  return el('OfficeApp', namespaces, [
    el('Id', {}, product.id),
    el('Version', {}, product.version),
    el('ProviderName', {}, product.provider),
    el('DefaultLocale', {}, 'en-US'),
    localised('DisplayName', {}, product.name, 'Override'),
    localised('Description', {}, product.description, 'Override'),
    el('IconUrl', { DefaultValue: `${origin}/icons/${iconFile('icon', 32)}` }),
    el('HighResolutionIconUrl', { DefaultValue: `${origin}/icons/${iconFile('icon', 64)}` }),
    el('SupportUrl', { DefaultValue: `${origin}/` }),
    el('AppDomains', {}, [el('AppDomain', {}, origin)]),
    el('Hosts', {}, [el('Host', { Name: 'Workbook' })]),
    el('Requirements', {}, [
      el('Sets', { DefaultMinVersion: '1.1' }, [
        el('Set', { Name: 'SharedRuntime', MinVersion: '1.1' }),
        el('Set', { Name: 'ExcelApi', MinVersion: '1.14' }),
      ]),
    ]),
    el('DefaultSettings', {}, [el('SourceLocation', { DefaultValue: `${origin}/taskpane.html` })]),
    el('Permissions', {}, 'ReadWriteDocument'),
    versionOverrides(tab, origin),
    extendedOverrides(origin),
  ])
}

function versionOverrides(tab: Tab, origin: string): Element {
  const attributes = {
    xmlns: 'http://schemas.microsoft.com/office/taskpaneappversionoverrides',
    'xsi:type': 'VersionOverridesV1_0',
  }
  const host = el('Host', { 'xsi:type': 'Workbook' }, [
    el('Runtimes', {}, [el('Runtime', { resid: 'Pane.Url', lifetime: 'long' })]),
    el('AllFormFactors', {}, [
      el('ExtensionPoint', { 'xsi:type': 'CustomFunctions' }, [
        el('Script', {}, [el('SourceLocation', { resid: 'Functions.Script' })]),
        el('Page', {}, [el('SourceLocation', { resid: 'Pane.Url' })]),
        el('Metadata', {}, [el('SourceLocation', { resid: 'Functions.Metadata' })]),
        el('Namespace', { resid: 'Functions.Namespace' }),
      ]),
    ]),
    el('DesktopFormFactor', {}, [
      el('GetStarted', {}, [
        el('Title', { resid: 'Product.Name' }),
        el('Description', { resid: 'Product.Welcome' }),
        el('LearnMoreUrl', { resid: 'Help.Url' }),
      ]),
      el('FunctionFile', { resid: 'Pane.Url' }),
      el('ExtensionPoint', { 'xsi:type': 'PrimaryCommandSurface' }, [customTab(tab)]),
      el('ExtensionPoint', { 'xsi:type': 'ContextMenu' }, [
        el('OfficeMenu', { id: 'ContextMenuCell' }, [controlOf(tab.cellMenu)]),
      ]),
    ]),
  ])
  return el('VersionOverrides', attributes, [el('Hosts', {}, [host]), resources(tab, origin)])
}

/** Key combinations are in a file of their own, which names them by words that come in a file for each language. */
function extendedOverrides(origin: string): Element {
  const words = `${origin}${shortcutWordsPath(filledIn('token', 'locale'))}`
  const own = Object.entries(shortcutLocales).filter(([, language]) => language !== 'en')
  return el('ExtendedOverrides', { Url: `${origin}${shortcutsPath}`, ResourcesUrl: words }, [
    el('Tokens', {}, [
      el(
        'Token',
        { Name: 'locale', DefaultValue: 'en-us', 'xsi:type': 'LocaleToken' },
        own.map(([locale, language]) => el('Override', { Locale: `${language}-*`, Value: locale })),
      ),
    ]),
  ])
}

const customTab = (tab: Tab): Element =>
  el('CustomTab', { id: tab.id }, [...tab.groups.map(groupOf), el('Label', { resid: `${tab.id}.Label` })])

const groupOf = (group: Group): Element =>
  el('Group', { id: group.id }, [
    el('Label', { resid: labelOf(group.id) }),
    iconOf(group.icon),
    ...group.buttons.map(controlOf),
  ])

const controlOf = (button: Button): Element =>
  button.items
    ? el('Control', { 'xsi:type': 'Menu', id: button.id }, [
        ...saidOf(button),
        el('Items', {}, button.items.map(itemOf)),
      ])
    : el('Control', { 'xsi:type': 'Button', id: button.id }, [...saidOf(button), actionOf(button)])

const itemOf = (button: Button): Element => el('Item', { id: button.id }, [...saidOf(button), actionOf(button)])

const saidOf = ({ id, icon }: Button): readonly Element[] => [
  el('Label', { resid: labelOf(id) }),
  el('Supertip', {}, [el('Title', { resid: labelOf(id) }), el('Description', { resid: tipOf(id) })]),
  iconOf(icon),
]

function actionOf({ command, opensWithWorkbook }: Button): Element {
  if (command !== undefined) return el('Action', { 'xsi:type': 'ExecuteFunction' }, [el('FunctionName', {}, command)])
  return el('Action', { 'xsi:type': 'ShowTaskpane' }, [
    opensWithWorkbook && el('TaskpaneId', {}, 'Office.AutoShowTaskpaneWithDocument'),
    el('SourceLocation', { resid: 'Pane.Url' }),
  ])
}

const iconOf = (icon: IconName): Element =>
  el(
    'Icon',
    {},
    iconSizes.map((size) => el('bt:Image', { size: `${size}`, resid: imageOf(icon, size) })),
  )

// A resource id has at most 32 characters.
const labelOf = (id: string) => `${wordOf(id)}.Label`
const tipOf = (id: string) => `${wordOf(id)}.Tip`
/** A command has the same words wherever it stands. */
const wordOf = (id: string) => id.replace(/^Verkoop\.(Cell\.)?/, '')
const imageOf = (icon: IconName, size: number) => `Icon.${icon}.${size}`

function resources(tab: Tab, origin: string): Element {
  const listed = [...tab.groups.flatMap((group) => group.buttons), tab.cellMenu]
  const all = listed.flatMap((one) => [one, ...(one.items ?? [])])
  const buttons = [...new Map(all.map((one) => [wordOf(one.id), one])).values()]
  const icons = new Set([...tab.groups, ...all].map(({ icon }) => icon))
  const images = [...icons].flatMap((icon) =>
    iconSizes.map((size) => [imageOf(icon, size), `${origin}/icons/${iconFile(icon, size)}`] as const),
  )
  return el('Resources', {}, [
    el(
      'bt:Images',
      {},
      images.map(([id, url]) => el('bt:Image', { id, DefaultValue: url })),
    ),
    el('bt:Urls', {}, [
      el('bt:Url', { id: 'Pane.Url', DefaultValue: `${origin}/taskpane.html` }),
      el('bt:Url', { id: 'Functions.Script', DefaultValue: `${origin}/functions.js` }),
      el('bt:Url', { id: 'Functions.Metadata', DefaultValue: `${origin}/functions.json?v=${product.version}` }),
      el('bt:Url', { id: 'Help.Url', DefaultValue: `${origin}/` }),
    ]),
    el('bt:ShortStrings', {}, [
      textOf('Product.Name', product.name),
      textOf('Functions.Namespace', { en: functionNamespace, nl: functionNamespace, fr: functionNamespace }),
      textOf(`${tab.id}.Label`, tab.label),
      ...[...tab.groups, ...buttons].map(({ id, label }) => textOf(labelOf(id), label)),
    ]),
    el('bt:LongStrings', {}, [
      textOf('Product.Welcome', product.welcome),
      ...buttons.map(({ id, tip }) => textOf(tipOf(id), tip)),
    ]),
  ])
}

const textOf = (id: string, texts: Texts): Element => localised('bt:String', { id }, texts, 'bt:Override')

const localised = (
  name: string,
  attributes: Readonly<Record<string, string>>,
  texts: Texts,
  override: string,
): Element =>
  el(
    name,
    { ...attributes, DefaultValue: texts.en },
    Object.entries(overrides).map(([locale, language]) => el(override, { Locale: locale, Value: texts[language] })),
  )
