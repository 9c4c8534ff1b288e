import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderFeed } from '../feed/feed-text.js';
import { writePair } from '../run/episode-folder.js';

const program = fileURLToPath(new URL('../../bin/chapterize.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'chapterize-network-'));
const hasStrace = spawnSync('strace', ['--version']).status === 0;

beforeAll(async () => {
  await writePair(folder);
  mkdirSync(join(folder, 'many'));
  copyFileSync(join(folder, 'episode.md'), join(folder, 'many', 'episode.md'));
  copyFileSync(join(folder, 'episode.mp3'), join(folder, 'many', 'episode.mp3'));
  copyFileSync(join(folder, 'episode.mp3'), join(folder, 'other.mp3'));
  writeFileSync(join(folder, 'feed.xml'), renderFeed(''));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Sockets that a run opened, those of Node to itself aside (AF_UNIX pairs). */
function socketsOf(args: readonly string[]): string[] {
  const trace = join(folder, 'trace');
  const options = ['-f', '-qq', '-e', 'trace=socket,connect,sendto,sendmsg,bind', '-o', trace];
  const run = spawnSync('strace', [...options, process.execPath, program, ...args], {
    cwd: folder,
    timeout: 25_000,
  });
  expect(run.error).toBeUndefined();
  const lines = readFileSync(trace, 'utf8').split('\n');
  return lines.filter(
    (line) => /\b(?:socket|connect|sendto|sendmsg|bind)\(/.test(line) && !line.includes('AF_UNIX'),
  );
}

describe.skipIf(!hasStrace)('without an option of the network', { timeout: 30_000 }, () => {
  test.each([
    [['episode.md', 'episode.mp3', '-o', 'out.mp3']],
    [['episode.md', 'other.mp3', '-u']],
    [['check', 'episode.md', 'episode.mp3', '--players', 'all', '--strict']],
    [['check', 'episode.md', '--feed', 'feed.xml']],
    [['check', 'many']],
    [['batch', 'many', '--check', '--feed', 'feed.xml']],
    [['batch', 'many', '--dry-run']],
    [['show', 'episode.mp3']],
    [['show', 'episode.md']],
    [['export', 'episode.md', 'json']],
    [['strip', 'other.mp3']],
    [['explain', 'published/no-url']],
    [['--help']],
  ])('%s opens no socket', (args) => {
    expect(socketsOf(args)).toEqual([]);
  });

  test('the same look sees one that is opened', () => {
    const args = ['check', 'episode.md', 'http://127.0.0.1:9/x.mp3', '--allow-private'];
    expect(socketsOf(args).join('\n')).toMatch(/connect\(.*sin_port=htons\(9\)/);
  });
});
