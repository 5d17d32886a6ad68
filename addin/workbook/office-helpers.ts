/**
 * The one door to `@microsoft/office-js-helpers`, which is archived and deprecated upstream. Three of its members are
 * safe and used; its `Authenticator` (implicit flow, tokens in localStorage), `Storage` (says that everything exists)
 * and `UI` (inline script) are not, and nothing else may import the package. It is loaded only when asked for.
 */
export interface OfficeHelpers {
  /** Which Office shows the pane, such as `EXCEL` on `PC`; outside Office the package says `WEB`. */
  readonly surroundings: () => { readonly host: string; readonly platform: string; readonly isAddin: boolean }
  /** Makes a sheet, or empties the one that is there; it is never deleted, which would clear the user's undo list. */
  readonly emptySheet: (workbook: Excel.Workbook, name: string) => Promise<Excel.Worksheet>
  /** An error with what Office knows about it, on the console. */
  readonly log: (error: Error) => void
}

export async function officeHelpers(): Promise<OfficeHelpers> {
  const { ExcelUtilities, Utilities } = await import('@microsoft/office-js-helpers')
  return {
    surroundings: () => ({
      host: String(Utilities.host),
      platform: String(Utilities.platform),
      isAddin: Utilities.isAddin,
    }),
    emptySheet: (workbook, name) => ExcelUtilities.forceCreateSheet(workbook, name, true),
    log: (error) => Utilities.log(error),
  }
}

/** Writes an unexpected error on the console, with what Office says of it; a fit for `Parts.log`. */
export function logError(error: unknown): void {
  const known = error instanceof Error ? error : new Error(String(error))
  officeHelpers().then(
    ({ log }) => log(known),
    () => console.error(known),
  )
}
