// @vitest-environment jsdom
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { drawIcon, iconNames } from '../../../server/manifest/icons.ts'
import { iconFile, iconSizes, manifestOf } from '../../../server/manifest/manifest.ts'
import { pngSize } from '../../../server/manifest/png.ts'
import { ribbon } from '../../../server/manifest/ribbon.ts'
import { manifestFaults, type PictureSize } from '../../../server/manifest/rules.ts'
import { type Element, elementsNamed, xmlText } from '../../../server/manifest/xml.ts'

const root = join(import.meta.dirname, '../../..')
const sizeOf: PictureSize = (file) => {
  const path = join(root, 'addin/assets', file)
  return existsSync(path) ? pngSize(readFileSync(path)) : undefined
}
const manifest = manifestOf(ribbon, 'https://localhost:3000')

/** The manifest with every element of this name put through `change`. */
const changed = (one: Element, name: string, change: (element: Element) => Element): Element => {
  const inner = { ...one, children: one.children.map((child) => changed(child, name, change)) }
  return one.name === name ? change(inner) : inner
}

describe('the manifest', () => {
  test('has no fault, and the committed file is the one that is written today', () => {
    expect(manifestFaults(manifest, sizeOf)).toEqual([])
    expect(readFileSync(join(root, 'manifest.xml'), 'utf8')).toBe(xmlText(manifest))
  })

  test('is well-formed XML, also with an ampersand in a text', () => {
    const odd = { ...ribbon, label: { en: 'A & "B" <C>', nl: 'é', fr: "l'" } }
    const parsed = new DOMParser().parseFromString(
      xmlText(manifestOf(odd, 'https://localhost:3000')),
      'application/xml',
    )
    expect(parsed.querySelector('parsererror')).toBeNull()
    expect([...parsed.getElementsByTagName('bt:String')].map((one) => one.getAttribute('DefaultValue'))).toContain(
      'A & "B" <C>',
    )
  })

  const faulty: readonly (readonly [string, Element, RegExp])[] = [
    [
      'a wrong order',
      changed(manifest, 'OfficeApp', (one) => ({ ...one, children: one.children.toReversed() })),
      /wrong place/,
    ],
    [
      'a wrong order in a control',
      changed(manifest, 'Control', (one) => ({ ...one, children: one.children.toReversed() })),
      /wrong place of <Control>/,
    ],
    [
      'a placeholder GUID',
      changed(manifest, 'Id', (one) => ({ ...one, text: '00000000-0000-4000-8000-000000000000' })),
      /GUID/,
    ],
    ['a short version', changed(manifest, 'Version', (one) => ({ ...one, text: '1' })), /Version/],
    [
      'an undefined resource',
      changed(manifest, 'Title', (one) => ({ ...one, attributes: { resid: 'Nowhere' } })),
      /"Nowhere" is used but not defined/,
    ],
    [
      'an unused resource',
      changed(manifest, 'GetStarted', (one) => ({ ...one, children: [] })),
      /"Product.Welcome" is defined but not used/,
    ],
    [
      'a long text',
      changed(manifest, 'Description', (one) => ({ ...one, attributes: { DefaultValue: 'x'.repeat(251) } })),
      /1 to 250/,
    ],
    [
      'a missing language',
      changed(manifest, 'DisplayName', (one) => ({ ...one, children: one.children.slice(1) })),
      /no text for nl-NL/,
    ],
    [
      'an address without TLS',
      changed(manifest, 'bt:Url', (one) => ({
        ...one,
        attributes: { ...one.attributes, DefaultValue: 'http://localhost:3000/' },
      })),
      /https/,
    ],
    [
      'an address with a path as domain',
      changed(manifest, 'AppDomain', (one) => ({ ...one, text: 'https://localhost:3000/pane' })),
      /AppDomain/,
    ],
    [
      'two tabs',
      changed(manifest, 'ExtensionPoint', (one) => ({ ...one, children: [...one.children, ...one.children] })),
      /2 tabs/,
    ],
    [
      'another page for functions',
      changed(manifest, 'FunctionFile', (one) => ({ ...one, attributes: { resid: 'Help.Url' } })),
      /different addresses/,
    ],
    [
      'an unknown function',
      changed(manifest, 'FunctionName', (one) => ({ ...one, text: 'postAll' })),
      /"postAll" is not one/,
    ],
    [
      'no pane that opens by itself',
      changed(manifest, 'TaskpaneId', (one) => ({ ...one, text: 'Other' })),
      /open with the workbook/,
    ],
    [
      'a newer Excel than we support',
      changed(manifest, 'Set', (one) => ({ ...one, attributes: { Name: 'ExcelApi', MinVersion: '1.20' } })),
      /shuts out/,
    ],
    [
      'a menu on something else than a cell',
      changed(manifest, 'OfficeMenu', (one) => ({ ...one, attributes: { id: 'ContextMenuText' } })),
      /no menu "ContextMenuText"/,
    ],
    [
      'key combinations from an address without TLS',
      changed(manifest, 'ExtendedOverrides', (one) => ({ ...one, attributes: { Url: 'http://localhost/keys.json' } })),
      /keys.json" is not an https address/,
    ],
    [
      'an icon size left out',
      changed(manifest, 'Icon', (one) => ({ ...one, children: one.children.slice(1) })),
      /lacks one of the sizes/,
    ],
  ]
  test.each(faulty)('is refused with %s', (_, wrong, fault) => {
    expect(manifestFaults(wrong, sizeOf).join('\n')).toMatch(fault)
  })

  test('is refused when a picture is missing or has another size', () => {
    expect(manifestFaults(manifest, () => undefined).join('\n')).toMatch(/icon-32.png" must be a picture of 32 by 32/)
    expect(manifestFaults(manifest, () => [33, 32]).join('\n')).toMatch(/it is 33 by 32/)
  })

  test('names every command once on the ribbon, and some again in the menu on a cell', () => {
    const namesIn = (place: string) =>
      elementsNamed(manifest, place).flatMap((one) => elementsNamed(one, 'FunctionName').map(({ text }) => text))
    const onRibbon = namesIn('CustomTab')
    expect(new Set(onRibbon).size).toBe(onRibbon.length)
    expect(namesIn('OfficeMenu')).toEqual([
      'checkSelected',
      'nextProblem',
      'showDocument',
      'showEntries',
      'showCustomer',
    ])
  })

  test('has the same words for a command in the menu on a cell as on the ribbon, in every language', () => {
    const [menu] = elementsNamed(manifest, 'OfficeMenu')
    const labels = elementsNamed(menu as Element, 'Item').map(({ children }) => children[0]?.attributes.resid)
    expect(labels).toContain('showDocument.Label')
    const words = elementsNamed(manifest, 'bt:String').find(({ attributes }) => attributes.id === 'checkSelected.Label')
    expect(words?.children.map(({ attributes }) => [attributes.Locale, attributes.Value])).toEqual([
      ['nl-NL', 'Deze rijen controleren'],
      ['nl-BE', 'Deze rijen controleren'],
      ['fr-FR', 'Vérifier ces lignes'],
      ['fr-BE', 'Vérifier ces lignes'],
    ])
  })
})

/** The pixels of a PNG of ours, whose one IDAT chunk follows the header; the bytes of zlib differ between machines. */
const pixelsOf = (png: Buffer) => inflateSync(png.subarray(41, 41 + png.readUInt32BE(33))).toString('hex')

describe('an icon', () => {
  test('is committed as it is drawn, in every size', () => {
    for (const name of iconNames)
      for (const size of iconSizes) {
        const committed = readFileSync(join(root, 'addin/assets', iconFile(name, size)))
        expect(pixelsOf(committed)).toBe(pixelsOf(drawIcon(name, size)))
      }
  })
})
