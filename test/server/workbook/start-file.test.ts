import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Excel from 'exceljs'
import Zip from 'jszip'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readXlsx } from '../../../addin/workbench/xlsx/xlsx.ts'
import { product as addin } from '../../../server/manifest/ribbon.ts'
import { listNames } from '../../../shared/sheets/hidden.ts'
import { coloursOf } from '../../../shared/sheets/marks.ts'
import { isDraftSheet, numberFormats, sheetKeys, sheets } from '../../../shared/sheets/sheets.ts'
import { words } from '../../../shared/words/words.ts'
import { openPane } from '../../addin/actions/pane.ts'
import { fetchOver, openedCompany, type Product } from '../../addin/actions/real-pane.ts'
import { onEngine } from '../../support/databases.ts'
import { openOffice } from '../../support/office.ts'
import { adminPassword, openTestProduct } from '../../support/server.ts'

const soffice = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path))

onEngine('sqlite', (_, __, newPlace) => {
  let product: Product
  let token: string

  beforeAll(async () => {
    product = await openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })
    token = await openedCompany(product)
  })
  afterAll(() => product.close())

  async function fetched(query = '', language = 'en') {
    const headers = { authorization: `Bearer ${token}`, 'accept-language': language }
    const answer = await product.app.request(`/api/v1/companies/demo/workbook.xlsx${query}`, { headers })
    expect(answer.status).toBe(200)
    return new Uint8Array(await answer.arrayBuffer())
  }
  async function opened(bytes: Uint8Array) {
    const file = new Excel.Workbook()
    await file.xlsx.load(bytes.slice().buffer)
    return file
  }

  test('has every sheet with its table, its headings in the language, its formats and hidden columns', async () => {
    const file = await opened(await fetched('', 'nl'))
    for (const key of sheetKeys) {
      const sheet = file.getWorksheet(words.nl[sheets[key].caption])
      if (!sheet) throw new Error(`no sheet ${key}`)
      const [table] = sheet.getTables() as unknown as { table: { name: string; columns: { name: string }[] } }[]
      const { columns } = sheets[key]
      expect([table?.table.name, table?.table.columns.length]).toEqual([sheets[key].table, columns.length])
      for (const [at, column] of columns.entries()) {
        const { numFmt, hidden } = sheet.getColumn(at + 1)
        expect([column.key, hidden, numFmt ?? 'General']).toEqual([
          column.key,
          column.hidden === true,
          numberFormats[column.kind],
        ])
      }
      expect(sheet.views[0]).toMatchObject({ state: 'frozen' })
    }
    expect(file.getWorksheet('Facturen')?.getCell('B1').value).toBe('Klant')
  })

  test('colours wrong cells and states, offers customers and items, and hides what nobody has to see', async () => {
    const file = await opened(await fetched())
    for (const key of sheetKeys.filter(isDraftSheet)) {
      const sheet = file.getWorksheet(words.en[sheets[key].caption])
      const { conditionalFormattings } = sheet as unknown as { conditionalFormattings: unknown[] }
      expect([key, conditionalFormattings.length]).toEqual([key, coloursOf(key).length])
    }
    const invoices = file.getWorksheet('Invoices')
    expect(invoices?.getCell('B2').dataValidation).toMatchObject({ type: 'list', formulae: [listNames.customers] })
    const lists = file.getWorksheet('_lists')
    expect([lists?.state, lists?.getCell('A2').value, lists?.getCell('B2').value]).toEqual(['veryHidden', 'C2', 'X'])
    expect(file.definedNames.getRanges(listNames.items).ranges).toEqual(["'_lists'!$B$1:$B$2"])
    expect(file.getWorksheet('_sync')?.state).toBe('veryHidden')
    const other = await opened(await fetched())
    const memory = (one: Excel.Workbook) =>
      JSON.parse(String(one.getWorksheet('_sync')?.getCell('A1').value).slice(1)) as Record<string, unknown>
    expect(memory(file)).toMatchObject({ schema: 1, company: 'demo', language: 'en' })
    expect(memory(file).workbookId).not.toBe(memory(other).workbookId)
  })

  test('asks Excel to open the pane only on request, by parts that hang off the package', async () => {
    const plain = await Zip.loadAsync(await fetched())
    expect(Object.keys(plain.files).filter((name) => name.includes('webextension'))).toEqual([])
    const zip = await Zip.loadAsync(await fetched('?pane=sideloaded'))
    const text = async (path: string) => (await zip.file(path)?.async('string')) ?? ''
    const relation = 'http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes'
    expect((await text('_rels/.rels')).split(relation)).toHaveLength(2)
    expect(await text('xl/_rels/workbook.xml.rels')).not.toContain('webextension')
    expect(await text('xl/webextensions/_rels/taskpanes.xml.rels')).toContain('Target="webextension1.xml"')
    const extension = await text('xl/webextensions/webextension1.xml')
    expect(extension).toContain(`id="${addin.id}" version="${addin.version}" store="developer" storeType="Registry"`)
    expect(extension).toContain('name="Office.AutoShowTaskpaneWithDocument" value="true"')
    expect(await text('xl/webextensions/taskpanes.xml')).toContain('visibility="0"')
    const types = await text('[Content_Types].xml')
    for (const part of ['taskpanes.xml', 'webextension1.xml']) expect(types).toContain(`/xl/webextensions/${part}`)
    expect((await opened(await fetched('?pane=admin'))).getWorksheet('Invoices')).toBeDefined()
    const refused = await product.call('GET', '/api/v1/companies/demo/workbook.xlsx?pane=x', { token })
    expect(refused).toMatchObject({ status: 422, body: { code: 'InvalidValue' } })
  })

  test('is ready for the pane: signed in, its sheets fill, and pasted rows are checked and saved', async () => {
    const office = openOffice({
      workbook: await readXlsx((await fetched()).slice().buffer),
      excelApi: '1.17',
      culture: 'nl-BE',
    })
    const pane = await openPane({ fetch: fetchOver(product, {}), office })
    expect(pane.state()).toMatchObject({ workbook: 'ready', company: 'demo', sheet: 'invoices' })
    await pane.actions.signIn({ userName: 'admin', password: adminPassword })
    expect((await pane.rows('customers')).map(({ number }) => number)).toEqual(['C1', 'C2'])
    office.host.userPaste('Invoices!A2', 'A\tC1\t10-3-2026\t\tX\t\t2')
    await pane.actions.save()
    expect((await pane.rows('invoices')).map(({ status, quantity }) => [status, quantity])).toEqual([['Saved', 2]])
    expect(pane.logged).toEqual([])
  })

  describe.skipIf(soffice === undefined)('in LibreOffice (apt-get install libreoffice-calc-nogui)', () => {
    test('opens, and shows its headings', { timeout: 120_000 }, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'verkoop-office-'))
      try {
        const path = join(folder, 'start.xlsx')
        await writeFile(path, await fetched('?pane=admin', 'fr'))
        const profile = `-env:UserInstallation=file://${folder}/profile`
        const convert = [
          '--headless',
          profile,
          '--convert-to',
          'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,-1',
        ]
        execFileSync(soffice ?? '', [...convert, '--outdir', folder, path], { stdio: 'ignore', timeout: 100_000 })
        for (const [key, first] of [
          ['invoices', 'Document\tClient\tDate'],
          ['orders', 'Document\tClient\tDate'],
        ] as const) {
          const csv = await readFile(join(folder, `start-${words.fr[sheets[key].caption]}.csv`), 'utf8')
          expect(csv.split('\n')[0]).toContain(first)
        }
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    })
  })
})
