/** The OpenAPI 3.1 document, made from the schemas that check requests and the tables that name the routes. */
import { actionPaths } from './actions.ts'
import { filePaths } from './files.ts'
import { ledgerPaths } from './ledgers.ts'
import { forReaders, type Json, parameters, responses } from './parts.ts'
import { personalDataPaths } from './people.ts'
import { recordPaths } from './records.ts'
import { reportPaths } from './reports.ts'
import { schemas } from './schemas.ts'
import { setupPaths } from './setup.ts'
import { sitePaths } from './site.ts'
import { syncPaths } from './sync.ts'

export function openApi(version: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Verkoop',
      version,
      description:
        'Sales documents, their ledgers, and sync for worksheets. Money and quantities are JSON numbers, exact to their scale.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }],
    paths: forReaders({
      ...sitePaths(),
      ...recordPaths(),
      ...actionPaths(),
      ...filePaths(),
      ...personalDataPaths(),
      ...ledgerPaths(),
      ...reportPaths(),
      ...setupPaths(),
      ...syncPaths(),
    }),
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: schemas(),
      parameters,
      responses,
    },
  }
}
