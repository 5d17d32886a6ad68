/**
 * What each error of Excel and of its library means for the user. Where a code says nothing that helps (our own mistake, or
 * something that we never ask for) it is `excel`: the sentence that names the code, so that somebody can look it up.
 */
import type { Reason } from '../host.ts'

/** Every code of Excel's own list; the compiler asks for those that a newer version of its types brings. */
const ofExcel: Readonly<Record<`${Excel.ErrorCodes}`, Reason>> = {
  InvalidOperationInCellEditMode: 'cellEdit',
  InactiveWorkbook: 'inactiveWorkbook',
  ResponsePayloadSizeLimitExceeded: 'tooLarge',
  OperationCellsExceedLimit: 'tooLarge',
  RangeExceedsLimit: 'tooLarge',
  RangeImageExceedsLimit: 'tooLarge',
  FilteredRangeConflict: 'filter',
  AccessDenied: 'protected',
  ItemNotFound: 'gone',
  InvalidReference: 'gone',
  InvalidBinding: 'gone',
  InvalidSelection: 'selection',
  UnsupportedSheet: 'selection',
  ItemAlreadyExists: 'nameTaken',
  MergedRangeConflict: 'merged',
  InsertDeleteConflict: 'noRoom',
  NonBlankCellOffSheet: 'noRoom',
  PivotTableRangeConflict: 'noRoom',
  RequestAborted: 'interrupted',
  Conflict: 'interrupted',
  ApiNotFound: 'tooOld',
  NotImplemented: 'tooOld',
  UnsupportedFeature: 'tooOld',
  UnsupportedOperation: 'tooOld',
  // Of these the user can do nothing, or we never cause them.
  DirtySupportingFormula: 'excel',
  EmptyChartSeries: 'excel',
  FormulaLengthExceedsLimit: 'excel',
  GeneralException: 'excel',
  InvalidArgument: 'excel',
  InvalidOperation: 'excel',
  OpenWorkbookLinksBlocked: 'excel',
  PowerQueryRefreshResourceChallenge: 'excel',
  RefreshWorkbookLinksBlocked: 'excel',
  UnsupportedFillType: 'excel',
}

/** Codes that the library raises by itself, or that only some programs have. */
const ofLibrary: Readonly<Record<string, Reason>> = {
  RequestPayloadSizeLimitExceeded: 'tooLarge',
  HostRestartNeeded: 'restart',
  WriteNotSupportedWhenModalDialogOpen: 'modalDialog',
  ActivityLimitReached: 'interrupted',
  ConnectionFailure: 'noAnswer',
  Timeout: 'noAnswer',
  InvalidOrTimedOutSession: 'noAnswer',
  // Mistakes in how the library is called: ours.
  CannotRegisterEvent: 'excel',
  CannotUpdateReadOnlyProperty: 'excel',
  InvalidObjectPath: 'excel',
  InvalidRequestContext: 'excel',
  PropertyNotLoaded: 'excel',
  RunMustReturnPromise: 'excel',
  ValueNotLoaded: 'excel',
}

const reasons: Readonly<Record<string, Reason>> = { ...ofLibrary, ...ofExcel }

/** Whether it was decided what the code means. */
export const isKnownCode = (code: string): boolean => Object.hasOwn(reasons, code)

export const reasonOf = (code: string): Reason => reasons[code] ?? 'excel'
