/** What requests about users and sessions may say. */
import * as v from 'valibot'
import { roles } from '../../shared/sync/roles.ts'

const text = (maximum: number) => v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(maximum))
const longestPassword = 1000
const password = v.pipe(v.string(), v.minLength(8), v.maxLength(longestPassword))
const userName = v.pipe(text(100), v.regex(/^[^\p{C}\s]+$/u))
const displayName = v.pipe(v.string(), v.maxLength(200))
const grant = v.object({ company: text(100), role: v.picklist(roles) })

export const newUserShape = v.object({
  userName,
  displayName: v.optional(displayName),
  password,
  roles: v.optional(v.array(grant), []),
})

export const userChangesShape = v.object({
  displayName: v.optional(displayName),
  password: v.optional(password),
  roles: v.optional(v.array(grant)),
})

// Anybody may ask, and what they send is remembered for a while.
const token = v.pipe(v.string(), v.nonEmpty(), v.maxLength(1000))
const credentials = {
  userName: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)),
  password: v.pipe(v.string(), v.nonEmpty(), v.maxLength(longestPassword)),
}
const challenge = v.pipe(v.string(), v.regex(/^[\w-]{43}$/))

export const passwordSignInShape = v.object(credentials)
export const codeSignInShape = v.object({ code: token, verifier: v.optional(v.pipe(v.string(), v.maxLength(1000))) })
export const newCodeShape = v.object({ ...credentials, challenge })
export const refreshShape = v.object({ refreshToken: token })
