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
 * How to print on a stream: coloured where a terminal reads it, or where asked for.
 *
 * FORCE_COLOR wins over NO_COLOR, as in Node itself; `0` and `false` turn colours off.
 *
 * @see https://no-color.org, https://force-color.org, https://bixense.com/clicolors
 *
 * @param color the `--color` or `--no-color` of the command line, null for neither
 */
export function screenOf(stream: OutputStream, env: Io['env'], color: boolean | null): Screen {
  const isTerminal = stream.isTTY === true;
  const isColoured = color ?? colorOf(env) ?? (isTerminal && env['TERM'] !== 'dumb');
  const columns = stream.columns ?? 80;
  return {
    // Some terminals, and consoles that only look like one, say 0.
    width: isTerminal && columns > 0 ? columns : null,
    style: isColoured ? colouredStyle : plainStyle,
  };
}

/** Whether the environment asks for colours, or for none; null if it says nothing. */
function colorOf(env: Io['env']): boolean | null {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (env['NO_COLOR']) return false;
  const { CLICOLOR_FORCE } = env;
  return CLICOLOR_FORCE !== undefined && CLICOLOR_FORCE !== '' && CLICOLOR_FORCE !== '0' ? true : null;
}

const colouredStyle: Style = (tone, text) => {
  const [on, off] = dresses[tone];
  return `\u001b[${on}m${text}\u001b[${off}m`;
};
