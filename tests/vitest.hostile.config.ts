import { defineConfig } from 'vitest/config';

/** Files, notes, feeds and streams made to hang, exhaust or deceive the program. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/hostile/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    testTimeout: 30_000,
    maxWorkers: '100%',
  },
});
