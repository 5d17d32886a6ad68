/** Why an operation on the workbook was refused, in Office's words for it. */
export type Refusal =
  | 'AccessDenied'
  | 'InvalidArgument'
  | 'InvalidOperation'
  | 'InvalidReference'
  | 'InsertDeleteConflict'
  | 'ItemAlreadyExists'
  | 'ItemNotFound'
  | 'NotImplemented'

/** Thrown by operations that Excel would refuse; the workbook is as it was. */
export class WorkbookError extends Error {
  readonly code: Refusal
  constructor(code: Refusal, message: string) {
    super(message)
    this.name = 'WorkbookError'
    this.code = code
  }
}
