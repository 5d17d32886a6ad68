import { expect, test } from 'vitest'
import { gettingIt } from '../../../server/pages/steps.ts'

test('who wants it in Excel is told of https first, and only where there is none', () => {
  for (const language of ['en', 'nl', 'fr'] as const) {
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
