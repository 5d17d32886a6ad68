/** Opens an empty workbook in a window of its own. Rejects where Excel does not allow it. */
export const newWorkbook = (): Promise<void> => Excel.createWorkbook()
