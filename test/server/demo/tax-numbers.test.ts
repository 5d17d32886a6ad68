import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../server/demo/random.ts'
import { taxNumbers } from '../../../server/demo/tax-numbers.ts'
import { isBelgianEnterpriseNumber } from '../../../shared/basics/check-digits.ts'

const hundred = (country: string) => {
  const random = seededRandom(7)
  return Array.from({ length: 100 }, () => taxNumbers(random, country).taxRegistrationNumber)
}

describe('invented VAT numbers', () => {
  it('are Belgian enterprise numbers with right check digits', () => {
    const wrong = hundred('BE').filter((number) => !isBelgianEnterpriseNumber(number))
    expect(wrong).toEqual([])
  })

  it('leave one when a Dutch one is divided by 97, letters read as numbers', () => {
    const rests = hundred('NL').map((number) => {
      const figures = [...number].map((sign) => String(Number.parseInt(sign, 36))).join('')
      return BigInt(figures) % 97n
    })
    expect(rests.filter((rest) => rest !== 1n)).toEqual([])
  })

  it('carry the French key of a company number whose sum is right', () => {
    for (const number of hundred('FR')) {
      const [key, siren] = [number.slice(2, 4), number.slice(4)]
      expect(Number(key)).toBe(Number(`${siren}12`) % 97)
      const doubled = [...siren].map((digit, index) => String(Number(digit) * (index % 2 === 0 ? 1 : 2)))
      expect([...doubled.join('')].reduce((sum, digit) => sum + Number(digit), 0) % 10).toBe(0)
    }
  })

  it('end a Luxembourgish one with the rest of the first six digits', () => {
    for (const number of hundred('LU')) expect(Number(number.slice(8))).toBe(Number(number.slice(2, 8)) % 89)
  })

  it('check a German one by elevens and tens', () => {
    const checks = (number: string) => {
      const digits = [...number.slice(2)].map(Number)
      const carried = digits.slice(0, 8).reduce((carry, digit) => (((carry + digit) % 10 || 10) * 2) % 11, 10)
      return (carried + (digits[8] ?? 0)) % 10 === 1
    }
    expect(checks('DE136695976')).toBe(true)
    expect(checks('DE136695977')).toBe(false)
    expect(hundred('DE').filter((number) => number.length !== 11 || !checks(number))).toEqual([])
  })

  it('are empty where no such numbers are known', () => {
    expect(new Set(hundred('GB'))).toEqual(new Set(['']))
  })
})
