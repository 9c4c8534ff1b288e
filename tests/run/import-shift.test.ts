import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writePair } from './episode-folder.js';
import { codesOf, runJson, runProgram } from './program.js';
import { fileState, makeFolder } from './temp-folder.js';

const list =
  '# Show\n\nAn intro, 5:00 pm.\n\n## Timestamps\n\n* (0:10) Alpha\n* (1:00) Beta\n* (2:00) Gamma\n\n## Links\n\n- one\n';
const labels = '12.2\t12.2\tA\n75\t75\tNew = "one"\n120\t120\tC\n';

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await makeFolder();
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

const textOf = (folder: string, name: string) => readFile(join(folder, name), 'utf8');

describe('chapterize import', () => {
  test('replaces the list in its own form, keeps titles within 5 s, and touches no other line', async () => {
    const folder = await folderWith({ 'e.md': list, 'labels.txt': labels });
    const { exitCode, stderr } = await runProgram(folder, 'import', 'labels.txt', 'e.md');
    expect([exitCode, stderr.match(/\[[a-z/-]+\]/g)]).toEqual([0, ['[import/titles-kept]']]);
    const expected = list.replace('(0:10)', '(0:12)').replace('* (1:00) Beta\n', '* (1:15) New = "one"\n');
    expect(await textOf(folder, 'e.md')).toBe(expected);
    const before = await fileState(join(folder, 'e.md'));
    expect((await runProgram(folder, 'import', 'labels.txt', 'e.md')).stdout).toMatch(
      /^Unchanged: e\.md already has these 3 chapters/,
    );
    expect(await fileState(join(folder, 'e.md'))).toEqual(before);
  });

  test('a list in the front matter changes entry by entry', async () => {
    const entries = "  - time: '0:10'\n    title: Alpha # A\n  - time: '1:00'\n    title: Beta\n";
    const folder = await folderWith({
      'e.md': `---\nchapters:\n${entries}title: Show\n---\n\nText.\n`,
      'labels.txt': labels,
    });
    expect((await runProgram(folder, 'import', 'labels.txt', 'e.md')).exitCode).toBe(0);
    const expected =
      "  - time: '0:12'\n    title: Alpha # A\n  - time: '1:15'\n    title: \"New = \\\"one\\\"\"\n  - time: '2:00'\n    title: C\n";
    expect(await textOf(folder, 'e.md')).toBe(`---\nchapters:\n${expected}title: Show\n---\n\nText.\n`);
  });

  test('--dry-run prints the lines that would change, and changes none', async () => {
    const folder = await folderWith({ 'e.md': list, 'labels.txt': labels });
    const { stdout } = await runProgram(folder, 'import', 'labels.txt', 'e.md', '--dry-run');
    expect(stdout).toContain('-* (1:00) Beta\n');
    expect(stdout).toContain('+* (1:15) New = "one"\n');
    expect(stdout).toContain('Would write e.md');
    expect(await textOf(folder, 'e.md')).toBe(list);
  });

  test('fills an empty heading in the form of the other notes, of --form, or its own', async () => {
    const empty = '# New\n\n## Timestamps\n\n## Links\n';
    const folder = await folderWith({ 'labels.txt': labels, 'new.md': empty, 'old.md': list });
    await runProgram(folder, 'import', 'labels.txt', 'new.md');
    expect(await textOf(folder, 'new.md')).toBe(
      '# New\n\n## Timestamps\n\n* (0:12) A\n* (1:15) New = "one"\n* (2:00) C\n\n## Links\n',
    );
    await writeFile(join(folder, 'new.md'), empty);
    await runProgram(folder, 'import', 'labels.txt', 'new.md', '--form', '00:00 – Title');
    expect(await textOf(folder, 'new.md')).toContain('\n00:12 – A\n01:15 – New = "one"\n');
    const alone = await folderWith({ 'labels.txt': labels, 'new.md': '## Chapters' });
    await runProgram(alone, 'import', 'labels.txt', 'new.md');
    expect(await textOf(alone, 'new.md')).toBe(
      '## Chapters\n\n- [@0:12] - A\n- [@1:15] - New = "one"\n- [@2:00] - C\n',
    );
  });

  test('says when there is no place for the list, and when the markers are wrong', async () => {
    const folder = await folderWith({
      'labels.txt': labels,
      'new.md': '# New\n\nText.\n',
      'bad.csv': 'start,title\nx,A\n',
    });
    const noPlace = await runJson(folder, 'import', 'labels.txt', 'new.md');
    expect([noPlace.exitCode, codesOf(noPlace.json)]).toEqual([1, ['edit/notes-no-list']]);
    const bad = await runJson(folder, 'import', 'bad.csv', 'new.md');
    expect([bad.exitCode, codesOf(bad.json)]).toEqual([1, ['formats/time']]);
    expect(await textOf(folder, 'new.md')).toBe('# New\n\nText.\n');
    const swapped = await runProgram(folder, 'import', 'new.md', 'labels.txt');
    expect([swapped.exitCode, swapped.stderr]).toEqual([
      2,
      expect.stringContaining('is a chapter file, expected show notes'),
    ]);
  });

  test('names a marker without title, and says so', async () => {
    const folder = await folderWith({ 'labels.txt': '30\t30\t\n', 'e.md': list });
    const { json } = await runJson(folder, 'import', 'labels.txt', 'e.md');
    expect(codesOf(json, 'warning')).toEqual(['import/untitled']);
    expect(codesOf(json, 'info')).not.toContain('edit/notes-rounded');
    await writeFile(join(folder, 'labels.txt'), '30.4\t30.4\tX\n');
    const rounded = await runJson(folder, 'import', 'labels.txt', 'e.md', '-n');
    expect(codesOf(rounded.json, 'info')).toContain('edit/notes-rounded');
    expect(await textOf(folder, 'e.md')).toContain('\n* (0:30) Chapter 1\n');
  });
});

describe('chapterize import of markers with other titles', () => {
  test('keeps those of the notes, and says which', async () => {
    const other = '12\t12\tAlpha, but longer\n60\t60\tBeta\n121\t121\tMarker 3\n';
    const folder = await folderWith({ 'labels.txt': other, 'e.md': list });
    const { json } = await runJson(folder, 'import', 'labels.txt', 'e.md');
    const kept = json.diagnostics.filter(({ code }) => code === 'import/titles-kept');
    expect(kept.map(({ severity, message, line }) => [severity, message, line])).toEqual([
      [
        'warning',
        '1 chapter keeps its title: at 0:12 the notes say "Alpha", the markers "Alpha, but longer"',
        list.split('\n').findIndex((each) => each.includes('Alpha')) + 1,
      ],
    ]);
    expect(await textOf(folder, 'e.md')).toContain('(0:12) Alpha\n');
  });
});

describe('chapterize shift', () => {
  test('moves what follows a cut and an insertion, drops what was cut out, and does it once', async () => {
    const folder = await folderWith({ 'e.md': list });
    const shift = () => runJson(folder, 'shift', 'e.md', '--cut', '0:50-1:10', '--insert', '0:00+8');
    const { json, exitCode } = await shift();
    expect([exitCode, json.status, codesOf(json, 'warning')]).toEqual([0, 'written', ['notes/cut-out']]);
    const expected = list
      .replace('(0:10)', '(0:18)')
      .replace('* (1:00) Beta\n', '')
      .replace('(2:00)', '(1:48)');
    const shifted = `${expected}\n<!-- chapterize shift: cut 0:50-1:10 insert 0:00+0:08 -->\n`;
    expect(await textOf(folder, 'e.md')).toBe(shifted);
    const again = await shift();
    expect([again.exitCode, codesOf(again.json)]).toEqual([1, ['shift/done-before']]);
    expect(await textOf(folder, 'e.md')).toBe(shifted);
    expect((await runProgram(folder, 'shift', 'e.md', '--offset', '+2')).exitCode).toBe(0);
    expect(await textOf(folder, 'e.md')).toContain('(0:20) Alpha');
  });

  test.each([
    ['e.yml', 'chapters:\n  - 0:00 Alpha\n  - 5:00 Beta\n', '# chapterize shift: offset +0:02\n'],
    [
      'e.ts',
      "export const chapters = [\n  { time: '0:00', title: 'Alpha' },\n  { time: '5:00', title: 'Beta' },\n];\n",
      '// chapterize shift: offset +0:02\n',
    ],
    ['e.mdx', list, '{/* chapterize shift: offset +0:02 */}\n'],
    ['e.adoc', list, '// chapterize shift: offset +0:02\n'],
  ])(
    'leaves in %s a comment that its readers take for one, and shifts it once',
    async (name, text, comment) => {
      const folder = await folderWith({ [name]: text });
      const shift = () => runJson(folder, 'shift', name, '--offset', '+2');
      expect((await shift()).json.status).toBe('written');
      expect((await textOf(folder, name)).split('\n\n').at(-1)).toBe(comment);
      expect(codesOf((await shift()).json)).toEqual(['shift/done-before']);
    },
  );

  test('holds the stated duration against the audio, and brings it up to date', async () => {
    const folder = await makeFolder();
    await writePair(folder, {}, { duration: '1:10', length: null });
    const wrong = await runJson(folder, 'shift', 'episode.md', 'episode.mp3', '--cut', '0:20-0:25');
    expect(codesOf(wrong.json)).toEqual(['shift/audio-differs']);
    const { json } = await runJson(folder, 'shift', 'episode.md', 'episode.mp3', '--cut', '0:20-0:30');
    expect(json.status).toBe('written');
    expect(await textOf(folder, 'episode.md')).toMatch(/duration: "?1:00"?\n/);
    const again = await runJson(folder, 'shift', 'episode.md', 'episode.mp3', '--cut', '0:21-0:31');
    expect(codesOf(again.json)).toEqual(['shift/audio-fits']);
  });

  test('keeps hundredths of a second that stand behind a colon, as decimals', async () => {
    const folder = await folderWith({
      'e.md': '## Timeline\n\n- 02:27:95 Alpha\n- 16:11:00 Beta\n- 1:02:36:96 Gamma\n',
    });
    expect((await runProgram(folder, 'shift', 'e.md', '--insert', '0:00+61')).exitCode).toBe(0);
    expect(await textOf(folder, 'e.md')).toMatch(
      /^- 00:03:28\.95 Alpha\n- 00:17:12 Beta\n- 1:03:37\.96 Gamma$/m,
    );
  });

  test('asks for something to do', async () => {
    const folder = await folderWith({ 'e.md': list });
    expect((await runProgram(folder, 'shift', 'e.md')).exitCode).toBe(2);
    expect((await runProgram(folder, 'shift', 'e.md', '--cut', '1:00')).stderr).toContain(
      'error[usage] --cut is "1:00"',
    );
    expect((await runJson(folder, 'shift', 'e.md', '--offset', '-0:11')).json.status).toBe('failed');
  });
});

test('--cut and --insert shape a run without touching the notes', async () => {
  const folder = await makeFolder();
  await writePair(folder);
  const before = await fileState(join(folder, 'episode.md'));
  const { json } = await runJson(
    folder,
    'episode.md',
    'episode.mp3',
    '--cut',
    '0:20-0:40',
    '--insert',
    '0:00+2',
    '-o',
    'out.mp3',
  );
  expect(json.chapters.map(({ startMs }) => startMs)).toEqual([2000, 17_000, 27_000]);
  expect(codesOf(json, 'warning')).toContain('notes/cut-out');
  const exported = await runProgram(folder, 'export', 'out.mp3', 'youtube', '--cut', '0-2');
  expect(exported.stdout).toMatch(/^0:00 Guten Tag/);
  expect((await runJson(folder, 'show', 'episode.md', '--cut', '0:20-0:40')).json.chapters).toHaveLength(3);
  expect(await fileState(join(folder, 'episode.md'))).toEqual(before);
});
