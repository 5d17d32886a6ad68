/** The user `admin`, admin of all companies, is there from the first start on. */
import { newId } from '../new-id.ts'
import type { Database } from '../store/database.ts'
import { hashPassword } from './password.ts'
import { findUser, insertUser, type User, updateUser } from './users.ts'

/** Answers whether `admin` has a password afterwards. A password that is set is never replaced here. */
export async function ensureAdmin(database: Database, password: string | undefined, now: number): Promise<boolean> {
  for (;;) {
    const admin = await findUser(database, 'admin')
    if (admin !== undefined && (admin.passwordHash !== '' || password === undefined)) return admin.passwordHash !== ''
    const passwordHash = password === undefined ? '' : await hashPassword(password)
    const write =
      admin === undefined
        ? insertUser(firstAdmin(passwordHash, now))
        : updateUser(withPassword(admin, passwordHash, now))
    await database.batch([write]) // stale when another server did it just now: look again
  }
}

const firstAdmin = (passwordHash: string, now: number): User => ({
  id: newId(now),
  userName: 'admin',
  displayName: 'Admin',
  roles: [{ company: '*', role: 'admin' }],
  passwordHash,
  version: 1,
  modified: now,
})

const withPassword = (admin: User, passwordHash: string, now: number): User => ({
  ...admin,
  passwordHash,
  version: admin.version + 1,
  modified: now,
})
