/** The paths of actions, out of their table. */
import type { Action } from '../../shared/posting/actions/action.ts'
import { actions } from '../../shared/posting/actions.ts'
import { isResource } from '../../shared/posting/resources.ts'
import { bodySchema } from '../../shared/sync/schema.ts'
import { answer, company, inPath, type Json, json, reference, schemaOf, sharedParameters, upper } from './parts.ts'
import { interactionList, interactionPath } from './people.ts'

export function actionPaths(): Json {
  const paths = Object.fromEntries(
    Object.entries(actions).flatMap(([type, own]) =>
      Object.entries(own)
        .filter(([, { internal }]) => !internal)
        .map(([name, action]) => actionPath(type, name, action)),
    ),
  )
  return { ...paths, [interactionPath]: { ...paths[interactionPath], get: interactionList } }
}

function actionPath(type: string, name: string, action: Action): [path: string, Json] {
  const { summary, body, whole, onLine, status = 200 } = action
  const path = `${company}/${type}/${whole ? '' : '{id}/'}${name}${onLine ? '/{clientId}' : ''}`
  const post = {
    tags: [type],
    summary,
    parameters: sharedParameters(...(whole ? [] : (['ifMatch'] as const)), 'idempotencyKey', 'preview'),
    requestBody: json(schemaOf(bodySchema(body))),
    responses: answer(!whole && isResource(type) ? reference(upper(type)) : { type: 'object' }, String(status)),
  }
  const named = [...(whole ? [] : ['id']), ...(onLine ? ['clientId'] : [])]
  return [path, { parameters: ['company', ...named].map(inPath), [onLine ? 'patch' : 'post']: post }]
}
