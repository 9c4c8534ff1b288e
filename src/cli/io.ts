import type { Screen } from '../report/human.js';
import { plainStyle, type Style, type Tone } from '../report/style.js';

/** The streams of a run. Only the command line prints. */
export interface Io {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly stdin?: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface OutputStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Select Graphic Rendition: on, off. `styleText` of Node does the same and costs a twentieth of the start to load. */
const dresses: Readonly<Record<Tone, readonly [on: number, off: number]>> = {
  strong: [1, 22],
  dim: [2, 22],
  good: [32, 39],
  bad: [31, 39],
  caution: [33, 39],
  accent: [36, 39],
};

/**
 * How to print on a stream: coloured where a terminal reads it and NO_COLOR is unset (no-color.org), or where asked for.
 *
 * @param color the `--color` or `--no-color` of the command line, null for neither
 */
export function screenOf(stream: OutputStream, env: Io['env'], color: boolean | null): Screen {
  const isTerminal = stream.isTTY === true;
  const isColoured = color ?? (isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb');
  return {
    width: isTerminal ? (stream.columns ?? 80) : null,
    style: isColoured ? colouredStyle : plainStyle,
  };
}

const colouredStyle: Style = (tone, text) => {
  const [on, off] = dresses[tone];
  return `\u001b[${on}m${text}\u001b[${off}m`;
};
