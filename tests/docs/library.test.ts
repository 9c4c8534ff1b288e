import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { holdDoc } from './generated.js';
import { libraryFunctions } from './library-functions.js';

const functions = libraryFunctions();

describe('docs/library.md', () => {
  test('has every function of the package (UPDATE=1 writes them)', () => {
    const sections = functions.map(
      ({ name, words, example }) => `### ${name}\n\n${words}\n\n\`\`\`ts\n${example ?? ''}\`\`\``,
    );
    const { found, expected } = holdDoc('library.md', 'functions', sections.join('\n\n'));
    expect(found).toBe(expected);
    expect(functions.length).toBeGreaterThan(25);
  });

  test('and README.md name only functions that there are', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const named = [...readme.matchAll(/^import \{ ([^}]+) \} from 'chapterize';$/gm)].flatMap(
      ([, names = '']) => names.split(', '),
    );
    const known = functions.map(({ name }) => name);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });
});
