/** A message in the way of the eye: what happened, why, what now; code and numbers only on demand. */
import { type ReactElement, type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icons.tsx'

const icons: Readonly<Record<NoticeProps['kind'], IconName>> = { info: 'info', warning: 'warn', error: 'bad' }
const tones = { info: 'info', warning: 'warn', error: 'bad' } as const

export interface NoticeProps {
  readonly kind: 'info' | 'warning' | 'error'
  readonly text: string
  readonly details?: string | null
  readonly labels: { readonly details: string; readonly copy: string; readonly copied: string; readonly close: string }
  readonly onCopy?: (text: string) => Promise<void>
  readonly onClose?: () => void
  /** Buttons that help. */
  readonly children?: ReactNode
}

export function Notice({ kind, text, details = null, labels, onCopy, onClose, children }: NoticeProps): ReactElement {
  return (
    <section className={`notice ${tones[kind]}`} data-notice={kind}>
      <span className="badge">
        <Icon name={icons[kind]} />
      </span>
      <div className="noticeBody">
        <p role={kind === 'error' ? 'alert' : 'status'}>{text}</p>
        {children && <div className="buttons">{children}</div>}
        {details && <Details text={details} labels={labels} onCopy={onCopy} />}
      </div>
      {onClose && <Button name="close" kind="quiet" icon="close" label="" spoken={labels.close} onPress={onClose} />}
    </section>
  )
}

interface DetailsProps {
  readonly text: string
  readonly labels: NoticeProps['labels']
  readonly onCopy: NoticeProps['onCopy']
}

function Details({ text, labels, onCopy }: DetailsProps): ReactElement {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await onCopy?.(text)
    setCopied(true)
  }
  return (
    <details>
      <summary>{labels.details}</summary>
      <code>{text}</code>
      {onCopy && (
        <Button name="copy" kind="quiet" icon="copy" label={copied ? labels.copied : labels.copy} onPress={copy} />
      )}
    </details>
  )
}
