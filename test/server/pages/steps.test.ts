import { expect, test } from 'vitest'
import { stepsPage } from '../../../server/pages/html.ts'
import { gettingIt } from '../../../server/pages/steps.ts'

const languages = ['en', 'nl', 'fr'] as const

test('who wants it in Excel is told of https first, and only where there is none', () => {
  for (const language of languages) {
    const plain = gettingIt(language, 'http://localhost:3000')
    const secure = gettingIt(language, 'https://sales.example')
    expect(plain.steps).toHaveLength(secure.steps.length + 2)
    expect(plain.steps.slice(2).join().replaceAll('http://localhost:3000', 'https://sales.example')).toBe(
      secure.steps.join(),
    )
    expect(secure.steps[0]).toContain('https://sales.example/manifest.xml')
    expect(plain.steps[0]).toContain('office-addin-dev-certs')
  }
})

test('each way into Excel has a heading of its own, and the file is one press away', () => {
  for (const language of languages) {
    const steps = gettingIt(language, 'https://sales.example')
    expect(steps.ways?.map(({ name }) => /web|Windows|Mac/.exec(name)?.[0] ?? 'all')).toEqual([
      'all',
      'web',
      'Windows',
      'Mac',
    ])
    const page = stepsPage(language, steps)
    expect(page.match(/<h2>/g)).toHaveLength(4)
    expect(page).toContain('href="https://sales.example/manifest.xml"')
  }
})
