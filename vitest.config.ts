import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    reporters: ['default', './test/support/count-reporter.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{unit,property,reference,architecture}/**/*.test.{ts,tsx}'],
          setupFiles: ['./test/support/no-silent-errors.ts'],
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/{integration,contract,convergence,regression,compatibility}/**/*.test.ts'],
          setupFiles: ['./test/support/no-silent-errors.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
          // One browser journey at a time: two cores hold one room of browsers.
          fileParallelism: false,
        },
      },
    ],
  },
})
