import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writePair } from '../run/episode-folder.js';
import { makeFolder } from '../run/temp-folder.js';
import { renderHostileTag } from './hostile-tag.js';
import { folderState, runHostile } from './run-hostile.js';

/** What terminals and the runners of workflows act on, each in the middle of a text and at its start. */
const charges = [
  '\u001b[2J\u001b]0;owned\u0007',
  '\u009b31m',
  '\u0007\b\b\b\u007f',
  '\r::error file=x::forged',
  '\n::stop-commands::token\n',
  '::set-output name=a::b',
  ' ::add-mask::e',
  '%0A::error::forged%0D%25',
  '##[add-mask]e ##vso[task.setvariable]x',
  '\u202egnp.mp3\u2066',
  '\u2028::error::x\u2029',
  '"},{"code":"forged',
  '\\u001b[31m \\x1b',
  '\0',
] as const;
const forms = [[], ['--json'], ['--format', 'github']];

async function expectFindings(folder: string, ...args: readonly string[]): Promise<void> {
  const before = folderState(folder);
  for (const more of forms) {
    const run = await runHostile(folder, ...args, ...more);
    if (more[0] === '--json')
      expect(run.stdout.split('\n').map((line) => line === '' || typeof JSON.parse(line))).toEqual([
        'object',
        true,
      ]);
  }
  expect(folderState(folder)).toEqual(before);
}

describe('charges for terminals and workflows', { timeout: 30_000 }, () => {
  test('in titles and links of notes', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    const lines = charges.map(
      (charge, index) => `- 0:${10 + index * 2} ${charge} [${charge}](https://a.example/${charge}) ${charge}`,
    );
    await writeFile(join(folder, 'episode.md'), `${lines.join('\n')}\n`);
    await expectFindings(folder, 'show', 'episode.md');
    await expectFindings(folder, 'check', 'episode.md', 'episode.mp3', '--players', 'all');
    await expectFindings(folder, 'episode.md', 'episode.mp3', '-n');
  });

  test.each(charges)('in the front matter: %j', async (charge) => {
    const folder = await makeFolder();
    await writePair(folder);
    const value = JSON.stringify(charge);
    const keys = ['title', 'file', 'duration', 'length'].map((key) => `${key}: ${value}`);
    await writeFile(
      join(folder, 'episode.md'),
      `---\n${keys.join('\n')}\n${value}: ${value}\n---\n- 0:00 A\n- 0:20 B\n`,
    );
    await expectFindings(folder, 'check', 'episode.md', 'episode.mp3');
    // As it stands, too: most of these are then no YAML at all.
    await writeFile(
      join(folder, 'episode.md'),
      `---\nduration: ${charge}\nlength: 1${charge}\n---\n- 0:00 A\n- 0:20 B\n`,
    );
    await expectFindings(folder, 'check', 'episode.md', 'episode.mp3');
    await writeFile(join(folder, 'episode.md'), `---${charge}\na: b\n---\n- 0:00 A\n- 0:20 B\n`);
    await expectFindings(folder, 'check', 'episode.md');
  });

  test('in the tag of an mp3', async () => {
    const folder = await makeFolder();
    const { audio } = await writePair(folder, { tag: 'none' });
    const tag = renderHostileTag(charges);
    await writeFile(audio, Buffer.concat([tag, await readFile(audio)]));
    await expectFindings(folder, 'show', 'episode.mp3');
    await expectFindings(folder, 'episode.md', 'episode.mp3', '-n');
    await expectFindings(folder, 'strip', 'episode.mp3', '-n');
    const { stdout } = await runHostile(folder, 'show', 'episode.mp3', '--json');
    const { chapters }: { chapters: { title: string }[] } = JSON.parse(stdout);
    expect(chapters).toHaveLength(charges.length);
    expect(chapters[0]?.title).toContain('\u001b[2J');
  });

  test('in notes of other encodings', async () => {
    const folder = await makeFolder();
    const text = `- 0:00 ${charges.join(' ').replaceAll('\n', ' ')}\n- 0:20 B\n`;
    await writeFile(join(folder, 'latin1.md'), text, 'latin1');
    await writeFile(join(folder, 'utf16.md'), `\ufeff${text}`, 'utf16le');
    await writeFile(
      join(folder, 'bytes.md'),
      Buffer.from(Array.from({ length: 4096 }, (_, index) => index % 256)),
    );
    for (const name of ['latin1.md', 'utf16.md', 'bytes.md']) await expectFindings(folder, 'show', name);
  });
});

describe('a title with charges', { timeout: 30_000 }, () => {
  test('reaches the tag without them, and without a line end', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    await writeFile(join(folder, 'episode.md'), '- 0:00 A\u001b[31mB\0C\u0085D\n- 0:20 E\n');
    expect((await runHostile(folder, 'episode.md', 'episode.mp3', '-o', 'out.mp3')).exitCode).toBe(0);
    const { stdout } = await runHostile(folder, 'show', 'out.mp3', '--json');
    const { chapters }: { chapters: { title: string }[] } = JSON.parse(stdout);
    expect(chapters[0]?.title).not.toMatch(/\p{Cc}/u);
  });
});
