import { defineConfig } from 'vitest/config';
import every, { hostile } from './vitest.config.js';

/** Files, notes, feeds and streams made to hang, exhaust or deceive the program. */
export default defineConfig({ test: { ...every.test, include: [hostile], exclude: [] } });
