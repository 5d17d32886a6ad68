/** What a host answers when it refuses. */
import { WorkbookError } from '../model/errors.ts'

export interface WireFault {
  readonly Code: string
  readonly Message: string
  readonly Location: string
  readonly HttpStatusCode: number
  readonly ActionIndex: number
}

/** A refusal with the library's code; `location` is the member, as `Range.values`. */
export class HostFault extends Error {
  readonly code: string
  readonly location: string
  constructor(code: string, message: string, location = '') {
    super(message)
    this.name = 'HostFault'
    this.code = code
    this.location = location
  }
}

export const invalidArgument = (location = ''): HostFault =>
  new HostFault('InvalidArgument', 'The argument is invalid, missing or in a wrong format.', location)

export const itemNotFound = (location = ''): HostFault =>
  new HostFault('ItemNotFound', 'There is no such item.', location)

export const notImplemented = (location: string): HostFault =>
  new HostFault('NotImplemented', `${location} is not in this host.`, location)

const statuses: Readonly<Record<string, number>> = {
  AccessDenied: 403,
  ItemNotFound: 404,
  ItemAlreadyExists: 409,
  NotImplemented: 501,
  GeneralException: 500,
}

export function wireFault(error: unknown, index: number, location: string): WireFault {
  const known = error instanceof HostFault || error instanceof WorkbookError
  const code = known ? error.code : 'GeneralException'
  return {
    Code: code,
    Message: error instanceof Error ? error.message : String(error),
    Location: (error instanceof HostFault && error.location) || location,
    HttpStatusCode: statuses[code] ?? 400,
    ActionIndex: index,
  }
}
