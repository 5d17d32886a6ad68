/** The people who may sign in. A user name is kept as typed and compared without regard to case. */

import type { Grant } from '../../shared/sync/roles.ts'
import type { Database, Statement } from '../store/database.ts'

export interface User {
  readonly id: string
  readonly userName: string
  readonly displayName: string
  readonly roles: readonly Grant[]
  /** As hashPassword made it; '' when no password is set. */
  readonly passwordHash: string
  readonly version: number
  /** Milliseconds since 1970. */
  readonly modified: number
}

export const userKey = (userName: string): string => userName.normalize('NFC').toLowerCase()

interface UserRow extends Omit<User, 'roles'> {
  readonly roles: string
}
const select = `SELECT id, user_name AS "userName", display_name AS "displayName", password_hash AS "passwordHash", roles, version, modified
  FROM users WHERE company = '*'`
const userOf = (row: UserRow): User => ({ ...row, roles: JSON.parse(row.roles) })

export async function findUser(database: Database, userName: string): Promise<User | undefined> {
  const [row] = await database.rows<UserRow>(`${select} AND user_key = $1`, userKey(userName))
  return row && userOf(row)
}

/** Ordered by user name. */
export const listUsers = async (database: Database): Promise<User[]> =>
  (await database.rows<UserRow>(`${select} ORDER BY user_key`)).map(userOf)

/** Stale when the name is taken. */
export const insertUser = (user: User): Statement => ({
  sql: `INSERT INTO users (company, user_key, id, user_name, display_name, password_hash, roles, version, modified)
        VALUES ('*', $1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
  values: [
    userKey(user.userName),
    user.id,
    user.userName,
    user.displayName,
    user.passwordHash,
    JSON.stringify(user.roles),
    user.version,
    user.modified,
  ],
  touches: 1,
})

/** Stale when the stored version is not the one before. */
export const updateUser = (user: User): Statement => ({
  sql: `UPDATE users SET display_name = $2, password_hash = $3, roles = $4, version = $5, modified = $6
        WHERE company = '*' AND user_key = $1 AND version = $7`,
  values: [
    userKey(user.userName),
    user.displayName,
    user.passwordHash,
    JSON.stringify(user.roles),
    user.version,
    user.modified,
    user.version - 1,
  ],
  touches: 1,
})
