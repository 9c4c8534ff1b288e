import { rule } from '../rule.js';

/** Findings of the area `id3/`. */
export const id3Codes = {
  'id3/placeholder': rule<{ readonly found: string }>({
    severity: 'warning',
    message: ({ found }) => `found ${found}`,
    help: null,
    explain: 'To be replaced by the first real code of this area.',
  }),
} as const;
