import type { Token } from 'markdown-it';

/** Whether a block of code is in no programming language. */
export function isText(info: string): boolean {
  return /^\s*(?:\{?[.=]?(?:te?xt|plain(?:text)?|none|markdown|mdx?|chapters?|timestamps?|description|youtube)\b|$)/i.test(
    info,
  );
}

/** Fewer lines may begin with times by chance. */
const leastTimedLines = 3;
const timedLine = /^[\s>*+•([-]{0,6}\d{1,3}[:：]\d{2}(?![\d:：]*[.,]\d+\s*-->)/u;

/**
 * Whether the lines of a block of code begin with times, except for one in ten: no programming language looks like this,
 * whatever the block says.
 */
export function areTimedLines(content: string): boolean {
  const lines = content.split('\n').filter((line) => line.trim() !== '');
  const timed = lines.filter((line) => timedLine.test(line)).length;
  return timed >= leastTimedLines && timed * 10 >= lines.length * 9;
}

/** The index of the token that closes the one at `open`, or of the last token. */
export function closingIndex(tokens: readonly Token[], open: number): number {
  const level = tokens[open]?.level;
  const type = tokens[open]?.type.replace('_open', '_close');
  let at = open + 1;
  while (at < tokens.length - 1 && !(tokens[at]?.level === level && tokens[at]?.type === type)) at += 1;
  return at;
}
