/** The paths outside of any company: signing in, users, and the companies themselves. */
import { newUserShape, userChangesShape } from '../auth/shapes.ts'
import { newCompanyShape } from '../routes/companies.ts'
import { answer, inPath, type Json, json, listOf, schemaOf, sharedParameters, text } from './parts.ts'

export const sitePaths = (): Json => ({
  '/sessions': {
    post: {
      tags: ['sessions'],
      security: [],
      summary: 'Sign in with a password or a code',
      requestBody: json({ type: 'object', properties: { userName: text, password: text, code: text, verifier: text } }),
      responses: answer({ type: 'object' }, '201', 'Signed in.'),
    },
  },
  '/sessions/refresh': {
    post: {
      tags: ['sessions'],
      security: [],
      summary: 'A new token for a refresh token, which is good once: used again, it ends the session',
      parameters: sharedParameters('idempotencyKey'),
      requestBody: json({ type: 'object', properties: { refreshToken: text } }),
      responses: answer({ type: 'object' }, '201', 'Signed in.'),
    },
  },
  '/sessions/current': {
    get: { tags: ['sessions'], summary: 'Who is signed in', responses: answer({ type: 'object' }) },
    delete: { tags: ['sessions'], summary: 'Sign out', responses: answer(null, '204', 'Signed out.') },
  },
  '/users': {
    get: { tags: ['users'], summary: 'List users', responses: answer(listOf({ type: 'object' })) },
    post: {
      tags: ['users'],
      summary: 'Create a user',
      requestBody: json(schemaOf(newUserShape)),
      responses: answer({ type: 'object' }, '201', 'Created.'),
    },
  },
  '/users/{userName}': {
    parameters: [inPath('userName')],
    patch: {
      tags: ['users'],
      summary: 'Change a user',
      requestBody: json(schemaOf(userChangesShape)),
      responses: answer({ type: 'object' }),
    },
  },
  '/companies': {
    get: { tags: ['companies'], summary: 'Companies that one may see', responses: answer(listOf({ type: 'object' })) },
    post: {
      tags: ['companies'],
      summary: 'Create a company',
      requestBody: json(schemaOf(newCompanyShape)),
      responses: answer({ type: 'object' }, '201', 'Created.'),
    },
  },
  '/companies/{company}/reset': {
    parameters: [inPath('company')],
    post: {
      tags: ['companies'],
      summary:
        'Make the demonstration anew: the company demo, with a new id and nothing of what was done in it. Requests that name the earlier id in Company-Id, and cursors of its changes, are refused from then on (410 CompanyMadeAnew)',
      responses: answer({ type: 'object' }, '201', 'Made anew.'),
    },
  },
})
