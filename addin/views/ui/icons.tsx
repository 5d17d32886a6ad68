/** Our own drawings, 16 by 16, in the colour of the text. Fluent gets them by the names under which it asks. */
import { registerIcons, setIconOptions } from '@fluentui/react/lib/Styling'
import type { ReactElement } from 'react'

const paths = {
  more: 'M2.8 8h.9M7.6 8h.9M12.4 8h.9',
  back: 'M13 8H3.5M7.5 3.5 3 8l4.5 4.5',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  down: 'M3.5 6 8 10.5 12.5 6',
  right: 'M6 3.5 10.5 8 6 12.5',
  good: 'M3 8.5 6.5 12 13 4.5',
  bad: 'M4 4l8 8M12 4l-8 8',
  warn: 'M8 3.2v6M8 12.3v.2',
  question: 'M5.6 6A2.4 2.4 0 1 1 8 8.4v1.2M8 12.4v.2',
  info: 'M8 7v5.5M8 3.8v.2',
  changed: 'M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3z',
  refresh: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.5V5.5H10',
  ledger: 'M3.5 2.5h9v11h-9zM6 5.5h4M6 8h4M6 10.5h2.5',
  rows: 'M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 3.5v9',
  insert: 'M2.5 3h11v10h-11zM8 5.5v5M5.5 8h5',
  settings: 'M2.5 4.5h6M12 4.5h1.5M10.2 2.8v3.4M2.5 11.5H4M7.5 11.5h6M5.8 9.8v3.4',
  help: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM6.3 6.4A1.8 1.8 0 1 1 8 8.3v.9M8 11.2v.2',
  leave: 'M6.5 2.5h-4v11h4M6.5 8h7M10.5 5l3 3-3 3',
  enter: 'M9.5 2.5h4v11h-4M2.5 8h7M6.5 5l3 3-3 3',
  send: 'M2.5 8h8.5M7.5 4.5 11 8l-3.5 3.5M13.5 3v10',
  eye: 'M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6z',
  page: 'M4 2.5h5.5L12.5 5.5v8h-8.5zM9.5 2.5v3h3',
  chain: 'M5 2.5h6v3H5zM2 10.5h5v3H2zM9 10.5h5v3H9zM8 5.5V8M4.5 10.5V8h7v2.5',
  person: 'M8 2.5a2.7 2.7 0 1 1 0 5.4 2.7 2.7 0 0 1 0-5.4zM2.8 13.5c.5-2.6 2.6-4 5.2-4s4.7 1.4 5.2 4',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
} as const

export type IconName = keyof typeof paths

/** An ornament: what it means always stands beside it in words. */
export const Icon = ({ name }: { readonly name: IconName }): ReactElement => (
  <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    <path
      d={paths[name]}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
)

const asked: Readonly<Record<string, IconName>> = {
  chevrondown: 'down',
  chevronright: 'right',
  checkmark: 'good',
  cancel: 'close',
  clear: 'close',
  errorbadge: 'bad',
  warning: 'warn',
  info: 'info',
  more: 'more',
}

/** Once, before the first element is drawn: nothing is fetched from Microsoft's font server. */
export function registerOwnIcons(): void {
  setIconOptions({ disableWarnings: true })
  const ours = Object.keys(paths).map((name) => [name, <Icon key={name} name={name as IconName} />])
  const theirs = Object.entries(asked).map(([name, own]) => [name, <Icon key={name} name={own} />])
  registerIcons({ icons: Object.fromEntries([...theirs, ...ours]) })
}
