/** A framed part of the pane with a heading. Its meaning is in the icon and the words; colour only repeats it. */
import { type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react'
import { Icon, type IconName } from './icons.tsx'

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'info' | 'ask'

const toneIcons: Readonly<Record<Tone, IconName | null>> = {
  plain: null,
  good: 'good',
  warn: 'warn',
  bad: 'bad',
  info: 'info',
  ask: 'question',
}

export interface CardProps {
  readonly title: string
  readonly tone?: Tone
  /** How tests find it. */
  readonly name: string
  /** Something after the heading, such as a button to close. */
  readonly corner?: ReactNode
  /** Each new value brings the focus to the heading, if the focus is in the pane. */
  readonly focusOn?: string
  readonly children?: ReactNode
}

export function Card({ title, tone = 'plain', name, corner, focusOn, children }: CardProps): ReactElement {
  const id = useId()
  const heading = useFocus(focusOn)
  const icon = toneIcons[tone]
  return (
    <section className={`card ${tone}`} aria-labelledby={id} data-card={name}>
      <div className="cardHead">
        {icon && (
          <span className="badge">
            <Icon name={icon} />
          </span>
        )}
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {corner}
      </div>
      {children}
    </section>
  )
}

/** Whoever works in the sheet keeps the focus there; whoever pressed a button in the pane is led to what came of it. */
export function useFocus<T extends HTMLElement = HTMLHeadingElement>(on: string | undefined) {
  const element = useRef<T>(null)
  useEffect(() => {
    if (on !== undefined && document.hasFocus()) element.current?.focus()
  }, [on])
  return element
}
