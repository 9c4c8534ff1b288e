import { readFileSync } from 'node:fs';

const source = (path: string) => readFileSync(new URL(`../../src/${path}`, import.meta.url), 'utf8');

/** A function that the package exports. */
export interface LibraryFunction {
  /** The name that users import. */
  readonly name: string;
  /** What its doc comment says before the first tag, in one line for each paragraph. */
  readonly words: string;
  /** The code of its `@example`, null where it has none. */
  readonly example: string | null;
}

/** Every function that src/index.ts exports, in alphabetical order, with its doc comment. */
export function libraryFunctions(): LibraryFunction[] {
  const exports = [...source('index.ts').matchAll(/^export (?!type )\{([^}]*)\} from '\.\/([^']+)\.js';/gm)];
  return exports
    .flatMap(([, names = '', path = '']) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && !name.startsWith('type '))
        .flatMap((name) => describeFunction(name, `${path}.ts`)),
    )
    .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}

function describeFunction(exported: string, path: string): LibraryFunction[] {
  const [own = '', name = own] = exported.split(' as ');
  const declaration = new RegExp(
    String.raw`/\*\*((?:(?!\*/)[^])*)\*/\nexport (?:async )?function\*? ?${own}\b`,
  ).exec(source(path));
  const [, doc] = declaration ?? [];
  const isFunction = new RegExp(String.raw`^export (?:async )?function\*? ?${own}\b`, 'm').test(source(path));
  if (doc === undefined) return isFunction ? [{ name, words: '', example: null }] : [];
  const lines = doc.split('\n').map((line) => line.replace(/^ ?\* ?/, '').replace(/^ /, ''));
  const [prose = ''] = lines.join('\n').split(/^@/m);
  const example = /^@example\n```ts\n([^]*?)^```$/m.exec(lines.join('\n'))?.[1] ?? null;
  const words = prose
    .trim()
    .split('\n\n')
    .map((paragraph) => paragraph.replaceAll('\n', ' '))
    .join('\n\n');
  return [{ name, words, example }];
}
