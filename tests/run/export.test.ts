import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { minuteOfTitles, writePair } from './episode-folder.js';
import { codesOf, runJson, runProgram } from './program.js';
import { fileState, makeFolder } from './temp-folder.js';

const labels = '0.5\t0.5\tHello\n15\t15\tMiddle = "x"\n30.25\t30.25\tEnd\n';

describe('chapterize export', () => {
  test('prints the chapters of notes; the stated duration ends the last one', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    const { exitCode, stdout, stderr } = await runProgram(folder, 'export', 'episode.md', 'json');
    expect([exitCode, stderr]).toEqual([0, '']);
    const { version, chapters } = JSON.parse(stdout);
    expect(version).toBe('1.2.0');
    expect(chapters.map(({ title }: { title: string }) => title)).toEqual(minuteOfTitles);
    expect(chapters[3]).toEqual({ startTime: 45, endTime: 60, title: 'Goodbye' });
  });

  test('takes the end from an mp3 that is given, and the chapters from one that is the source', async () => {
    const folder = await makeFolder();
    const { episode } = await writePair(folder);
    await writeFile(join(folder, 'marks.txt'), labels);
    const fromLabels = await runProgram(folder, 'export', 'marks.txt', 'ffmetadata', 'episode.mp3');
    expect(fromLabels.stdout).toContain(`START=30250\nEND=${Math.round(episode.durationMs)}\ntitle=End\n`);
    await runProgram(folder, 'episode.md', 'episode.mp3', '-q');
    const fromMp3 = await runProgram(folder, 'export', 'episode.mp3', 'mp4chaps');
    expect(fromMp3.stdout.split('\n')[1]).toBe(
      '00:00:15.000 A little history <https://example.com/a?q=%C3%BC&p=1>',
    );
  });

  test.each([
    [
      'labels',
      '0.0\t0.0\tSalt\n60.0\t60.0\tMore https://salt.example/\n',
      ['Salt', 'More'],
      'https://salt.example/',
    ],
    [
      'JSON',
      '{"version":"1.2.0","chapters":[{"startTime":0,"title":"Salt &amp; sand"},{"startTime":60,"title":"Array<T> &#8212; `x`"}]}',
      ['Salt & sand', 'Array<T> — `x`'],
      undefined,
    ],
  ])('reads the titles of a chapter file as plain text: %s', async (_, content, titles, url) => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'marks'), content);
    const { chapters } = JSON.parse((await runProgram(folder, 'export', 'marks', 'json')).stdout);
    expect(chapters.map(({ title }: { title: string }) => title)).toEqual(titles);
    expect(chapters[1].url).toBe(url);
  });

  test('says once for each kind what is lost, and what the platform would refuse', async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'marks.txt'), labels);
    const { json, exitCode } = await runJson(folder, 'export', 'marks.txt', 'youtube');
    expect(exitCode).toBe(0);
    expect(codesOf(json, 'warning')).toEqual(
      expect.arrayContaining(['export/lossy', 'verify/players-first-chapter']),
    );
    expect(codesOf(json, 'warning').filter((code) => code === 'export/lossy')).toHaveLength(1);
    expect(codesOf(json, 'warning')).not.toContain('verify/players-elsewhere');
    expect(json).toMatchObject({ format: 'youtube', text: '0:00 Hello\n0:15 Middle = "x"\n0:30 End\n' });
  });

  test('says which titles the notes that it prints would not give back', async () => {
    const folder = await makeFolder();
    const chapters = ['Plain', '| bar', '--> arrow', "'open"].map((title, index) => ({
      startTime: index * 60,
      title,
    }));
    await writeFile(join(folder, 'in.json'), JSON.stringify({ version: '1.2.0', chapters }));
    const { stdout, stderr } = await runProgram(folder, 'export', 'in.json', 'markdown');
    await writeFile(join(folder, 'out.md'), stdout);
    const again = JSON.parse((await runProgram(folder, 'export', 'out.md', 'json')).stdout);
    const changed = chapters.filter(({ title }, index) => again.chapters[index].title !== title).length;
    expect(stderr).toContain(`markdown cannot hold titles as they are: lost in ${changed} chapter`);
    expect(changed).toBeGreaterThan(0);
  });

  test('writes a file with -o, leaves an equal one alone, and never the source', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    const path = join(folder, 'out.vtt');
    const write = () => runProgram(folder, 'export', 'episode.md', 'vtt', '-o', 'out.vtt');
    expect((await write()).stdout).toBe('Wrote 4 chapters as vtt to out.vtt\n');
    const before = await fileState(path);
    expect((await write()).stdout).toMatch(/^Unchanged: /);
    expect(await fileState(path)).toEqual(before);
    const refused = await runProgram(folder, 'export', 'episode.md', 'vtt', '-o', 'episode.md');
    expect(refused.exitCode).toBe(2);
    expect(await readFile(join(folder, 'episode.md'), 'utf8')).toContain('Goodbye');
    const dry = await runProgram(folder, 'export', 'episode.md', 'psc', '-o', 'dry.xml', '-n');
    expect(dry.stdout).toBe('Would write 4 chapters as psc to dry.xml\n');
    await expect(readFile(join(folder, 'dry.xml'))).rejects.toThrow('ENOENT');
  });

  test('keeps hidden marks and pictures where the target can hold them', async () => {
    const folder = await makeFolder();
    const chapters = [
      { startTime: 0, title: 'A', img: 'https://example.com/a.png' },
      { startTime: 5, title: 'silent', toc: false },
      { startTime: 10, title: 'B' },
    ];
    await writeFile(join(folder, 'in.json'), JSON.stringify({ version: '1.2.0', chapters }));
    const json = await runProgram(folder, 'export', 'in.json', 'json');
    expect(JSON.parse(json.stdout).chapters).toEqual([
      { startTime: 0, endTime: 10, title: 'A', img: 'https://example.com/a.png' },
      { startTime: 5, endTime: 10, title: 'silent', toc: false },
      { startTime: 10, title: 'B' },
    ]);
    const psc = await runProgram(folder, 'export', 'in.json', 'psc');
    expect(psc.stdout).not.toContain('silent');
    expect(psc.stdout).toContain('image="https://example.com/a.png"');
    expect(psc.stderr).toContain('hidden marks');
  });

  test('writes nothing when the source is wrong', async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'marks.csv'), 'start,title\n0:00,A\nx,B\n');
    const { exitCode, stdout, stderr } = await runProgram(folder, 'export', 'marks.csv', 'json');
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toContain('marks.csv:3:1: error[formats/time]');
    await writePair(folder);
    const empty = await runProgram(folder, 'export', 'episode.mp3', 'json');
    expect([empty.exitCode, empty.stdout]).toEqual([1, '']);
    expect(empty.stderr).toContain('formats/no-chapters');
  });

  test('names the formats when none has that name', async () => {
    const { exitCode, stderr } = await runProgram(await makeFolder(), 'export', 'x.md', 'srt');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('no format "srt"; expected json, psc');
    expect((await runProgram(await makeFolder(), 'export', 'x.md', 'youtub')).stderr).toContain(
      'did you mean youtube?',
    );
    expect((await runProgram(await makeFolder(), 'export', 'x.md', 'cue')).stderr).toContain('only read');
  });
});

describe('a chapter file in the place of notes', () => {
  test('is written into the mp3, checked and shown', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    await writeFile(join(folder, 'marks.txt'), labels);
    const shown = await runJson(folder, 'show', 'marks.txt');
    expect(shown.json.chapters.map(({ startMs, title }) => [startMs, title])).toEqual([
      [500, 'Hello'],
      [15_000, 'Middle = "x"'],
      [30_250, 'End'],
    ]);
    expect((await runJson(folder, 'check', 'marks.txt', 'episode.mp3')).json.status).toBe('checked');
    expect((await runJson(folder, 'marks.txt', 'episode.mp3')).json.status).toBe('written');
    const found = await runJson(folder, 'show', 'episode.mp3');
    expect(found.json.chapters.map(({ startMs }) => startMs)).toEqual([500, 15_000, 30_250]);
    expect((await runJson(folder, 'marks.txt', 'episode.mp3')).json.status).toBe('unchanged');
  });

  test('has no front matter to update', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    await writeFile(join(folder, 'marks.txt'), labels);
    expect((await runProgram(folder, 'marks.txt', 'episode.mp3', '-u')).exitCode).toBe(2);
    expect(await readFile(join(folder, 'marks.txt'), 'utf8')).toBe(labels);
  });

  test('loses pictures in an mp3, and says so', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    const chapters = [{ startTime: 0, title: 'A', img: 'https://example.com/a.png' }];
    await writeFile(join(folder, 'in.json'), JSON.stringify({ version: '1.2.0', chapters }));
    const { json } = await runJson(folder, 'in.json', 'episode.mp3');
    expect(json.status).toBe('written');
    expect(codesOf(json, 'warning')).toContain('pictures/address-only');
  });
});
