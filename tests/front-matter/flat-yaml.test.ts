import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFlatYaml } from '../../src/front-matter/flat-yaml.js';
import { parseYaml } from '../../src/front-matter/yaml-tree.js';

/** Without the end of the map, which the parser sets behind white space and nothing uses. */
const valuesOf = (tree: ReturnType<typeof parseYaml> | null) =>
  tree && { ...tree, root: tree.root && { ...tree.root, end: 0 } };

/** What lines are put together from. */
const words = 'a Zoë 世 🎧 0 12 1.5 1:02 0x1F 0o7 1e3 null TRUE false ~ .inf [] ... --- <<'.split(' ');
const marks = ': # \' " , [ ] { } - & * ! | > % @ ` ? \\ _ . /'.split(' ');
const rare = ['\t', '\r', '\u00A0', '\u0085', '\u2028', '\uFEFF', '\0', '\uD800'];

describe('readFlatYaml()', () => {
  test.each([
    '\ntitle: "Episode 42"\nfile: https://audio.example/a.mp3?x=1#t\nduration: 1:01:30 # of the cut\nlength: "59048856"',
    "\r\ndate: 2022-07-16T13:50:00Z\r\n\r\n#reddit: (later)\r\n  # more\r\ntitle: 'Größe & Maß, 世界'",
    '\ntags: [a, "b, c", \'d\', 12 a]\nlists: [] # none\nempty:   \nnull: null\nis_it: TRUE\nn: 0x1F\nm: 5.\nk: 1e3',
    '\ntitle: A\ntitle: B',
  ])('reads %j as the parser does', (source) => {
    const found = readFlatYaml(source, 3);
    expect(found).not.toBeNull();
    expect(valuesOf(found)).toEqual(valuesOf(parseYaml(source, 3)));
  });

  test.each([
    '\ntitle: a: b',
    '\ntitle: a\n  goes on',
    '\ntitle:\n- a',
    '\ntitle:\n  a: b',
    '\ntitle: "a\\n"',
    "\ntitle: 'it''s'",
    '\ntitle: |\n  text',
    '\ntitle: *a',
    '\ntitle: [a, [b]]',
    '\ntitle: [a: b]',
    '\ntitle: "a" b',
    '\ntitle:"a"',
    '\ntitle: a\tb',
    '\ntitle: a\n...\nb',
    '\n<<: a',
    '\na: \n\r',
    '\nno key',
    '\n# nothing',
    '',
  ])('leaves %j to the parser', (source) => {
    expect(readFlatYaml(source, 0)).toBeNull();
  });

  test('gives what the parser gives, or null, for any text', () => {
    const piece = fc.constantFrom(...words, ...marks, ' ', '  ', ' #', '- ', ...rare);
    const value = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));
    const item = fc.oneof(
      value,
      value.map((text) => `"${text}"`),
      value.map((text) => `'${text}'`),
    );
    const list = fc.array(item, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`);
    const line = fc.oneof(
      fc
        .tuple(
          fc.constantFrom('a', 'b', 'null', 'a-b', '_x', '1', 'é'),
          fc.constantFrom(': ', ':', ':  '),
          fc.oneof(item, list),
          fc.constantFrom('', ' ', ' # x', '#x'),
        )
        .map((parts) => parts.join('')),
      value,
      fc.constantFrom('', '  ', '# x', '  #x'),
    );
    const source = fc
      .tuple(fc.array(line, { maxLength: 6 }), fc.constantFrom('\n', '\r\n'))
      .map(([lines, end]) => `\n${lines.join(end)}`);
    let read = 0;
    fc.assert(
      fc.property(source, (text) => {
        const found = readFlatYaml(text, 0);
        if (found === null) return;
        read += 1;
        expect(valuesOf(found)).toEqual(valuesOf(parseYaml(text, 0)));
      }),
      { numRuns: 20_000 },
    );
    expect(read).toBeGreaterThan(500);
  });
});
