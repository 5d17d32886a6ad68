import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createConnection } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { forEachEngine, onEngine } from '../support/databases.ts'
import { adminPassword, type RunningServer, running, startServer } from '../support/server.ts'

const started: RunningServer[] = []
afterEach(async () => {
  for (const server of started.splice(0)) await server.stop('SIGKILL')
})
const keep = (server: RunningServer) => {
  started.push(server)
  return server
}

/** A sign-in whose body is sent in two parts, so that it is in flight for as long as the test wants. */
async function slowSignIn(url: string) {
  const body = JSON.stringify({ userName: 'admin', password: adminPassword })
  const socket = createConnection(Number(new URL(url).port), '127.0.0.1')
  await once(socket, 'connect')
  let answer = ''
  socket.on('data', (data) => {
    answer += data
  })
  const closed = once(socket, 'close')
  socket.write(
    `POST /api/v1/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`,
  )
  socket.write(body.slice(0, 10))
  await pause(100)
  return async () => {
    socket.write(body.slice(10))
    await closed
    return answer
  }
}

forEachEngine((engine, _, newPlace) => {
  describe('a server process', () => {
    test('prints its address, says that it is well, and ends with 0 at SIGTERM', async () => {
      const server = keep(await startServer(await newPlace()))
      expect(await server.call('GET', '/health')).toMatchObject({
        status: 200,
        body: { status: 'ok', database: engine },
      })
      expect(server.printed()).not.toContain('signin')
      expect(await server.stop('SIGTERM')).toBe(0)
    })

    test('finishes what is in flight before it ends', async () => {
      const server = keep(await startServer(await newPlace()))
      const finish = await slowSignIn(server.url)
      const ended = once(server.child, 'exit')
      server.child.kill('SIGTERM')
      await pause(300)
      await expect(fetch(`${server.url}/health`)).rejects.toThrow()
      expect(await finish()).toMatch(/^HTTP\/1\.1 201 /)
      expect(await ended).toEqual([0, null])
    })
  })
})

onEngine('sqlite', (_, __, newPlace) => {
  test('without a password of admin it prints a link that signs in once, until there is one', async () => {
    const place = await newPlace()
    const server = keep(await startServer(place, { ADMIN_PASSWORD: '' }))
    const code = /\/#signin=([\w-]{43})\n/.exec(server.printed())?.[1]
    expect(server.printed()).toContain('signs you in as admin once, within 15 minutes')
    const signIn = async () => (await server.call('POST', '/api/v1/sessions', { body: { code } })).status
    expect([await signIn(), await signIn()]).toEqual([201, 401])
    await server.stop()
    expect(keep(await startServer(place)).printed()).not.toContain('signin')
  })

  test('it tells in one sentence why it does not start', async () => {
    const place = await newPlace()
    await expect(startServer(place, { HOST: '0.0.0.0' })).rejects.toThrow(
      /ended with 1: HOST=0\.0\.0\.0 can be reached from other machines\.[^\n]*\n$/,
    )
    const { port } = new URL(keep(await startServer(place)).url)
    await expect(startServer(place, { PORT: port })).rejects.toThrow(/ended with 1: Port \d+ is in use/)
    await expect(startServer(place, { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/sales' })).rejects.toThrow(
      /ended with 1: DATABASE_URL: the database does not answer \(connect ECONNREFUSED 127\.0\.0\.1:1\)\.[^\n]*\n$/,
    )
  })

  if (process.platform === 'win32') return

  test('it ends with the shell that npm started it through', async () => {
    const place = await newPlace()
    const environment = {
      PATH: process.env.PATH,
      PORT: '0',
      DEMO: '0',
      npm_lifecycle_event: 'start',
      ...place.environment,
    }
    const shell = spawn('sh', ['-c', `"${process.execPath}" start.mjs; true`], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const server = await running(shell)
    shell.kill('SIGTERM')
    const gone = async () =>
      fetch(`${server.url}/health`).then(
        () => false,
        () => true,
      )
    for (let turn = 0; turn < 100 && !(await gone()); turn++) await pause(100)
    expect(await gone()).toBe(true)
  })
})
