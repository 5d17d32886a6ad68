/** The few pages that the server writes by itself: plain, without scripts of others, readable on a phone. */
import type { Language } from '../../shared/words/words.ts'

export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`)

const style = `
  body { font: 16px/1.5 'Segoe UI', system-ui, sans-serif; max-width: 40em; margin: 2em auto; padding: 0 1em; color: #242424; background: #fff; }
  h1 { font-size: 1.4em; } h2 { font-size: 1.1em; margin: 1.2em 0 .3em; } ol { margin-top: .3em; padding-left: 1.6em; } a { color: inherit; } code { background: #f0f0f0; padding: .1em .3em; overflow-wrap: anywhere; }
  label { display: block; margin-top: 1em; } input, button { font: inherit; padding: .4em .6em; width: 100%; box-sizing: border-box; }
  button { margin-top: 1.5em; background: #0f6c3f; color: #fff; border: 0; border-radius: 4px; cursor: pointer; }
  [role=alert] { color: #b10e1c; min-height: 1.5em; }
  @media (prefers-color-scheme: dark) { body { color: #eee; background: #1f1f1f; } code { background: #333; } [role=alert] { color: #ff99a4; } }`

/** `body` is HTML. */
export const htmlPage = (language: Language, title: string, body: string, head = ''): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="icon" href="/icons/icon-32.png">
<style>${style}
</style>
${head}</head>
<body>
<main>
${body}
</main>
</body>
</html>
`

/** Paragraphs and numbered steps of plain text; what stands between backquotes is shown as something to type. */
export const stepsPage = (language: Language, { title, intro, steps, ways = [], last }: Steps): string =>
  htmlPage(
    language,
    title,
    [
      `<h1>${typed(title)}</h1>\n<p>${typed(intro)}</p>`,
      numbered(steps),
      ...ways.map((way) => `<h2>${typed(way.name)}</h2>\n${numbered(way.steps)}`),
      ...(last ? [`<hr>\n<p>${typed(last)}</p>`] : []),
    ].join('\n'),
  )

export interface Steps {
  readonly title: string
  readonly intro: string
  readonly steps: readonly string[]
  /** One of these is enough. */
  readonly ways?: readonly { readonly name: string; readonly steps: readonly string[] }[]
  readonly last?: string
}

const numbered = (steps: readonly string[]) =>
  `<ol>\n${steps.map((step) => `<li>${typed(step)}</li>`).join('\n')}\n</ol>`

/** An address is one to follow. */
const typed = (text: string) =>
  escaped(text)
    .replace(/`(https?:[^`]*)`/g, '<a href="$1" target="_blank"><code>$1</code></a>')
    .replace(/`([^`]*)`/g, '<code>$1</code>')
