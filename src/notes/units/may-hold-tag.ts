/** What every tag of a template begins with: for other text, what reads them need not be loaded. */
export const mayHoldTag =
  /\{[%{]|<[A-Z]|<[a-z]{1,12}:[a-z]|<chapter[\s>]|\[(?:\s?["']|[a-z][\w-]+\s+[a-z]+=)/;
