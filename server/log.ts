/**
 * One JSON object per line on the error output. No line holds what people typed or who they are: no bodies, no query
 * values, no user names, no tokens; a path is logged as its route, so `/users/:userName`.
 */
import { type Logger, pino, stdSerializers } from 'pino'
import type { LogLevel } from './config.ts'

export type Log = Logger

export const openLog = (level: LogLevel): Log =>
  pino({ level, base: null, serializers: { err: withoutData } }, pino.destination(2))

/** Errors of the databases carry the values that they stumbled over: only what names the place is kept. */
function withoutData(error: Error) {
  const { type, stack, message } = stdSerializers.err(error)
  const code = 'code' in error ? String(error.code) : undefined
  const frames = stack?.split('\n').filter((line) => line.trimStart().startsWith('at '))
  return { type, code, message: code === undefined ? message : undefined, stack: frames?.join('\n') }
}
