/** Passwords are kept as scrypt hashes, each with its parameters beside it, so that they can be raised later. */
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

interface Cost {
  readonly N: number
  readonly r: number
  readonly p: number
}
/** 32 MiB and about a tenth of a second for each try. */
const cost: Cost = { N: 2 ** 15, r: 8, p: 1 }

/** `scrypt$N$r$p$salt$hash`, the last two in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, 32, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

/** A user without a password (`''`) costs as much time as one with another, so that nobody learns who exists. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [scheme, n, r, p, salt = '', hash = ''] = (stored || nobody).split('$')
  if (scheme !== 'scrypt') throw new Error('a password hash of a kind that this version does not know')
  const expected = Buffer.from(hash, 'base64url')
  const given = await derive(password, Buffer.from(salt, 'base64url'), expected.length, {
    N: Number(n),
    r: Number(r),
    p: Number(p),
  })
  return timingSafeEqual(given, expected) && stored !== ''
}

const nobody = ['scrypt', cost.N, cost.r, cost.p, 'A'.repeat(22), 'A'.repeat(43)].join('$')

/**
 * Hashing takes a thread of the few that also compress answers and read files: so many at once, and the others wait for
 * their turn without one.
 */
const mostAtOnce = 2
let hashing = 0
const waiting: (() => void)[] = []

async function derive(password: string, salt: Buffer, length: number, cost: Cost): Promise<Buffer> {
  if (hashing >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else hashing++
  try {
    return await derived(password, salt, length, cost)
  } finally {
    const next = waiting.shift()
    if (next) next()
    else hashing--
  }
}

function derived(password: string, salt: Buffer, length: number, cost: Cost): Promise<Buffer> {
  const options: ScryptOptions = { ...cost, maxmem: 256 * cost.N * cost.r }
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, length, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
