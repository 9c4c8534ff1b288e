import fc from 'fast-check';

/** Properties are tried on the same inputs in every run; `FC_SEED=1 npx vitest …` tries others. */
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 14) });
