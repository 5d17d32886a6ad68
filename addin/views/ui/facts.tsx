import type { ReactElement, ReactNode } from 'react'

export interface Fact {
  readonly name: string
  readonly value: string
  readonly isStrong?: boolean
}

/** Names and values, the values in one right-hand column, as at the foot of an invoice. */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }): ReactElement => (
  <dl className="facts">
    {facts.map(({ name, value, isStrong = false }) => (
      <div key={name} className={isStrong ? 'strong' : ''}>
        <dt>{unbroken(name)}</dt>
        <dd>{unbroken(value)}</dd>
      </div>
    ))}
  </dl>
)

/** A line ends beside a day, or the number of a document, not at one of its dashes. */
const unbroken = (text: string): readonly ReactNode[] =>
  text.split(/(\d+[-/.]\d+[-/.]\d+|[A-Z]+-\d+)/).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text never move
      <span key={at} className="whole">
        {part}
      </span>
    ),
  )
