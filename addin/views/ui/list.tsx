/** The first of many, and more on demand: short to read, quick to draw, and plain to a screen reader. */
import { type ReactElement, type ReactNode, useState } from 'react'
import { Button } from './button.tsx'

export interface ListProps<T> {
  readonly items: readonly T[]
  readonly keyOf: (item: T, at: number) => string
  readonly render: (item: T) => ReactNode
  /** How many at first; each "more" shows ten times as many again. */
  readonly first: number
  readonly more: (hidden: number) => string
  readonly className: string
  readonly label?: string
}

export function List<T>({ items, keyOf, render, first, more, className, label }: ListProps<T>): ReactElement {
  const [shown, setShown] = useState(first)
  const hidden = items.length - shown
  return (
    <>
      <ul className={className} aria-label={label}>
        {items.slice(0, shown).map((item, at) => (
          <li key={keyOf(item, at)}>{render(item)}</li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button name="more" kind="quiet" label={more(hidden)} onPress={() => setShown(shown + first * 10)} />
      )}
    </>
  )
}
