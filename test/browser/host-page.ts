/** The page around the frame in host.test.ts: a workbook, a host, and a person whom the test can send. */
import type { DialogEvents, DialogRequest } from '../../addin/workbench/host/client.ts'
import { paneAddress, serveFrame } from '../../addin/workbench/host/frame.ts'
import { createHost } from '../../addin/workbench/host/host.ts'
import { personAt } from '../../addin/workbench/host/person.ts'
import { cultures } from '../../addin/workbench/model/culture.ts'
import { textAt } from '../../addin/workbench/model/text.ts'
import { createWorkbook, sheetOf } from '../../addin/workbench/model/workbook.ts'
import { readXlsx, writeXlsx } from '../../addin/workbench/xlsx/xlsx.ts'

const workbook = createWorkbook({ sheets: ['Data'], culture: cultures['nl-BE'] })
const frame = document.querySelector('iframe')
if (!frame) throw new Error('The page has no frame.')
const asked: unknown[] = []
const program = {
  showPane: (isShown: boolean) => void asked.push(isShown ? 'shown' : 'hidden'),
  enableCommand: (id: string, isEnabled: boolean) => void asked.push([id, isEnabled]),
}
let byPerson = (): void => undefined
const openDialog = ({ address }: DialogRequest, { onMessage, onClosed }: DialogEvents) => {
  const inside = document.createElement('iframe')
  inside.name = 'dialog'
  const messageParent = (text: string): void => onMessage(text, location.origin)
  const { stop } = serveFrame(inside, createHost(workbook), { displayLanguage: 'nl-NL', messageParent })
  inside.src = paneAddress(address, 'nl-NL', 'isDialog')
  document.body.append(inside)
  const close = (): void => {
    stop()
    inside.remove()
  }
  byPerson = () => {
    close()
    onClosed()
  }
  return close
}
const served = serveFrame(frame, createHost(workbook, { program }), {
  openDialog,
  displayLanguage: 'nl-NL',
  requirements: { ExcelApi: '1.14', SharedRuntime: '1.1', RibbonApi: '1.1', DialogApi: '1.1' },
})

const text = (row: number, column: number): string => textAt(workbook, sheetOf(workbook, 'Data'), row, column)

/** What the workbook holds after being saved and opened, here in the browser. */
async function reopened(): Promise<string> {
  const again = await readXlsx(await writeXlsx(workbook))
  return textAt({ ...again, culture: workbook.culture }, sheetOf(again, 'Data'), 1, 1)
}

const desk = {
  ...personAt(workbook),
  text,
  reopened,
  command: served.command,
  asked: () => asked,
  dialogs: () => document.querySelectorAll('iframe[name=dialog]').length,
  closeDialog: () => byPerson(),
  settings: () => [...workbook.settings],
}
export type Desk = typeof desk
Object.assign(window, { desk })
