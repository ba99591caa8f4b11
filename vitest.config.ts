import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/store/**', 'test/app/**', 'test/property/**', '**/*.browser.test.ts'],
          // Starting worker threads takes seconds on a busy machine.
          testTimeout: 30_000,
        },
      },
      {
        // Slower: a database (PGlite always, PostgreSQL when TEST_DATABASE_URL is set) or a child process.
        test: {
          name: 'database',
          include: ['test/store/**/*.test.ts', 'test/app/**/*.test.ts', 'test/property/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        // A real browser on the built web app and the whole service; skipped with a line where there is none.
        test: {
          name: 'web',
          include: ['test/web/**/*.browser.test.ts'],
          globalSetup: ['test/web/make-workplace.ts'],
          // A page answers within a second; a busy machine takes longer.
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 60_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
    passWithNoTests: false,
  },
});
