import { defineConfig } from 'vitest/config'

// Two projects, so that a PostgreSQL is only started for tests that may need one.
const pure = ['test/shared/**/*.test.ts', 'test/addin/**/*.test.{ts,tsx}']

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'pure', include: pure } },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: pure,
          globalSetup: ['test/support/postgres-setup.ts'],
        },
      },
    ],
  },
})
