import * as fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { maxFrontMatterLength } from '../../src/front-matter/block.js';
import { planFrontMatterEdit } from '../../src/front-matter/edit.js';
import { parseFrontMatter } from '../../src/front-matter/front-matter.js';
import { cpuMsOf } from '../build/cpu-ms.js';
import { codesOf, findingsOf, parse, sourceOf } from '../front-matter/source.js';

describe('parseFrontMatter() executes nothing', () => {
  const witness = 'chapterizeWasHere';
  const script = `(globalThis.${witness} = true, {title: 'x'})`;

  afterEach(() => {
    Reflect.deleteProperty(globalThis, witness);
  });

  const openers = [
    '---js',
    '--- js',
    '---javascript',
    '---JavaScript',
    '---coffee',
    '---toml',
    '---cson',
    '---yaml',
  ];
  test.each([...openers, '---constructor', '---toString', '---__proto__'])('%s is refused', (opener) => {
    expect(codesOf(`${opener}\n${script}\n---\nBody`)).toEqual(['front-matter/engine-refused']);
    expect(witness in globalThis).toBe(false);
  });

  test.each([
    ['---', `!!js/function "function () { ${script} }"`],
    ['---', `title: !!js/eval "${script}"`],
    ['---', `? ${script}`],
    ['+++', `title = '''${script}'''`],
  ])('%s %s', (mark, line) => {
    parse(`${mark}\n${line}\n${mark}\n`);
    expect(witness in globalThis).toBe(false);
  });

  test('the check itself would notice: the splitter with its own engines does execute', async () => {
    const { default: matter } = await import('gray-matter');
    matter(`---js\n${script}\n---\n`, {});
    expect(witness in globalThis).toBe(true);
  });
});

describe('parseFrontMatter() leaves no trace in the process', () => {
  test('prints nothing, not even a warning of the parser', () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const log = vi.spyOn(console, 'warn').mockImplementation(() => {});
    parse('---\n? [a]\n: 1\nb: !!unknown 1\n%YAML 3.0\n---\n');
    expect([warn.mock.calls, log.mock.calls]).toEqual([[], []]);
  });

  test('the same text twice gives the same, whatever is read in between', () => {
    const text = '---\na: [\n---\n';
    const first = parse(text);
    parse('---\nlength: 1\n---\n');
    expect(parse(text)).toEqual(first);
    expect(first.diagnostics).not.toEqual([]);
  });

  test('no prototype is touched', () => {
    for (const text of [
      '---\n__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\n---\n',
      '{"__proto__": {"polluted": 1}}\n',
      '+++\n[__proto__]\npolluted = 1\n[constructor.prototype]\npolluted = 1\n+++\n',
    ]) {
      expect(parse(text).diagnostics).toEqual([]);
      expect('polluted' in {}).toBe(false);
    }
  });
});

const half = maxFrontMatterLength / 2;
const bomb = ['a0: &a0 [x,x,x,x,x,x,x,x,x]']
  .concat(Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(',')}]`))
  .join('\n');

describe('parseFrontMatter() is bounded in time', () => {
  const cases: [what: string, text: string, codes: string[]][] = [
    [
      'a small alias bomb',
      `---\n${bomb.split('\n').slice(0, 5).join('\n')}\nlength: 1\n---\n`,
      ['front-matter/alias-expansion'],
    ],
    ['many values without any alias', `---\na: [${'x, '.repeat(20_000)}x]\nlength: 1\n---\n`, []],
    ['an alias bomb', `---\n${bomb}\nlength: 1\n---\n`, ['front-matter/alias-expansion']],
    [
      'a bomb of chapters',
      `---\n${bomb}\nchapters: *a9\n---\n`,
      ['front-matter/alias-expansion', 'front-matter/no-starts'],
    ],
    ['brackets', `---\na: ${'['.repeat(half)}\n---\n`, ['front-matter/too-deep']],
    [
      'closed brackets',
      `---\na: ${'['.repeat(half / 2)}${']'.repeat(half / 2)}\n---\n`,
      ['front-matter/too-deep'],
    ],
    ['braces', `---\n${'{a: '.repeat(half / 4)}\n---\n`, ['front-matter/too-deep']],
    ['dashes', `---\n${'- '.repeat(half / 2)}\n---\n`, ['front-matter/too-deep']],
    ['question marks', `---\n${'? '.repeat(half / 2)}\n---\n`, ['front-matter/too-deep']],
    [
      'indentation',
      `---\n${Array.from({ length: 400 }, (_, n) => `${' '.repeat(n)}a:\n`).join('')}---\n`,
      ['front-matter/too-deep'],
    ],
    ['JSON brackets', `{"a": ${'['.repeat(half)}}\n`, ['front-matter/too-deep']],
    ['JSON quotes', `{"a": "${'\\"'.repeat(2_000_000)}`, ['front-matter/unclosed']],
    ['a JSON string', `{"a": "${'x'.repeat(10_000_000)}"}`, ['front-matter/unclosed']],
    ['TOML brackets', `+++\na = ${'['.repeat(half)}\n+++\n`, ['front-matter/syntax']],
    ['TOML dots', `+++\n${'a.'.repeat(half / 2)}b = 1\n+++\n`, ['front-matter/too-deep']],
    ['blank lines', `---\n${'\n'.repeat(half)}---\n`, ['front-matter/too-large']],
    ['a large block', `---\na: ${'x '.repeat(half)}\n---\n`, ['front-matter/too-large']],
    ['an unclosed block', `---\n${'a: 1\n'.repeat(2_000_000)}`, ['front-matter/unclosed']],
    ['a large body', `---\na: 1\n---\n${'\n--- x'.repeat(1_000_000)}`, []],
    [
      'one long value',
      `---\nduration: ${'1h '.repeat(half / 4)}\n---\n`,
      ['front-matter/duration-malformed'],
    ],
  ];
  test.each(cases)('%s', (_, text, codes) => {
    const source = sourceOf(text);
    let diagnostics: ReturnType<typeof findingsOf> = [];
    const elapsedMs = cpuMsOf(() => {
      diagnostics = findingsOf(parseFrontMatter(source));
      planFrontMatterEdit(source, { byteLength: 1, durationMs: 1000 });
    });
    expect(elapsedMs).toBeLessThan(2000);
    expect(diagnostics.map(({ code }) => code)).toEqual(codes);
  });

  test('up to the limit all is read', () => {
    const text = `---\nlength: 1\ntitle: ${'x'.repeat(maxFrontMatterLength - 50)}\n---\n`;
    expect(parse(text)).toMatchObject({ diagnostics: [], stated: { byteLength: { value: 1 } } });
    expect(codesOf(`---\na: ${'['.repeat(90)}${']'.repeat(90)}\n---\n`)).toEqual([]);
  });
});

const marks = [
  '---',
  '+++',
  '...',
  '{',
  '}',
  '[',
  ']',
  '[[',
  ']]',
  '"',
  "'",
  '"""',
  "'''",
  ':',
  ': ',
  '- ',
  '? ',
  '#',
  ',',
  '=',
  '.',
];
const blanks = ['\n', '\r\n', '\r', '\t', '  ', '\u2028', '\ufeff', '\u0000'];
const words = [
  'length',
  'duration',
  'chapters',
  'file',
  'enclosure',
  'start',
  'title',
  '<<',
  '&a',
  '*a',
  '!!str',
  '|',
  '>-',
];
const values = ['1:02', '59048856', '1_000', '0x1', 'null', '~', '47.1 MB', '%YAML 1.1', 'ä', '😀'];
const fragments = fc.constantFrom(...marks, ...blanks, ...words, ...values);
const openings = fc.constantFrom('---\n', '---\r\n', '+++\n', '{"', '{ ', '');
const anyNotes = fc
  .tuple(openings, fc.array(fc.oneof(fragments, fc.string({ maxLength: 4 })), { maxLength: 40 }), openings)
  .map(([opening, parts, closing]) => `${opening}${parts.join('')}\n${closing}`);

test('parseFrontMatter() and planFrontMatterEdit() never throw, and places lie within the text', () => {
  fc.assert(
    fc.property(anyNotes, (text) => {
      const source = sourceOf(text);
      const read = parseFrontMatter(source);
      expect(read.bodyStart).toBeGreaterThanOrEqual(0);
      expect(read.bodyStart).toBeLessThanOrEqual(source.text.length);
      for (const { place } of [...read.diagnostics, ...read.chapters]) {
        if (place?.kind !== 'text') throw new Error('a place in the text was expected');
        expect(place.line).toBeGreaterThanOrEqual(1);
        expect(place.endLine).toBeLessThanOrEqual(source.lines.starts.length);
        expect(place.endLine > place.line || place.endColumn >= place.column).toBe(true);
      }
      const { edits, diagnostics } = planFrontMatterEdit(source, {
        byteLength: 12_345,
        durationMs: 3_690_000,
      });
      expect(edits.length === 0 || diagnostics.length === 0).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
