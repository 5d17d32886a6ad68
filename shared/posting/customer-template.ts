/** A new customer takes from its template what the request does not say. */
import { customerTemplates } from '../sales/setup.ts'
import type { Facts } from './facts.ts'
import type { Resource } from './resources.ts'

type Body = Readonly<Record<string, unknown>>

/** What only names the template itself. */
const own: ReadonlySet<string> = new Set(['code', 'displayName'])

/** The request as if it said what its template says; a template that does not exist is refused as every unknown name is. */
export function withTemplate(resource: Resource, body: Body, facts: Facts): Body {
  const code = resource === 'customers' && typeof body.templateCode === 'string' ? body.templateCode : ''
  const template: Body | null = code === '' ? null : facts.find('customerTemplates', code)
  if (!template) return body
  const given = Object.keys(customerTemplates).filter((field) => !own.has(field) && isSaid(template[field]))
  return { ...Object.fromEntries(given.map((field) => [field, template[field]])), ...body }
}

/** What a template leaves empty is left to the groups of the country. */
const isSaid = (value: unknown): boolean => value !== '' && value !== null && value !== undefined
