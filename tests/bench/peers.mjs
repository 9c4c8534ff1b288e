// Other programs that write chapters into an mp3, each by a command that anyone can run. `safe` are those that write into the
// file itself, made to survive a kill: a copy is changed, synced and renamed.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = (name) => fileURLToPath(new URL(`peers/${name}`, import.meta.url));

/**
 * The peers that are installed here, and the names of those that are not.
 *
 * @param node path of the Node to run node-id3 with
 */
export function findPeers(node) {
  const python = ['/usr/bin/python3', 'python3'].find((path) => spawnSync(path, ['--version']).status === 0);
  const imports = (module) =>
    python !== undefined && spawnSync(python, ['-c', `import ${module}`]).status === 0;
  const peers = [
    {
      name: 'mutagen',
      found: imports('mutagen'),
      command: ({ chapterList, work }) => [python, script('mutagen_chapters.py'), chapterList, work],
    },
    {
      name: 'mutagen, safe',
      found: imports('mutagen'),
      command: ({ chapterList, work }) => [python, script('mutagen_chapters.py'), chapterList, work, 'safe'],
    },
    {
      name: 'eyeD3',
      found: imports('eyed3'),
      command: ({ chapterList, work }) => [python, script('eyed3_chapters.py'), chapterList, work],
    },
    {
      name: 'eyeD3, safe',
      found: imports('eyed3'),
      command: ({ chapterList, work }) => [python, script('eyed3_chapters.py'), chapterList, work, 'safe'],
    },
    {
      name: 'node-id3 update',
      found: true,
      command: ({ chapterList, work }) => [node, script('node-id3-chapters.mjs'), chapterList, work],
    },
    {
      name: 'ffmpeg -c copy (v2.3)',
      found: spawnSync('ffmpeg', ['-version']).status === 0,
      command: ffmpegCommand,
    },
  ];
  return {
    peers: peers.filter(({ found }) => found),
    missing: peers.filter(({ found }) => !found).map(({ name }) => name),
  };
}

/** Chapters from a file in FFmpeg's own format; it cannot write into the file it reads. */
function ffmpegCommand({ work, ffmetadata, copy }) {
  const inputs = ['-v', 'error', '-y', '-i', work, '-i', ffmetadata];
  const maps = ['-map', '0', '-map_metadata', '0', '-map_chapters', '1'];
  return ['ffmpeg', ...inputs, ...maps, '-c', 'copy', '-id3v2_version', '3', copy];
}
