/** A question in the middle of the page, answered by one of its buttons; Escape is the last of them. */
import { make } from './element.ts'

export interface Question<Answer extends string> {
  readonly title: string
  readonly text?: string
  /** First the one that is meant most often, last the one that leaves everything as it is. */
  readonly answers: readonly { readonly answer: Answer; readonly label: string }[]
  /** Something would be lost: Enter alone leaves everything as it is. */
  readonly careful?: boolean
}

export function ask<Answer extends string>(question: Question<Answer>): Promise<Answer | undefined> {
  const before = document.activeElement
  const dialog = dialogOf(question)
  document.body.append(dialog)
  dialog.showModal()
  const buttons = [...dialog.querySelectorAll('button')]
  buttons.at(question.careful ? -1 : 0)?.focus()
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      const answer = question.answers.find((one) => one.answer === dialog.returnValue)?.answer
      dialog.remove()
      if (before instanceof HTMLElement) before.focus()
      resolve(answer ?? question.answers.at(-1)?.answer)
    })
  })
}

function dialogOf<Answer extends string>({ title, text, answers }: Question<Answer>): HTMLDialogElement {
  const dialog = make('dialog', { class: 'question', 'aria-labelledby': 'question-title', 'data-question': '' })
  const buttons = answers.map(({ answer, label }, index) => {
    const button = make('button', { type: 'button', class: index === 0 ? 'primary' : '', 'data-answer': answer }, label)
    button.addEventListener('click', () => dialog.close(answer))
    return button
  })
  dialog.append(make('h2', { id: 'question-title' }, title))
  if (text) dialog.append(make('p', {}, text))
  dialog.append(make('div', { class: 'answers' }, ...buttons))
  return dialog
}

/** Asks for a line of text; undefined when it was given up. */
export function askText(question: {
  readonly title: string
  readonly label: string
  readonly value: string
  readonly ok: string
  readonly cancel: string
}): Promise<string | undefined> {
  const dialog = dialogOf({
    title: question.title,
    answers: [
      { answer: 'ok', label: question.ok },
      { answer: 'cancel', label: question.cancel },
    ],
  })
  const field = make('input', { type: 'text', 'aria-label': question.label, value: question.value })
  dialog.querySelector('.answers')?.before(field)
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') dialog.close('ok')
  })
  const before = document.activeElement
  document.body.append(dialog)
  dialog.showModal()
  field.select()
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove()
      if (before instanceof HTMLElement) before.focus()
      resolve(dialog.returnValue === 'ok' ? field.value : undefined)
    })
  })
}
