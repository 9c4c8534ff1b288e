import type { Token } from 'markdown-it';

/** Whether a block of code is of no language but that of people. */
export function isText(info: string): boolean {
  return /^\s*(?:\{?[.=]?(?:te?xt|plain(?:text)?|none|markdown|md|chapters?|timestamps?|description|youtube)\b|$)/i.test(
    info,
  );
}

/** The index of the token that closes the one at `open`, or of the last token. */
export function closingIndex(tokens: readonly Token[], open: number): number {
  const level = tokens[open]?.level;
  const type = tokens[open]?.type.replace('_open', '_close');
  let at = open + 1;
  while (at < tokens.length - 1 && !(tokens[at]?.level === level && tokens[at]?.type === type)) at += 1;
  return at;
}
