/**
 * What is wrong with the page for those who see badly, have a small screen, or use a finger or the keyboard only.
 * Runs in the browser, by itself: it may use nothing from outside its own body.
 */
export function faultsOf({ checksColours }: { readonly checksColours: boolean }): string[] {
  const faults: string[] = []
  const shown = (element: Element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  const name = (element: Element) =>
    `<${element.tagName.toLowerCase()} ${element.className}> ${(element.textContent ?? '').trim().slice(0, 40)}`

  const tooWide = document.documentElement.scrollWidth - document.documentElement.clientWidth
  if (tooWide > 0) faults.push(`the page is ${tooWide} pixels too wide`)

  for (const control of document.querySelectorAll('button, a[href], select, input, summary, [tabindex="0"]')) {
    if (!shown(control)) continue
    const label =
      control.getAttribute('aria-label') ||
      (control.textContent ?? '').trim() ||
      (control instanceof HTMLInputElement || control instanceof HTMLSelectElement
        ? control.labels?.[0]?.textContent
        : '')
    if (!label) faults.push(`no name: ${name(control)}`)
    const { width, height } = control.getBoundingClientRect()
    const enough = control instanceof HTMLInputElement || control.tagName === 'SUMMARY' ? 18 : 30
    if (width < enough || height < enough) faults.push(`too small (${width} × ${height}): ${name(control)}`)
  }

  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id)
  for (const id of new Set(ids.filter((one, at) => ids.indexOf(one) !== at)))
    faults.push(`two elements are called ${id}`)
  if (document.querySelectorAll('h1').length !== 1) faults.push('not exactly one main heading')

  const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
  const parse = (colour: string) => {
    const [r = 0, g = 0, b = 0, a = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number)
    return { r, g, b, a }
  }
  const light = ({ r, g, b }: { r: number; g: number; b: number }) =>
    0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255)
  const behind = (element: Element | null): { r: number; g: number; b: number } => {
    for (let at = element; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor)
      if (colour.a === 1) return colour
    }
    return { r: 255, g: 255, b: 255 }
  }
  if (!checksColours) return faults
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const element = text.parentElement
    if (!element || (text.textContent ?? '').trim() === '' || !shown(element) || element.closest('.heard, script'))
      continue
    // What cannot be pressed now may be pale.
    if (element.closest('[aria-disabled=true], :disabled')) continue
    const [a, b] = [light(parse(getComputedStyle(element).color)), light(behind(element))]
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
    if (ratio < 4.5) faults.push(`contrast ${ratio.toFixed(2)}: ${name(element)}`)
  }
  return faults
}
