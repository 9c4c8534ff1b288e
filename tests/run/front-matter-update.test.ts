import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writePair } from './episode-folder.js';
import { outcomeOf, runJson, runProgram } from './program.js';
import { fileState, makeFolder } from './temp-folder.js';

describe('chapterize -u', { timeout: 30_000 }, () => {
  test('sets the length to the size of the file written, and changes no other byte', async () => {
    const folder = await makeFolder();
    const { audio, notes, episode } = await writePair(folder, { paddingBytes: 0 });
    const before = await readFile(notes, 'utf8');
    const run = await runProgram(folder, 'episode.md', 'episode.mp3', '-u');
    expect(outcomeOf(run)).toBe('done');
    const { byteLength } = await fileState(audio);
    expect(byteLength).not.toBe(episode.byteLength);
    expect(await readFile(notes, 'utf8')).toBe(
      before.replace(String(episode.byteLength), String(byteLength)),
    );
  });

  test('keeps a byte order mark, CRLF and a comment after the value', async () => {
    const folder = await makeFolder();
    const { audio, notes, episode } = await writePair(folder, { paddingBytes: 0 });
    const text = await readFile(notes, 'utf8');
    const odd = `\ufeff${text.replace(`"${episode.byteLength}"`, `${episode.byteLength}  # bytes`).replaceAll('\n', '\r\n')}`;
    await writeFile(notes, odd);
    const run = await runProgram(folder, 'episode.md', 'episode.mp3', '-u');
    expect(outcomeOf(run)).toBe('done');
    const { byteLength } = await fileState(audio);
    expect(await readFile(notes, 'utf8')).toBe(odd.replace(String(episode.byteLength), String(byteLength)));
  });

  test('is followed by a green check and a run that changes nothing', async () => {
    const folder = await makeFolder();
    const { audio, notes } = await writePair(folder, { paddingBytes: 0 });
    await runProgram(folder, 'episode.md', 'episode.mp3', '-u');
    const state = [await fileState(audio), await fileState(notes)];
    const check = await runJson(folder, 'check', 'episode.md', 'episode.mp3');
    expect(outcomeOf(check)).toBe('done');
    expect(check.json.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
    const again = await runJson(folder, 'episode.md', 'episode.mp3', '-u');
    expect(again.json.status).toBe('unchanged');
    expect([await fileState(audio), await fileState(notes)]).toEqual(state);
  });

  test('without -u the notes stay, and outdated values are reported', async () => {
    const folder = await makeFolder();
    const { notes } = await writePair(folder, { paddingBytes: 0 });
    const before = await fileState(notes);
    const run = await runProgram(folder, 'episode.md', 'episode.mp3');
    expect(run.exitCode).toBe(0);
    expect(await fileState(notes)).toEqual(before);
    expect(run.stdout).toMatch(/length/u);
    expect(run.stdout).toMatch(/-u/u);
  });

  test('leaves the audio alone where the notes cannot be written', async () => {
    const folder = await makeFolder();
    const { audio, notes } = await writePair(folder, { paddingBytes: 0 });
    await chmod(notes, 0o444);
    const state = [await fileState(audio), await fileState(notes)];
    const run = await runJson(folder, 'episode.md', 'episode.mp3', '-u');
    expect(run.exitCode).toBe(2);
    expect(run.json).toMatchObject({
      status: 'failed',
      written: [],
      diagnostics: [{ code: 'io/permission' }],
    });
    expect(run.stderr).toContain('episode.md: cannot write: it is read-only');
    expect([await fileState(audio), await fileState(notes)]).toEqual(state);
    expect(await readdir(folder)).toHaveLength(2);
  });

  test('names both files in the order in which they were written', async () => {
    const folder = await makeFolder();
    await writePair(folder, { paddingBytes: 0 });
    const run = await runJson(folder, 'episode.md', 'episode.mp3', '-u');
    expect(run.json).toMatchObject({ status: 'written', written: ['episode.mp3', 'episode.md'] });
  });

  test('says what it set, and calls an audio unchanged that it did not touch', async () => {
    const folder = await makeFolder();
    const { audio, notes } = await writePair(folder, { paddingBytes: 0 });
    await runProgram(folder, 'episode.md', 'episode.mp3');
    const { byteLength } = await fileState(audio);
    const would = await runProgram(folder, 'episode.md', 'episode.mp3', '-u', '-n');
    expect(would.stdout).toContain(
      `Unchanged: episode.mp3 already has these 4 chapters\nWould set length to ${byteLength} in episode.md\n`,
    );
    const state = await fileState(audio);
    const run = await runProgram(folder, 'episode.md', 'episode.mp3', '-u');
    expect(run.stdout).toContain(
      `Unchanged: episode.mp3 already has these 4 chapters\nSet length to ${byteLength} in episode.md\n`,
    );
    expect(await fileState(audio)).toEqual(state);
    await writeFile(notes, (await readFile(notes, 'utf8')).replace(/^(?:duration|length): .*\n/gm, ''));
    const both = await runProgram(folder, 'episode.md', 'episode.mp3', '-u');
    expect(both.stdout).toContain(`Set duration to 1:00 and length to ${byteLength} in episode.md\n`);
  });

  test('rewrites what cannot be read, and only where it should', async () => {
    const folder = await makeFolder();
    const { audio, notes } = await writePair(folder, {}, { duration: '1;00', length: '123,456' });
    const length = await runJson(folder, 'episode.md', 'episode.mp3', '--update', 'length');
    expect(length.exitCode).toBe(1);
    expect(length.json.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'error front-matter/duration-malformed',
      'warning front-matter/length-malformed',
    ]);
    const run = await runProgram(folder, 'episode.md', 'episode.mp3', '-u');
    expect(outcomeOf(run)).toBe('done');
    const text = await readFile(notes, 'utf8');
    expect(text).toContain(`length: "${(await fileState(audio)).byteLength}"`);
    expect(text).toContain('duration: "0:01:00"');
    expect((await runProgram(folder, 'check', 'episode.md', 'episode.mp3', '--strict')).exitCode).toBe(0);
  });

  test('says what it did not set, and what it did', async () => {
    const folder = await makeFolder();
    const { audio, notes, episode } = await writePair(folder, { paddingBytes: 0 });
    await writeFile(notes, (await readFile(notes, 'utf8')).replace(/^duration: .*$/m, 'duration: "0:50"'));
    const run = await runProgram(folder, 'episode.md', 'episode.mp3', '--update', 'duration', '--no-verify');
    const { byteLength } = await fileState(audio);
    expect(run.stdout).toContain(
      `Set duration to 1:00 in episode.md\nNext: update \`length\` in episode.md from ${episode.byteLength} to ${byteLength} (run again with -u)\n`,
    );
  });

  test.each([
    ['a v2.4 tag that becomes v2.3', '2.4', 200, '-n'],
    ['a v2.4 tag of ours that becomes v2.3', '2.4', 3000, '-u'],
    ['a tag that grew once more', '2.3', 3000, '-u'],
  ] as const)('the notes of before fit what a later run made: %s', async (_what, tag, titleLength, first) => {
    const folder = await makeFolder();
    const { notes } = await writePair(folder, { tag, paddingBytes: 0 });
    await runProgram(folder, 'episode.md', 'episode.mp3', first);
    const text = await readFile(notes, 'utf8');
    await writeFile(notes, text.replace('Goodbye', 'x'.repeat(titleLength)));
    for (const [option, line] of [['-q'], ['-q'], ['-u', 'Set length'], ['-u', 'Unchanged']]) {
      const run = await runProgram(folder, 'episode.md', 'episode.mp3', option ?? '');
      expect(outcomeOf(run)).toBe('done');
      expect(run.stdout).toContain(line ?? '');
    }
  });

  test('the notes as they were still fit the finished file', async () => {
    const folder = await makeFolder();
    await writePair(folder, { paddingBytes: 0 });
    await runProgram(folder, 'episode.md', 'episode.mp3', '-o', join(folder, 'out.mp3'));
    const run = await runJson(folder, 'episode.md', 'out.mp3');
    expect(outcomeOf(run)).toBe('done');
    expect(run.json.status).toBe('unchanged');
  });
});
