import type { ReactElement } from 'react'

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
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
