/** What the routes of a company share. */
import { mayAct, type Role } from '../../../shared/sync/roles.ts'
import type { Commands } from '../../commands/run.ts'
import type { Waiting } from '../../commands/waiting.ts'
import { refuse } from '../../problem-response.ts'
import type { AppContext } from '../../request.ts'
import type { Books } from '../../store/books.ts'
import type { Database } from '../../store/database.ts'

export interface CompanyParts {
  readonly db: Database
  readonly books: Books
  readonly commands: Commands
  readonly now: () => number
  readonly hold: Waiting['hold']
}

/** The company of the path, for somebody who may do this in it. Whether others exist is not told. */
export function companyOf(c: AppContext, needed: Role = 'viewer'): string {
  const company = c.req.param('company') ?? ''
  if (!mayAct(c.var.principal.roles, company, needed)) refuse('Forbidden', { role: needed })
  return company
}
/** The same where the company must exist. */
export async function existingCompany(c: AppContext, { books }: CompanyParts): Promise<string> {
  const company = companyOf(c)
  if (!(await books.head(company))) refuse('NotFound', { value: company })
  return company
}
