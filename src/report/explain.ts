import { type Code, codes } from '../diagnostic/codes.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import type { Style } from './style.js';

/**
 * What a finding means, why it matters, and what to do.
 *
 * @throws ChapterizeError `usage` when there is no such code; its help names the nearest ones
 */
export function formatExplanation(code: string, style: Style): string {
  if (!isCode(code)) {
    const word = code.split('/').pop() ?? code;
    const like = Object.keys(codes).filter(
      (known) => known.includes(word) || word.includes(known.split('/')[1] ?? known),
    );
    throw new ChapterizeError('usage', `no finding has the code "${code}"`, {
      help: like.length > 0 ? `did you mean ${like.join(', ')}?` : 'codes stand in brackets in every finding',
    });
  }
  const { severity, explain } = codes[code];
  return `${style('strong', code)} (${severity})\n\n${explain}\n`;
}

function isCode(code: string): code is Code {
  return Object.hasOwn(codes, code);
}
