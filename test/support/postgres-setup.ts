/** Started once for a whole run of vitest, before the first test that may need it. */
import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of a database called NAME on the PostgreSQL of this run. */
    postgres: string
  }
}

export default async function setup(project: TestProject) {
  const cluster = await startPostgres()
  project.provide('postgres', cluster.url('NAME'))
  return () => cluster.stop()
}
