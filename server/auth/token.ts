/** Random tokens. Only their hashes are stored: who reads the database cannot sign in with what it holds. */
import { hash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits in base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url')

export const hashOf = (token: string): string => hash('sha256', token, 'base64url')

/** The S256 challenge of RFC 7636. */
export const challengeOf = hashOf

export function sameText(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}
