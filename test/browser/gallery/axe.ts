/** What axe finds on a page: the rules of WCAG 2.2 A and AA and the good practice that it can tell by itself. */
import axe, { type AxeResults } from 'axe-core'
import type { Frame, Page } from 'playwright-core'

export interface AxeOptions {
  /** In forced colours the system chooses them: there is nothing to measure. */
  readonly checksColours: boolean
}

/** A sentence for each element against each rule that it breaks, of every impact. */
export async function axeFaults(page: Page | Frame, { checksColours }: AxeOptions): Promise<string[]> {
  // The page's own policy forbids scripts from elsewhere; what the browser's tools evaluate is not the page's.
  await page.evaluate(axe.source)
  const { violations } = (await page.evaluate(
    (rules) => (window as unknown as { axe: typeof axe }).axe.run(document, { rules, resultTypes: ['violations'] }),
    { 'color-contrast': { enabled: checksColours } },
  )) as AxeResults
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ target, html }) => `axe ${id} (${impact}): ${help}: ${target.join(' ')} ${html.slice(0, 120)}`),
  )
}
