import { defineConfig } from 'vitest/config';
import { projects } from './vitest.unit.config.js';

export default defineConfig({
  test: {
    projects,
    // Most tests wait for programs that they start: one worker a core, not one core left over.
    maxWorkers: '100%',
    coverage: { provider: 'v8', include: ['src/**/*.ts'] },
  },
});
