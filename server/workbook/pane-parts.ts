/**
 * What makes Excel open the task pane with a workbook: a web extension with our add-in's id, and the pane that shows it, hanging
 * off the package itself (a relationship of the workbook is not looked at). exceljs has no model for these parts.
 */
import type JSZip from 'jszip'
import { product } from '../manifest/ribbon.ts'

/** How the add-in came into the user's Excel: by the admin centre, or sideloaded. */
export const paneStores = {
  admin: { store: 'EXCatalog', storeType: 'EXCatalog' },
  sideloaded: { store: 'developer', storeType: 'Registry' },
} as const
export type PaneStore = keyof typeof paneStores

export interface PaneOpening {
  readonly from: PaneStore
  /** UUID of this copy of the web extension. */
  readonly id: string
}

const office = 'http://schemas.microsoft.com/office'
const extension = `${office}/webextensions/webextension/2010/11`
const taskpanes = `${office}/webextensions/taskpanes/2010/11`
const documents = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const relationshipOf = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${office}/2011/relationships/${type}" Target="${target}"/>`

/** Not visible at first sight: it opens by itself from the second time on, and the user can switch that off. */
const panes = `${declaration}<wetp:taskpanes xmlns:wetp="${taskpanes}"><wetp:taskpane dockstate="right" visibility="0" width="350" row="4"><wetp:webextensionref xmlns:r="${documents}" r:id="rId1"/></wetp:taskpane></wetp:taskpanes>`

function extensionOf({ from, id }: PaneOpening): string {
  const { store, storeType } = paneStores[from]
  const reference = `<we:reference id="${product.id}" version="${product.version}" store="${store}" storeType="${storeType}"/>`
  const opens = '<we:property name="Office.AutoShowTaskpaneWithDocument" value="true"/>'
  return `${declaration}<we:webextension xmlns:we="${extension}" id="{${id}}">${reference}<we:alternateReferences/><we:properties>${opens}</we:properties><we:bindings/><we:snapshot xmlns:r="${documents}"/></we:webextension>`
}

const contentTypes = [
  ['/xl/webextensions/taskpanes.xml', 'application/vnd.ms-office.webextensiontaskpanes+xml'],
  ['/xl/webextensions/webextension1.xml', 'application/vnd.ms-office.webextension+xml'],
].map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`)

export async function addPane(zip: JSZip, opening: PaneOpening): Promise<void> {
  zip.file('xl/webextensions/taskpanes.xml', panes)
  zip.file('xl/webextensions/webextension1.xml', extensionOf(opening))
  const toExtension = relationshipOf('rId1', 'webextension', 'webextension1.xml')
  zip.file(
    'xl/webextensions/_rels/taskpanes.xml.rels',
    `${declaration}<Relationships xmlns="${relationships}">${toExtension}</Relationships>`,
  )
  const toPanes = relationshipOf('rIdPanes', 'webextensiontaskpanes', 'xl/webextensions/taskpanes.xml')
  await insert(zip, '_rels/.rels', '</Relationships>', toPanes)
  await insert(zip, '[Content_Types].xml', '</Types>', contentTypes.join(''))
}

async function insert(zip: JSZip, path: string, before: string, text: string): Promise<void> {
  const whole = await zip.file(path)?.async('string')
  if (!whole?.includes(before)) throw new Error(`${path} does not end as expected.`)
  zip.file(path, whole.replace(before, `${text}${before}`))
}
