/** Why something was not done with a contact: there is no card to say it on. */
import { reasonsIn, type WireProblem } from '../../replica/wire.ts'
import { type Desk, said, tell } from '../parts.ts'

export function tellRefused({ parts }: Desk, id: string, problem: WireProblem): void {
  const label = String(parts.replica.find('contacts', id)?.number ?? '')
  const refused = [{ id, label, code: problem.code, message: reasonsIn(problem) }]
  tell(parts, 'bad', [said('result.failedFor', { n: 1 })], { refused })
}
