/** Views that are not needed at first: one file, fetched when one of them is shown or, before that, at leisure. */
import { type ComponentType, lazy } from 'react'

const pages = () => import('./pages.ts')
type Pages = Awaited<ReturnType<typeof pages>>

const later = <P extends object>(view: (all: Pages) => ComponentType<P>) =>
  lazy(async () => ({ default: view(await pages()) }))

export const AgedPage = later((all) => all.AgedPage)
export const ConfirmPanel = later((all) => all.ConfirmPanel)
export const DeliveriesPage = later((all) => all.DeliveriesPage)
export const DocumentPage = later((all) => all.DocumentPage)
export const DocumentsPage = later((all) => all.DocumentsPage)
export const FilteredRows = later((all) => all.FilteredRows)
export const Help = later((all) => all.Help)
export const LedgerPage = later((all) => all.LedgerPage)
export const Ledgers = later((all) => all.Ledgers)
export const OverviewPage = later((all) => all.OverviewPage)
export const PaymentsPage = later((all) => all.PaymentsPage)
export const Others = later((all) => all.Others)
export const PreviewPage = later((all) => all.PreviewPage)
export const RecordPage = later((all) => all.RecordPage)
export const SelectionCard = later((all) => all.SelectionCard)
export const Settings = later((all) => all.Settings)
export const ApplyingPage = later((all) => all.ApplyingPage)
export const SignIn = later((all) => all.SignIn)
export const StartWorkbook = later((all) => all.StartWorkbook)
export const StatementPage = later((all) => all.StatementPage)
export const WaitingCard = later((all) => all.WaitingCard)

/** What is drafted, checked and posted, which is in front most of the time: fetched before the others. */
export const DraftPage = lazy(async () => ({ default: (await import('./draft-page.tsx')).DraftPage }))

/** A customer with everything around it: a file of its own. */
export const CustomerPage = lazy(async () => ({ default: (await import('./customer-page.tsx')).CustomerPage }))

/** Only administrators need it: a file of its own. */
export const SetupPage = lazy(async () => ({ default: (await import('./setup-page.tsx')).SetupPage }))

/** Once the pane works: what is here already is still here when the server is away. */
export async function fetchLater(): Promise<void> {
  await import('./draft-page.tsx').catch(() => undefined)
  await pages().catch(() => undefined)
  await import('./customer-page.tsx').catch(() => undefined)
}
