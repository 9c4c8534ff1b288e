import { defineConfig } from 'vitest/config';

/** What hostile files, feeds and streams do is asked by `npm run test:hostile`, which .ci/run runs too. */
export const hostile = 'tests/hostile/**/*.test.ts';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/**/*.test.ts'],
    exclude: [hostile],
    setupFiles: ['tests/setup.ts'],
    testTimeout: 30_000,
    // Most tests wait for programs that they start: one worker a core, not one core left over.
    maxWorkers: '100%',
    coverage: { provider: 'v8', include: ['src/**/*.ts'] },
  },
});
