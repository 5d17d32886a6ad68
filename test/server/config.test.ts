import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from '../../server/config.ts'

describe('the environment', () => {
  test('may say nothing at all', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      local: true,
      publicUrl: 'http://127.0.0.1:3000',
      databaseUrl: undefined,
      tls: undefined,
      trustProxy: false,
      logLevel: 'warn',
      demo: true,
    })
  })

  test.each(['0.0.0.0', '192.168.1.10', '::', 'sales.example.com'])(
    'refuses HOST=%s without TLS or a proxy',
    (HOST) => {
      expect(() => readConfig({ HOST })).toThrow(/TLS_CERT/)
      expect(readConfig({ HOST, TRUST_PROXY: '1' }).local).toBe(false)
    },
  )

  test('behind a proxy is not this machine alone, even on loopback', () => {
    expect(readConfig({ TRUST_PROXY: '1', PUBLIC_URL: 'https://sales.example.com' }).local).toBe(false)
    expect(readConfig({ PUBLIC_URL: 'https://sales.example.com' }).local).toBe(false)
    expect(readConfig({ HOST: '::1' })).toMatchObject({ local: true, publicUrl: 'http://[::1]:3000' })
  })

  test('takes the public address as an origin only', () => {
    expect(readConfig({ PUBLIC_URL: 'https://sales.example.com/' }).publicUrl).toBe('https://sales.example.com')
    for (const PUBLIC_URL of ['sales.example.com', 'https://example.com/sales', 'ftp://example.com'])
      expect(() => readConfig({ PUBLIC_URL })).toThrow(ConfigError)
  })

  test.each([
    { PORT: 'http' },
    { PORT: '70000' },
    { DATABASE_URL: 'mysql://here' },
    { LOG_LEVEL: 'loud' },
    { TLS_CERT: 'a.pem' },
    { TLS_CERT: 'missing.pem', TLS_KEY: 'missing.key' },
    { ENTRA_TENANT_ID: 'tenant' },
  ])('is refused in words when it says %o', (environment) => {
    expect(() => readConfig(environment)).toThrow(ConfigError)
  })
})
