/**
 * What the pane does not need to open: fetched when it is first asked for, or at leisure once the pane works, so that it
 * is there when the server is not.
 */
export const fetched = {
  looking: () => import('./front.ts'),
  acting: () => import('./acting.ts'),
  customer: () => import('./customer/customer.ts'),
  setup: () => import('./setup.ts'),
  following: () => import('./follow.ts'),
}

type Fetches = Readonly<Record<string, () => Promise<unknown>>>

export async function fetchAtLeisure(...groups: readonly Fetches[]): Promise<void> {
  for (const fetch of groups.flatMap((group) => Object.values(group))) await fetch().catch(() => undefined)
}
