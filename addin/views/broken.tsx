/** What remains when a view fails: the pane never goes blank, and says that nothing is lost. */
import type { ReactElement } from 'react'

export interface BrokenProps {
  readonly text: string
  readonly retry: string
  readonly details: string
  readonly onRetry: () => void
}

export const Broken = ({ text, retry, details, onRetry }: BrokenProps): ReactElement => (
  <div className="broken" role="alert">
    <p>{text}</p>
    <button type="button" onClick={onRetry}>
      {retry}
    </button>
    <code>{details}</code>
  </div>
)
