import type { TextPlace } from '../diagnostic/diagnostic.js';
import { formatPlace } from './findings.js';
import type { Screen } from './human.js';
import { jsonLine } from './json.js';
import { printable } from './printable.js';

/** What a chapterize.yaml sets. */
export interface ConfigReport {
  /** null if there is none. */
  readonly path: string | null;
  readonly settings: readonly ConfigSetting[];
}

export interface ConfigSetting {
  readonly name: string;
  /** As it is written; null if it is not set. */
  readonly text: string | null;
  /** The default, in words; null if it is obvious. */
  readonly unset: string | null;
  /** Where it is set; null if it is not. */
  readonly place: TextPlace | null;
}

/** Each option that chapterize.yaml can set, with its value and where that comes from. */
export function formatConfig({ path, settings }: ConfigReport, { style }: Screen): string {
  const head = path === null ? 'No chapterize.yaml applies here.' : `In force: ${printable(path)}`;
  const rows = settings.map(({ name, text, unset, place }) => ({
    name,
    value: text === null ? (unset ?? '-') : printable(text),
    from: place === null ? (unset === null ? '' : 'default') : formatPlace(place),
    isSet: place !== null,
  }));
  const [nameWidth, valueWidth] = [
    width(rows.map(({ name }) => name)),
    width(rows.map(({ value }) => value)),
  ];
  const lines = rows.map(({ name, value, from, isSet }) => {
    const line = `  ${name.padEnd(nameWidth)}  ${value.padEnd(valueWidth)}  ${from}`.trimEnd();
    return `${isSet ? line : style('dim', line)}\n`;
  });
  return `${head}\n\n${lines.join('')}`;
}

/** The same as one line of JSON: what is set, by name. */
export function formatConfigJson({ path, settings }: ConfigReport): string {
  const options = settings.flatMap(({ name, text, place }) =>
    text === null || place === null ? [] : [{ name, text, line: place.line }],
  );
  return `${jsonLine({ config: path, options })}\n`;
}

function width(texts: readonly string[]): number {
  return Math.max(...texts.map(({ length }) => length));
}
