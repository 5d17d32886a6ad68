/** The add-in's tab of the ribbon, its menu on a cell and its key combinations, read from its manifest as Excel reads them. */

export interface RibbonButton {
  readonly id: string
  readonly label: string
  readonly tip: string
  /** Where its icon is on this server. */
  readonly icon: string
  /** What it calls; without one it shows the pane. */
  readonly functionName: string | null
  /** Of a menu, what it offers. */
  readonly items: readonly RibbonButton[]
}

export interface RibbonGroup {
  readonly label: string
  readonly buttons: readonly RibbonButton[]
}

export interface RibbonTab {
  readonly label: string
  readonly groups: readonly RibbonGroup[]
}

/** In the words of a locale such as `nl-BE`, or the manifest's own. `null` when the manifest has no tab. */
export function readRibbon(manifest: Document, locale: string): RibbonTab | null {
  const [tab] = all(manifest, 'CustomTab')
  if (!tab) return null
  const { text, buttonOf } = readerOf(manifest, locale)
  return {
    label: text(tab, 'Label'),
    groups: all(tab, 'Group').map((group) => ({
      label: text(group, 'Label'),
      buttons: all(group, 'Control').map(buttonOf),
    })),
  }
}

/** What the menu on a cell offers, in the words of a locale: buttons, and menus that offer more. */
export function readCellMenu(manifest: Document, locale: string): readonly RibbonButton[] {
  const menus = all(manifest, 'OfficeMenu').filter((menu) => menu.getAttribute('id') === 'ContextMenuCell')
  return menus.flatMap((menu) => all(menu, 'Control')).map(readerOf(manifest, locale).buttonOf)
}

/** Where the file of the key combinations is on this server; null when there is none. */
export function shortcutsPathIn(manifest: Document): string | null {
  const address = all(manifest, 'ExtendedOverrides')[0]?.getAttribute('Url')
  return address ? pathOf(address) : null
}

function readerOf(manifest: Document, locale: string) {
  const resource = resources(manifest, locale)
  const text = (within: Element, name: string): string => resource(child(within, name)?.getAttribute('resid') ?? '')
  const buttonOf = (control: Element): RibbonButton => ({
    id: control.getAttribute('id') ?? '',
    label: text(control, 'Label'),
    tip: all(control, 'Supertip').map((tip) => text(tip, 'Description'))[0] ?? '',
    icon: pathOf(resource(iconOf(control))),
    functionName: all(actionIn(control), 'FunctionName')[0]?.textContent ?? null,
    items: all(control, 'Item').map(buttonOf),
  })
  return { text, buttonOf }
}

const all = (within: Document | Element, name: string): Element[] => [...within.getElementsByTagNameNS('*', name)]

const child = (within: Element, name: string): Element | undefined =>
  [...within.children].find(({ localName }) => localName === name)

/** Its own action, not those of a menu's items. */
const actionIn = (control: Element): Element => child(control, 'Action') ?? control.ownerDocument.createElement('none')

/** By id: what is said in the locale, else by default. */
function resources(manifest: Document, locale: string): (id: string) => string {
  const known = ['Image', 'Url', 'String'].flatMap((kind) => all(manifest, kind))
  return (id) => {
    const found = known.find((one) => one.getAttribute('id') === id)
    const override = found && all(found, 'Override').find((one) => one.getAttribute('Locale') === locale)
    return override?.getAttribute('Value') ?? found?.getAttribute('DefaultValue') ?? ''
  }
}

/** The icon of the control itself, of 32 points when it has one. */
function iconOf(control: Element): string {
  const images = all(control, 'Icon').flatMap((icon) => all(icon, 'Image'))
  const wanted = images.find((image) => image.getAttribute('size') === '32') ?? images.at(-1)
  return wanted?.getAttribute('resid') ?? ''
}

/** Icons are fetched from where the page is from, whatever address the manifest is for. */
const pathOf = (address: string): string => (URL.canParse(address) ? new URL(address).pathname : address)
