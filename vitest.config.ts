import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/sequence.ts'

export default defineConfig({
  test: {
    // All cores: a test waits for the programs that it starts as often as it computes.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    // A slow machine takes its time; what never comes fails all the same.
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/package/**', '**/node_modules/**'],
          setupFiles: ['tests/setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
      {
        test: {
          name: 'package',
          include: ['tests/package/*.test.ts'],
          globalSetup: ['tests/package/setup.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 30_000 } },
          // Each worker drives a browser of several processes: more than two would wait for each other.
          maxWorkers: 2,
        },
      },
    ],
  },
})
