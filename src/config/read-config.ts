import { createDiagnostic, type Diagnostic, type TextPlace } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { readWholeFile } from '../files/file-source.js';
import { isWithin, realPathOf } from '../files/within.js';
import type { MapNode, ValueNode } from '../front-matter/value-tree.js';
import { parseYaml } from '../front-matter/yaml-tree.js';
import { placeOf } from '../text/line-index.js';
import { decodeText, type SourceText } from '../text/source-text.js';
import type { Span } from '../text/span.js';
import type { ConfigFile } from './find-config.js';

/** One key of chapterize.yaml with its value, before it is known whether there is such an option. */
export interface ConfigEntry {
  readonly name: string;
  readonly namePlace: TextPlace;
  /** The texts of a value or of the items of a list, `KEY=TEXT` for the entries of a map; null for anything else. */
  readonly texts: readonly string[] | null;
  readonly isMap: boolean;
  /** The value of a plain `true` or `false`; null for anything else. */
  readonly flag: boolean | null;
  readonly valuePlace: TextPlace;
}

/** What a chapterize.yaml says. */
export interface Config {
  readonly file: ConfigFile;
  readonly entries: readonly ConfigEntry[];
  readonly diagnostics: readonly Diagnostic[];
  /** null if its bytes are not text. */
  readonly source: SourceText | null;
}

/** Far more than every option takes. */
const maxByteLength = 64 * 1024;

/**
 * Reads a chapterize.yaml. It is data: nothing in it is run, and its size, depth and aliases are bounded.
 *
 * @throws ChapterizeError `io/…`, also where it is a link that leads out of the repository
 */
export async function readConfig(file: ConfigFile): Promise<Config> {
  confirmInside(file, file.path);
  const { bytes, file: opened } = await readWholeFile(file.path, maxByteLength);
  // Checks what was opened again, in case a link has been put there since.
  confirmInside(file, opened.realPath);
  const { source, diagnostics } = decodeText(file.path, bytes);
  if (source === null) return { file, entries: [], diagnostics, source };
  const place = ({ start, end }: Span) => placeOf(source.file, source.lines, start, end);
  const { root, troubles } = parseYaml(source.text, 0);
  return {
    file,
    source,
    entries: (root?.entries ?? []).map(({ key, keySpan, value }) => ({
      name: key,
      namePlace: place(keySpan),
      texts: textsOf(value),
      isMap: value.kind === 'map',
      flag: flagOf(value),
      valuePlace: place(value),
    })),
    diagnostics: troubles.map(({ problem, detail, ...span }) =>
      createDiagnostic('config/syntax', { detail: troubleWords[problem](detail) }, place(span)),
    ),
  };
}

const troubleWords = {
  syntax: (detail: string) => detail.replace(/\s+/g, ' '),
  'duplicate-key': (detail: string) => `the key "${detail}" is there twice`,
  'too-deep': () => 'it is nested too deeply',
  expands: () => 'its aliases expand to too many values',
} as const;

function textsOf(value: ValueNode): readonly string[] | null {
  if (value.kind === 'scalar') return value.type === 'null' ? null : [value.text];
  if (value.kind === 'map') return textsOfMap(value);
  const texts = value.items.map((item) =>
    item.kind === 'scalar' && item.type !== 'null' ? item.text : null,
  );
  return texts.every((text) => text !== null) ? texts : null;
}

/** `{Intro: a.jpg}` and `{Intro: {image: a.jpg}}`. */
function textsOfMap({ entries }: MapNode): readonly string[] | null {
  const texts = entries.map(({ key, value }) => {
    const inner = value.kind === 'map' && value.entries.length === 1 ? value.entries[0] : undefined;
    const scalar = inner?.key === 'image' ? inner.value : value;
    return scalar.kind === 'scalar' && scalar.type !== 'null' ? `${key}=${scalar.text}` : null;
  });
  return texts.every((text) => text !== null) ? texts : null;
}

function flagOf(value: ValueNode): boolean | null {
  if (value.kind !== 'scalar' || value.type !== 'boolean') return null;
  return value.text.toLowerCase() === 'true';
}

/** Whether a path is the folder that nothing may lead out of, or inside it, once symbolic links are followed. */
export function isInside({ root }: ConfigFile, path: string): boolean {
  return isWithin(realPathOf(path), new Set([root]));
}

function confirmInside(file: ConfigFile, path: string): void {
  if (isInside(file, path)) return;
  throw new ChapterizeError('io/permission', 'is a link that leads out of the repository', {
    file: file.path,
    help: 'put the file itself there instead of a link, or run with --no-config',
  });
}
