/** Views that are not needed at first: each is a file of its own, fetched when it is shown or, before that, at leisure. */
import { type ComponentType, lazy } from 'react'

const fetches: (() => Promise<unknown>)[] = []

function later<P extends object>(fetch: () => Promise<ComponentType<P>>) {
  fetches.push(fetch)
  return lazy(async () => ({ default: await fetch() }))
}

export const SignIn = later(async () => (await import('./sign-in.tsx')).SignIn)
export const Settings = later(async () => (await import('./settings.tsx')).Settings)
export const Help = later(async () => (await import('./help.tsx')).Help)
export const PreviewPage = later(async () => (await import('./preview.tsx')).PreviewPage)

/** Once the pane works: what is here already is still here when the server is away. */
export async function fetchLater(): Promise<void> {
  for (const fetch of fetches) await fetch().catch(() => undefined)
}
