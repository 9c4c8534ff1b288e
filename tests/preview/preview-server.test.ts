import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { EmbedAnswer, PageFindings, PageState, SaveAnswer } from '../../src/preview/page-state.js';
import { writePair } from '../run/episode-folder.js';
import { makeFolder } from '../run/temp-folder.js';
import { ask, askJson, type ServedPair, serveEpisodeOf, servePair } from './served.js';

/** Lines of a text that are not in another. */
function linesBeyond(text: string, other: string): string[] {
  const known = new Set(other.split('\n'));
  return text.split('\n').filter((line) => !known.has(line));
}

async function save(served: ServedPair, changes: unknown, sha256?: string): Promise<SaveAnswer> {
  const hash = sha256 ?? (await askJson<PageState>(served, 'state')).notes.sha256;
  return askJson<SaveAnswer>(served, 'notes', { sha256: hash, changes });
}

describe('state', () => {
  test('gives the marks as they are written, and pieces that cover the audio', async () => {
    const served = await servePair();
    const { notes, audio } = await askJson<PageState>(served, 'state');
    expect(notes.marks.map(({ startMs, clock }) => [startMs, clock?.decimals])).toEqual([
      [0, 0],
      [15_000, 0],
      [30_000, 0],
      [45_000, 0],
    ]);
    expect(audio?.durationMs).toBeGreaterThan(59_000);
    const pieces = audio?.pieces ?? [];
    expect(pieces[0]?.startMs).toBe(0);
    pieces.slice(1).forEach((piece, index) => expect(piece.startMs).toBe(pieces[index]?.endMs));
    expect(pieces.at(-1)?.endMs).toBeGreaterThanOrEqual((audio?.durationMs ?? 0) - 100);
  });

  test('findings are those of check for every platform', async () => {
    const served = await servePair();
    const { findings, sha256 } = await askJson<PageFindings>(served, 'findings');
    expect(sha256).toBe((await askJson<PageState>(served, 'state')).notes.sha256);
    expect(findings.some(({ platform }) => platform === 'Spotify')).toBe(true);
  });
});

describe('audio', () => {
  test('is served in the ranges that are asked for, of the version that was cut', async () => {
    const served = await servePair();
    const { audio } = await askJson<PageState>(served, 'state');
    const path = `/${served.token}/audio`;
    const etag = audio?.etag ?? '';
    const part = await ask(served, { path, headers: { range: 'bytes=100-199', 'if-match': etag } });
    expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 100-199/${audio?.byteLength}`]);
    const tooFar = { range: `bytes=${audio?.byteLength}-`, 'if-match': etag };
    const refused = await ask(served, { path, headers: tooFar });
    expect([refused.status, refused.headers['content-range']]).toEqual([416, `bytes */${audio?.byteLength}`]);
    const whole = await ask(served, { path });
    expect([whole.status, whole.headers['content-length']]).toEqual([200, String(audio?.byteLength)]);
    // Written without change: what was cut into pieces is another state all the same.
    await writeFile(served.audio, await readFile(served.audio));
    expect((await ask(served, { path, headers: { range: 'bytes=0-9', 'if-match': etag } })).status).toBe(412);
    await rm(served.audio);
    expect((await ask(served, { path, headers: { range: 'bytes=0-9', 'if-match': etag } })).status).toBe(500);
  });

  test('of a file with any name is served, and nothing that its name could also mean', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    const audio = `${folder}/..%2f %00?a#b&ü.mp3`;
    await rename(`${folder}/episode.mp3`, audio);
    const served = await serveEpisodeOf(`${folder}/episode.md`, audio);
    const headers = { range: 'bytes=0-9' };
    expect((await ask(served, { path: `/${served.token}/audio`, headers })).status).toBe(206);
  });
});

describe('saving', () => {
  test('changes exactly the lines of the marks that were changed', async () => {
    const served = await servePair();
    const before = await readFile(served.notes, 'utf8');
    const answer = await save(served, [
      { kind: 'move', mark: 1, startMs: 16_400 },
      { kind: 'retitle', mark: 2, title: 'All *new* <b>' },
      { kind: 'remove', mark: 3 },
      { kind: 'insert', startMs: 50_000, title: 'Added' },
    ]);
    expect([answer.status, answer.reasons]).toEqual(['saved', []]);
    const after = await readFile(served.notes, 'utf8');
    expect(linesBeyond(before, after)).toHaveLength(3);
    expect(linesBeyond(after, before)).toHaveLength(3);
    expect(answer.state.notes.marks.map(({ startMs, title }) => [startMs, title])).toEqual([
      [0, expect.any(String)],
      [16_000, expect.any(String)],
      [30_000, 'All *new* <b>'],
      [50_000, 'Added'],
    ]);
  });

  test('notes that were changed elsewhere are not overwritten', async () => {
    const served = await servePair();
    const { notes } = await askJson<PageState>(served, 'state');
    const changed = `${await readFile(served.notes, 'utf8')}\nMore.\n`;
    await writeFile(served.notes, changed);
    const answer = await save(served, [{ kind: 'remove', mark: 0 }], notes.sha256);
    expect(answer.status).toBe('conflict');
    expect(answer.state.notes.sha256).not.toBe(notes.sha256);
    expect(await readFile(served.notes, 'utf8')).toBe(changed);
  });

  test('of two pages that save at once, one finds a conflict', async () => {
    const served = await servePair();
    const { notes } = await askJson<PageState>(served, 'state');
    const answers = await Promise.all(
      ['One', 'Two'].map((title) => save(served, [{ kind: 'retitle', mark: 0, title }], notes.sha256)),
    );
    expect(answers.map(({ status }) => status)).toEqual(['saved', 'conflict']);
    const text = await readFile(served.notes, 'utf8');
    expect([text.includes('One'), text.includes('Two')]).toEqual([true, false]);
  });

  test.each([
    ['a mark that is not there', [{ kind: 'remove', mark: 4 }]],
    ['a mark that is moved twice', [0, 1].map((startMs) => ({ kind: 'move', mark: 0, startMs }))],
    [
      'a mark that is removed and moved',
      [
        { kind: 'remove', mark: 0 },
        { kind: 'move', mark: 0, startMs: 1 },
      ],
    ],
  ])('%s is refused', async (_name, changes) => {
    const served = await servePair();
    const before = await readFile(served.notes);
    await expect(save(served, changes)).rejects.toThrow(/^400/);
    expect(await readFile(served.notes)).toEqual(before);
  });
});

describe('notes without chapters', () => {
  test.each([
    [
      'get a list under the heading for it',
      '# A\n\n## Chapters\n\n## Links\n',
      'saved',
      '# A\n\n## Chapters\n\n- [@0:00] - One\n- [@0:10] - Two\n\n## Links\n',
    ],
    ['are left as they are without one', '# A\n\nWords.\n', 'refused', '# A\n\nWords.\n'],
  ])('%s', async (_name, text, status, after) => {
    const served = await servePair();
    await writeFile(served.notes, text);
    const answer = await save(served, [
      { kind: 'insert', startMs: 10_200, title: 'Two' },
      { kind: 'insert', startMs: 0, title: 'One' },
    ]);
    expect(answer.status).toBe(status);
    expect(answer.reasons.join().includes('heading')).toBe(status === 'refused');
    expect(await readFile(served.notes, 'utf8')).toBe(after);
  });
});

describe('embedding', () => {
  test('runs the main job, and gives what it prints', async () => {
    const served = await servePair();
    const before = await stat(served.audio);
    const answer = await askJson<EmbedAnswer>(served, 'embed', {});
    expect(answer).toEqual({ isDone: true, text: 'status written' });
    expect((await stat(served.audio)).size).toBeGreaterThan(before.size);
  });

  test('follows saving where that was asked for', async () => {
    const served = await servePair(null, true);
    const answer = await save(served, [{ kind: 'retitle', mark: 0, title: 'Other' }]);
    expect(answer.embedded).toEqual({ isDone: true, text: 'status written' });
  });
});

describe('the end', () => {
  test('comes a while after the last page is closed', async () => {
    const served = await servePair(50);
    const page = new AbortController();
    const events = await fetch(`${served.preview.address}events`, { signal: page.signal });
    expect(events.headers.get('content-type')).toBe('text/event-stream');
    let isOver = false;
    const waitForEnd = async (): Promise<void> => {
      await served.preview.ended;
      isOver = true;
    };
    const ended = waitForEnd();
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(isOver).toBe(false);
    page.abort();
    await ended;
    await expect(fetch(served.preview.address)).rejects.toThrow('fetch failed');
  });

  test('is told what changes on the disk within a second', async () => {
    const served = await servePair();
    const events = await fetch(`${served.preview.address}events`);
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
    await reader?.read();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const start = performance.now();
    await writeFile(served.notes, `${await readFile(served.notes, 'utf8')}\nMore.\n`);
    const { value } = (await reader?.read()) ?? {};
    expect(value).toBe('data: {"kind":"notes"}\n\n');
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
