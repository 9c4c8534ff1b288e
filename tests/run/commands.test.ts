import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderId3v1 } from '../build/episode-tag.js';
import { minuteOfTitles, writePair } from './episode-folder.js';
import { audioSha256 } from './mp3-parts.js';
import { outcomeOf, runJson, runProgram } from './program.js';
import { fileState, makeFolder } from './temp-folder.js';

describe('chapterize check', { timeout: 30_000 }, () => {
  test('verifies like the main job and writes nothing', async () => {
    const folder = await makeFolder();
    const { audio, notes } = await writePair(folder);
    const before = [await fileState(audio), await fileState(notes)];
    const run = await runJson(folder, 'check', 'episode.md', 'episode.mp3');
    expect(outcomeOf(run)).toBe('done');
    expect(run.json).toMatchObject({ status: 'checked', notes: 'episode.md', audio: 'episode.mp3' });
    expect(run.json.measured).toMatchObject({ durationMs: 60_000, byteLength: before[0]?.byteLength });
    expect([await fileState(audio), await fileState(notes)]).toEqual(before);
  });

  test('reads notes alone', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    const run = await runJson(folder, 'check', 'episode.md');
    expect(outcomeOf(run)).toBe('done');
    expect(run.json).toMatchObject({ status: 'checked', audio: null, measured: null });
    expect(run.json.chapters.map(({ title }) => title)).toEqual(minuteOfTitles);
  });

  test('takes hours for hours in notes alone that state a duration of a day', async () => {
    const folder = await makeFolder();
    const lines = ['0:00:00 Start', '5:30:00 Second', '12:10:00 Third', '23:30:00 End'];
    const list = lines.map((line) => `- ${line}\n`).join('');
    await writeFile(join(folder, 'day.md'), `---\nduration: "24:00:00"\n---\n\n${list}`);
    await writeFile(join(folder, 'unknown.md'), list);
    expect((await runJson(folder, 'check', 'day.md')).json.status).toBe('checked');
    const { json } = await runJson(folder, 'check', 'unknown.md');
    expect(json.status).toBe('failed');
    expect(json.diagnostics.map(({ code }) => code)).toContain('notes/editor-timecode-suspected');
  });
});

describe('chapterize show', { timeout: 30_000 }, () => {
  test('prints the chapters that notes give, with line and depth', async () => {
    const folder = await makeFolder();
    await writeFile(
      join(folder, 'notes.md'),
      '- [@0:10] - One\n  - [@1:05] - Two &amp; a half\n- [@1:02:03] Three\n',
    );
    const run = await runJson(folder, 'show', 'notes.md');
    expect(outcomeOf(run)).toBe('done');
    expect(run.json.chapters).toMatchObject([
      { startMs: 10_000, title: 'One', url: null, depth: 0, line: 1 },
      { startMs: 65_000, title: 'Two & a half', depth: 1, line: 2 },
      { startMs: 3_723_000, title: 'Three', depth: 0, line: 3 },
    ]);
  });

  test('prints the chapters that an mp3 holds', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    await runProgram(folder, 'episode.md', 'episode.mp3');
    const run = await runJson(folder, 'show', 'episode.mp3');
    expect(outcomeOf(run)).toBe('done');
    expect(
      run.json.chapters.map(({ startMs, endMs, title, elementId }) => ({ startMs, endMs, title, elementId })),
    ).toEqual(
      minuteOfTitles.map((title, index) => ({
        startMs: index * 15_000,
        endMs: (index + 1) * 15_000,
        title,
        elementId: `ch${index}`,
      })),
    );
    const text = await runProgram(folder, 'show', 'episode.mp3');
    for (const title of minuteOfTitles) expect(text.stdout).toContain(title);
  });
});

describe('chapterize strip', { timeout: 30_000 }, () => {
  for (const [what, spec] of [
    ['a file without a tag', { tag: 'none' }],
    ['a tag that had to grow', { tag: '2.3', paddingBytes: 0 }],
    ['a tag with room', { tag: '2.3', paddingBytes: 9000, trailer: renderId3v1() }],
  ] as const) {
    test(`gives back the original bytes of ${what}`, async () => {
      const folder = await makeFolder();
      const { audio } = await writePair(folder, spec);
      const before = await readFile(audio);
      expect((await runProgram(folder, 'episode.md', 'episode.mp3')).exitCode).toBe(0);
      expect((await readFile(audio)).equals(before)).toBe(false);
      const run = await runJson(folder, 'strip', 'episode.mp3');
      expect(outcomeOf(run)).toBe('done');
      expect(run.json.status).toBe('written');
      expect((await readFile(audio)).equals(before)).toBe(true);
    });
  }

  test('changes nothing if there are no chapters', async () => {
    const folder = await makeFolder();
    const { audio } = await writePair(folder);
    const before = await fileState(audio);
    const run = await runJson(folder, 'strip', 'episode.mp3');
    expect(run.exitCode).toBe(0);
    expect(run.json.status).toBe('unchanged');
    expect(await fileState(audio)).toEqual(before);
  });
});

describe('the program', { timeout: 30_000 }, () => {
  test('--version prints the version of the package, --help the commands and options', async () => {
    const folder = await makeFolder();
    const manifest: { version: string } = JSON.parse(
      await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
    );
    const version = await runProgram(folder, '--version');
    expect(version).toEqual({ exitCode: 0, stdout: `${manifest.version}\n`, stderr: '' });
    const help = await runProgram(folder, '--help');
    expect(help.exitCode).toBe(0);
    expect(await runProgram(folder, 'help')).toEqual(help);
    expect(await runProgram(folder, 'help', 'strip')).toEqual(await runProgram(folder, 'strip', '--help'));
    expect(help.stderr).toBe('');
    for (const word of [
      'check',
      'show',
      'strip',
      '--dry-run',
      '--output',
      '--update-front-matter',
      '--tolerance',
    ]) {
      expect(help.stdout).toContain(word);
    }
  });

  test('prints results on stdout, findings on stderr, and no colour into a pipe', async () => {
    const folder = await makeFolder();
    await writePair(folder, {}, { file: 'https://audio.example/other.mp3' });
    const run = await runProgram(folder, 'episode.md', 'episode.mp3');
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toMatch(/^episode\.md:3:\d+: warning\[verify\//mu);
    for (const title of minuteOfTitles) expect(run.stdout).toContain(title);
    expect(run.stdout + run.stderr).not.toContain('\u001b');
  });

  test('--color colours a pipe, --quiet prints findings only', async () => {
    const folder = await makeFolder();
    await writePair(folder, { paddingBytes: 4000 });
    const coloured = await runProgram(folder, 'episode.md', 'episode.mp3', '--dry-run', '--color');
    expect(coloured.stdout).toContain('\u001b[');
    const quiet = await runProgram(folder, 'episode.md', 'episode.mp3', '--quiet');
    expect(quiet).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  test('--json prints one object with every field of the contract', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    const { json, stdout } = await runJson(folder, 'episode.md', 'episode.mp3');
    expect(stdout.endsWith('}\n')).toBe(true);
    const fields = ['status', 'notes', 'audio', 'output', 'stated', 'measured', 'chapters', 'diagnostics'];
    expect(Object.keys(json)).toEqual(expect.arrayContaining(fields));
    expect(Object.keys(json.stated ?? {})).toEqual(
      expect.arrayContaining(['title', 'durationMs', 'byteLength', 'file']),
    );
    expect(Object.keys(json.measured ?? {})).toEqual(
      expect.arrayContaining([
        'durationMs',
        'byteLength',
        'resultByteLength',
        'audioSha256',
        'tagVersion',
        'resultTagVersion',
      ]),
    );
    expect(Object.keys(json.chapters[0] ?? {})).toEqual(
      expect.arrayContaining(['startMs', 'endMs', 'title', 'url', 'depth', 'line']),
    );
  });

  test('every command that reads the audio gives the same hash of it in JSON', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    const hashes: unknown[] = [];
    for (const args of [
      ['check', 'episode.md', 'episode.mp3'],
      ['episode.md', 'episode.mp3'],
      ['show', 'episode.mp3'],
      ['strip', 'episode.mp3'],
    ])
      hashes.push((await runJson(folder, ...args)).json.measured?.audioSha256);
    const expected = await audioSha256(join(folder, 'episode.mp3'));
    expect(hashes).toEqual([expected, expected, expected, expected]);
  });

  test('neutralises escape sequences of titles on output', async () => {
    const folder = await makeFolder();
    await writePair(folder, {}, { chapters: [{ startSeconds: 0, title: 'Red \u001b[31malert\u0007' }] });
    const run = await runProgram(folder, 'episode.md', 'episode.mp3');
    for (const character of ['\u001b', '\u0007']) {
      expect(run.stdout).not.toContain(character);
      expect(run.stderr).not.toContain(character);
    }
  });
});

describe('a value of the front matter that cannot be read', { timeout: 30_000 }, () => {
  test('is named once, and not reported as missing', async () => {
    const folder = await makeFolder();
    const { audio } = await writePair(folder);
    const stated = 'duration: "an hour"\nlength: "14,892,531"';
    await writeFile(join(folder, 'notes.md'), `---\n${stated}\n---\n- [@0:00] One\n- [@0:20] Two\n`);
    const { json } = await runJson(folder, 'check', 'notes.md', audio);
    expect(json.diagnostics.map(({ code }) => code)).toEqual([
      'front-matter/duration-malformed',
      'front-matter/length-malformed',
    ]);
    const { stdout } = await runProgram(folder, 'check', 'notes.md', audio);
    expect(stdout).toContain('(the duration in the notes cannot be read)');
    expect(stdout).toContain('(the length in the notes cannot be read)');
  });
});

describe('findings for people', { timeout: 30_000 }, () => {
  /** Twenty chapters a second apart, in a form that no transcript has: nineteen warnings of one kind. */
  const closeChapters = Array.from(
    { length: 20 },
    (_, second) => `[@0:00:${String(second).padStart(2, '0')}] Chapter ${second + 1}`,
  );
  const close = (text: string) =>
    text.match(/notes\.md:\d+:3: (?:warning|error)\[notes\/chapters-close\]/g)?.length;

  test('are ten of a kind where there are more, with the number of the others', async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'notes.md'), `[@0:00:40] Late\n${closeChapters.join('\n')}\n`);
    const run = await runProgram(folder, 'show', 'notes.md');
    expect(close(run.stderr)).toBe(10);
    expect(run.stderr).toContain('[notes/timestamp-order]');
    expect(run.stderr).toContain('warning[notes/chapters-close] and 9 more of these; --verbose shows them\n');
  });

  test('are all there with --verbose, in JSON, and where they are errors', async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'notes.md'), closeChapters.join('\n'));
    const verbose = await runProgram(folder, 'show', 'notes.md', '--verbose');
    expect(close(verbose.stderr)).toBe(19);
    const strict = await runProgram(folder, 'check', 'notes.md', '--strict');
    expect(close(strict.stderr)).toBe(19);
    for (const { stderr } of [verbose, strict]) expect(stderr).not.toContain('more of these');
    const { json } = await runJson(folder, 'show', 'notes.md');
    expect(json.diagnostics.filter(({ code }) => code === 'notes/chapters-close')).toHaveLength(19);
  });
});
