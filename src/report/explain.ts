import { type Code, codes } from '../diagnostic/codes.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { didYouMean, nearest } from '../diagnostic/nearest.js';
import type { Screen } from './human.js';
import { wrap } from './wrap.js';

/**
 * What a finding means, why it matters, and what to do.
 *
 * @throws ChapterizeError `usage` when there is no such code; its help names the nearest one
 */
export function formatExplanation(code: string, { width, style }: Screen): string {
  if (!isCode(code)) {
    const help = nearestCode(code) ?? 'chapterize explain lists all codes';
    throw new ChapterizeError('usage', `no finding has the code "${code}"`, { help });
  }
  const { severity, explain } = codes[code];
  return `${style('strong', code)} (${severity})\n\n${wrap(explain, textWidth(width))}\n`;
}

/** Every code with its severity and the first sentence of its explanation, next to it where there is room. */
export function formatCodes({ width, style }: Screen): string {
  const all = Object.entries(codes).sort(([a], [b]) => (a < b ? -1 : 1));
  const left = Math.max(...all.map(([code]) => code.length));
  const isBeside = textWidth(width) - left - 12 >= leastWordsWidth;
  const lines = all.map(([code, { severity, explain }]) => {
    const head = `${style('strong', code.padEnd(left))}  ${isBeside ? severity.padEnd(8) : severity}`;
    const hang = isBeside ? left + 12 : 4;
    const words = wrap(firstSentence(explain), textWidth(width) - hang, hang);
    return isBeside ? `${head}  ${words}\n` : `${head}\n${' '.repeat(hang)}${words}\n`;
  });
  return lines.join('');
}

/** With less room than this next to the codes, the words go below them. */
const leastWordsWidth = 40;

/** Long lines are hard to read, however wide the terminal is. */
function textWidth(width: number | null): number {
  return Math.min(width ?? 100, 100);
}

function firstSentence(text: string): string {
  return /^[^]*?[.?](?= |$)/.exec(text)?.[0] ?? text;
}

/** By spelling, or else by the part after the slash. */
function nearestCode(code: string): string | undefined {
  const known = Object.keys(codes);
  const word = code.split('/').pop() ?? code;
  const near = didYouMean(code, known);
  if (near !== undefined) return near;
  const what = nearest(
    word,
    known.map((one) => one.split('/')[1] ?? one),
  );
  const like = known.filter((one) => one.split('/')[1] === what || (word !== '' && one.includes(word)));
  return like.length === 0 ? undefined : `did you mean ${like.slice(0, 5).join(', ')}?`;
}

function isCode(code: string): code is Code {
  return Object.hasOwn(codes, code);
}
