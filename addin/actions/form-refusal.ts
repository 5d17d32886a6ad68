/** Why what was typed into a form was not saved: in one text, and by property where the server named one. */
import { reasonsIn, type WireProblem } from '../replica/wire.ts'
import type { FormRefusal } from '../state/setup.ts'

export const formRefusalOf = (problem: WireProblem): FormRefusal => ({
  message: reasonsIn(problem),
  fields: Object.fromEntries(
    problem.errors.flatMap(({ field, message }) => (field === undefined ? [] : [[field, message]])),
  ),
})
