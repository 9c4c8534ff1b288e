import { rule } from '../rule.js';

/** Findings of the area `edit/`. */
export const editCodes = {
  'edit/placeholder': rule<{ readonly found: string }>({
    severity: 'warning',
    message: ({ found }) => `found ${found}`,
    help: null,
    explain: 'To be replaced by the first real code of this area.',
  }),
} as const;
