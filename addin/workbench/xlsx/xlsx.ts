/** Workbooks as .xlsx files, in a browser and in Node. The file library is loaded when it is first needed. */
import type { Workbook } from '../model/types.ts'

/** The bytes of an .xlsx file with the whole workbook. */
export async function writeXlsx(workbook: Workbook): Promise<ArrayBuffer> {
  const [file, { fillFile }] = await Promise.all([newFile(), import('./write.ts')])
  await fillFile(file, workbook)
  return file.xlsx.writeBuffer()
}

/** The workbook in the bytes of an .xlsx file, without its name and culture; rejects what is no such file. */
export async function readXlsx(bytes: ArrayBuffer): Promise<Workbook> {
  const [file, { readFile }] = await Promise.all([newFile(), import('./read.ts')])
  await file.xlsx.load(bytes)
  if (file.worksheets.length === 0) throw new Error('This file holds no workbook.')
  return readFile(file)
}

async function newFile() {
  const { default: library } = await import('exceljs')
  return new library.Workbook()
}
