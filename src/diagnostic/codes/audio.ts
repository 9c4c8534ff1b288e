import { rule } from '../rule.js';

/** Findings of the area `audio/`. */
export const audioCodes = {
  'audio/placeholder': rule<{ readonly found: string }>({
    severity: 'warning',
    message: ({ found }) => `found ${found}`,
    help: null,
    explain: 'To be replaced by the first real code of this area.',
  }),
} as const;
