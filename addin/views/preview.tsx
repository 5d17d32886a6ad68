/** The exact entries that a posting would write, ledger by ledger, with the totals that must agree. */
import { type ReactElement, type ReactNode, useState } from 'react'
import { termText } from '../../shared/words/terms.ts'
import type { Preview, PreviewLedger } from '../state/ledgers.ts'
import { BackHeader } from './header.tsx'
import { usePane } from './pane.tsx'
import { columnsOf, type PreviewColumn, totalsOf } from './preview-columns.ts'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Choice } from './ui/choice.tsx'
import { Facts } from './ui/facts.tsx'
import { useEscape } from './use-escape.ts'

export interface PreviewProps {
  readonly preview: Preview
  readonly messages: ReactNode
}

export function PreviewPage({ preview, messages }: PreviewProps): ReactElement {
  const { say, known, number } = useSpeech()
  const { actions } = usePane()
  const { ledgers, documents, action, of } = preview
  const [chosen, choose] = useState(ledgers[0]?.ledger ?? '')
  const ledger = ledgers.find((one) => one.ledger === chosen) ?? ledgers[0]
  useEscape(actions.dismiss)
  const options = ledgers.map(({ ledger: value, rows }) => ({
    value,
    text: `${known(`preview.${value}`, value)} (${number(rows.length)})`,
  }))
  return (
    <>
      <BackHeader title={say(action === null ? 'preview.entriesOf' : 'preview.title')} onBack={actions.dismiss} />
      {messages}
      <p className="quiet">
        {action === null ? say('preview.inBooks', { documents: of ?? '' }) : say('preview.scope', { n: documents })}
      </p>
      {preview.isLocal && <p className="quiet">{say('preview.local')}</p>}
      {ledger ? (
        <>
          <Choice name="ledger" label={say('pane.ledger')} value={ledger.ledger} options={options} onChoose={choose} />
          <Entries key={ledger.ledger} ledger={ledger} />
        </>
      ) : (
        <p>{say('preview.nothing')}</p>
      )}
    </>
  )
}

const firstRows = 100

function Entries({ ledger }: { readonly ledger: PreviewLedger }): ReactElement {
  const { say, known, amount, field } = useSpeech()
  const [shown, setShown] = useState(firstRows)
  const columns = columnsOf(ledger, (key) => field(key) !== key)
  const totals = totalsOf(ledger).map(({ key, total }) => ({ name: field(key), value: amount(total) }))
  const hidden = ledger.rows.length - shown
  return (
    <>
      {totals.length > 0 && <Facts facts={totals} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="entries" aria-label={known(`preview.${ledger.ledger}`, ledger.ledger)} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {columns.map(({ key, isNumber }) => (
                <th key={key} scope="col" className={isNumber ? 'right' : ''}>
                  {field(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ledger.rows.slice(0, shown).map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries of a preview have no number yet and never move
              <tr key={at}>
                {columns.map((column) => (
                  <Cell key={column.key} column={column} value={row[column.at] ?? null} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {hidden > 0 && (
        <Button
          name="more"
          kind="quiet"
          label={say('action.showMore', { n: hidden })}
          onPress={() => setShown(shown + firstRows * 10)}
        />
      )}
    </>
  )
}

function Cell({
  column,
  value,
}: {
  readonly column: PreviewColumn
  readonly value: PreviewLedger['rows'][number][number]
}): ReactElement {
  const { say, amount, number, day, language } = useSpeech()
  if (typeof value === 'number')
    return <td className="right">{column.isName ? value : column.isAmount ? amount(value) : number(value)}</td>
  if (typeof value === 'boolean') return <td>{say(value ? 'value.yes' : 'value.no')}</td>
  if (value === null) return <td />
  return <td>{column.isDay ? day(value) : column.isTerm ? termText(value, language) : value}</td>
}
