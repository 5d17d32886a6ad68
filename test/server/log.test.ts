import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** What the log writes to the error output of a process that runs this script. */
function logged(script: string): Record<string, unknown>[] {
  const log = join(import.meta.dirname, '../../server/log.ts')
  const source = `const { openLog } = await import(${JSON.stringify(log)}); const log = openLog('info'); ${script}`
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', source], { encoding: 'utf8' })
  return stderr
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

test('a line is one object with a level and a time, and names no machine', () => {
  const [line, ...others] = logged(`log.info({ requestId: 'r1' }, 'answered'); log.debug('unheard')`)
  expect(others).toEqual([])
  expect(line).toMatchObject({ level: 30, requestId: 'r1', msg: 'answered', time: expect.any(Number) })
  expect(Object.keys(line ?? {}).toSorted()).toEqual(['level', 'msg', 'requestId', 'time'])
})

test('an error of the database is told by its code and place, never by the values in it', () => {
  const script = `log.error({ err: Object.assign(new Error('duplicate key Anna Peeters'), { code: '23505', detail: 'Key (name)=(Anna)' }) }, 'failed')`
  const [line] = logged(script)
  expect(line).toMatchObject({ msg: 'failed', err: { code: '23505', stack: expect.stringContaining('at ') } })
  expect(JSON.stringify(line)).not.toContain('Anna')
})
