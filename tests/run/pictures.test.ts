import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildJpeg, buildPng } from '../build/pictures.js';
import { writePair } from './episode-folder.js';
import { chapterSubframes, readParts } from './mp3-parts.js';
import { type JsonResult, runJson, runProgram } from './program.js';
import { fileState, makeFolder } from './temp-folder.js';

const jpeg = buildJpeg(80);
const png = buildPng(20);

const notes = [
  '- 0:00 Welcome',
  '  ![](images/a.jpg)',
  '- 0:15 With a [link](https://example.com/)',
  '  ![](images/b.png)',
  '- 0:30 Without',
  '- 0:45 The first again',
  '  ![](images/a.jpg)',
  '',
].join('\n');

/** An episode whose notes name two pictures. */
async function writePictured(text = notes): Promise<string> {
  const folder = await makeFolder();
  await writePair(folder);
  await mkdir(join(folder, 'images'));
  await writeFile(join(folder, 'images/a.jpg'), jpeg);
  await writeFile(join(folder, 'images/b.png'), png);
  await writeFile(join(folder, 'episode.md'), text);
  return folder;
}

describe('pictures of chapters', () => {
  test('go into the mp3 after title and link, byte for byte, and a second run changes nothing', async () => {
    const folder = await writePictured();
    const original = await fileState(join(folder, 'episode.mp3'));
    const { json } = await runJson(folder, 'episode.md', 'episode.mp3');
    expect(json.status).toBe('written');
    expect(allCodes(json)).toEqual(expect.arrayContaining(['pictures/cost', 'pictures/repeated']));
    const subframes = await readSubframes(join(folder, 'episode.mp3'));
    expect(subframes.map((frames) => frames.map(({ id }) => id))).toEqual([
      ['TIT2', 'APIC'],
      ['TIT2', 'WXXX', 'APIC'],
      ['TIT2'],
      ['TIT2', 'APIC'],
    ]);
    const heads = {
      jpeg: Buffer.from('\0image/jpeg\0\0\0', 'latin1'),
      png: Buffer.from('\0image/png\0\0\0', 'latin1'),
    };
    const bodies = subframes.map((frames) => frames.find(({ id }) => id === 'APIC')?.body);
    expect(bodies).toEqual([
      Buffer.concat([heads.jpeg, jpeg]),
      Buffer.concat([heads.png, png]),
      undefined,
      Buffer.concat([heads.jpeg, jpeg]),
    ]);
    const before = await fileState(join(folder, 'episode.mp3'));
    expect((await runJson(folder, 'episode.md', 'episode.mp3')).json.status).toBe('unchanged');
    expect(await fileState(join(folder, 'episode.mp3'))).toEqual(before);
    expect((await runProgram(folder, 'undo', 'episode.mp3')).exitCode).toBe(0);
    expect((await fileState(join(folder, 'episode.mp3'))).sha256).toBe(original.sha256);
  });

  test('strip takes them out, and repair finds nothing to repair', async () => {
    const folder = await writePictured();
    const original = await fileState(join(folder, 'episode.mp3'));
    await runProgram(folder, 'episode.md', 'episode.mp3');
    const before = await fileState(join(folder, 'episode.mp3'));
    expect((await runJson(folder, 'repair', 'episode.mp3')).json.status).toBe('unchanged');
    expect(await fileState(join(folder, 'episode.mp3'))).toEqual(before);
    await runProgram(folder, 'strip', 'episode.mp3');
    expect((await fileState(join(folder, 'episode.mp3'))).sha256).toBe(original.sha256);
  });

  test('another picture of the same name is written by the next run', async () => {
    const folder = await writePictured();
    await runProgram(folder, 'episode.md', 'episode.mp3');
    await writeFile(join(folder, 'images/b.png'), buildPng(20, 20, 9));
    expect((await runJson(folder, 'episode.md', 'episode.mp3')).json.status).toBe('written');
  });

  test('are shown with type, dimensions and bytes', async () => {
    const folder = await writePictured();
    await runProgram(folder, 'episode.md', 'episode.mp3');
    const { stdout } = await runProgram(folder, 'show', 'episode.mp3');
    expect(stdout).toContain(`Welcome  (image/jpeg, 80 × 80, ${jpeg.length} bytes)`);
    const { json } = await runJson(folder, 'show', 'episode.mp3');
    expect(json.chapters[1]).toMatchObject({
      imageMimeType: 'image/png',
      imageByteLength: png.length,
      imageWidthPx: 20,
      imageHeightPx: 20,
    });
    expect((await runJson(folder, 'show', 'episode.md')).json.chapters[1]).toMatchObject({
      image: 'images/b.png',
    });
  });

  test('turn a v2.4 tag into v2.3, or are refused if it must stay', async () => {
    const folder = await writePictured();
    await writePair(folder, { tag: '2.4' });
    await writeFile(join(folder, 'episode.md'), notes);
    const kept = await runJson(folder, 'episode.md', 'episode.mp3', '--tag-version', 'keep');
    expect([kept.exitCode, allCodes(kept.json).includes('id3/keep-loses-chapters')]).toEqual([1, true]);
    const { json } = await runJson(folder, 'episode.md', 'episode.mp3');
    expect(json.measured?.resultTagVersion).toBe('2.3');
  });

  test('that cannot be read are all reported, at line and column, and nothing is written', async () => {
    const text = [
      '- 0:00 A',
      '  ![](none.jpg)',
      '- 0:15 B ![](images/c.svg)',
      '- 0:30 C',
      '  ![](link.jpg)',
      '',
    ].join('\n');
    const folder = await writePictured(text);
    await writeFile(join(folder, 'images/c.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    await symlink('/etc/hostname', join(folder, 'link.jpg'));
    const before = await fileState(join(folder, 'episode.mp3'));
    const { exitCode, json } = await runJson(folder, 'episode.md', 'episode.mp3');
    expect(exitCode).toBe(1);
    const errors = json.diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['pictures/not-found', 2, 7],
      ['pictures/not-a-picture', 3, 14],
      ['pictures/outside', 5, 7],
    ]);
    expect(await fileState(join(folder, 'episode.mp3'))).toEqual(before);
    const alone = await runJson(folder, 'check', 'episode.md');
    expect(allCodes(alone.json)).toEqual(expect.arrayContaining(['pictures/not-found', 'pictures/outside']));
  });

  test('of more than 3 MiB in all are refused, and written with --force', async () => {
    const folder = await writePictured();
    await writeFile(join(folder, 'images/a.jpg'), Buffer.concat([jpeg, Buffer.alloc(1_700_000)]));
    const refused = await runJson(folder, 'episode.md', 'episode.mp3');
    expect([refused.exitCode, allCodes(refused.json).includes('pictures/tag-too-large')]).toEqual([1, true]);
    const forced = await runJson(folder, 'episode.md', 'episode.mp3', '--force');
    expect([forced.exitCode, forced.json.status]).toEqual([0, 'written']);
  });

  test('are fetched only where that is asked for, and never from a private network', async () => {
    const folder = await writePictured('- 0:00 A\n  ![](https://127.0.0.1:9/a.jpg)\n- 0:15 B\n');
    const { exitCode, json } = await runJson(folder, 'episode.md', 'episode.mp3');
    expect([exitCode, allCodes(json).includes('pictures/address-only')]).toEqual([0, true]);
    const asked = await runJson(folder, 'episode.md', 'episode.mp3', '--fetch-images');
    const finding = asked.json.diagnostics.find(({ code }) => code === 'pictures/not-fetched');
    expect([asked.exitCode, finding?.line, finding?.message]).toEqual([
      1,
      2,
      expect.stringContaining('not on the public internet'),
    ]);
  });

  test('hide titles in VLC 4, which --players says', async () => {
    const folder = await writePictured();
    const { json } = await runJson(folder, 'check', 'episode.md', 'episode.mp3', '--players', 'vlc');
    const finding = json.diagnostics.find(({ code }) => code === 'verify/players-picture-title');
    expect([finding?.line, finding?.message]).toEqual([
      1,
      expect.stringContaining('3 chapters with pictures'),
    ]);
  });

  test('--image-size without sharp says how to install it', async () => {
    const folder = await writePictured();
    const { exitCode, stderr } = await runProgram(folder, 'episode.md', 'episode.mp3', '--image-size', '64');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('npm install sharp');
  });
});

describe('pictures of chapters when the notes name none', () => {
  const plain = '- 0:00 Intro\n- 0:15 Letters\n- 0:30 Talk\n- 0:45 End ![](images/b.png)\n';
  const imagesOf = ({ chapters }: JsonResult) =>
    chapters.map((chapter) => (chapter as { image?: string }).image);

  test('by title, by number, and by a pattern where there is such a file', async () => {
    const folder = await writePictured(plain);
    await writeFile(join(folder, 'episode-03.jpg'), jpeg);
    const given = ['--chapter-image', 'Intro=images/a.jpg', '--chapter-image', '2=images/b.png'];
    const { json } = await runJson(
      folder,
      'episode.md',
      'episode.mp3',
      '-n',
      ...given,
      '--chapter-image',
      '*={notes}-{nn}.jpg',
    );
    expect(imagesOf(json)).toEqual(['images/a.jpg', 'images/b.png', 'episode-03.jpg', 'images/b.png']);
  });

  test('from a map of chapterize.yaml', async () => {
    const folder = await writePictured(plain);
    await writeFile(
      join(folder, 'chapterize.yaml'),
      'chapter-image:\n  Intro: images/a.jpg\n  Letters: {image: images/b.png}\n  "3": none.jpg\n',
    );
    const { json } = await runJson(folder, 'episode.md', 'episode.mp3', '-n');
    expect(imagesOf(json)).toEqual(['images/a.jpg', 'images/b.png', 'none.jpg', 'images/b.png']);
    expect(json.diagnostics.find(({ code }) => code === 'pictures/not-found')?.file).toBe('episode.md');
  });

  test('a rule for a chapter that the notes do not have is reported', async () => {
    const folder = await writePictured(plain);
    const rules = ['Intor=images/a.jpg', '5=images/b.png', 'Talk=images/a.jpg', '*=none-{n}.jpg'];
    const given = rules.flatMap((rule) => ['--chapter-image', rule]);
    const { json, exitCode } = await runJson(folder, 'episode.md', 'episode.mp3', '-n', ...given);
    const found = json.diagnostics.filter(({ code }) => code === 'pictures/no-such-chapter');
    expect([exitCode, found.map(({ severity, message }) => `${severity} ${message}`)]).toEqual([
      0,
      [
        'warning no chapter is called "Intor": its picture images/a.jpg is not used',
        'warning there is no chapter 5: its picture images/b.png is not used',
      ],
    ]);
  });

  test('a rule without a file is refused', async () => {
    const folder = await writePictured(plain);
    const { exitCode, stderr } = await runProgram(
      folder,
      'episode.md',
      'episode.mp3',
      '--chapter-image',
      'Intro',
    );
    expect([exitCode, stderr.includes('2=cover-2.jpg')]).toEqual([2, true]);
  });
});

describe('pictures in chapter files', () => {
  test('come from img and image, relative to the chapter file', async () => {
    const folder = await writePictured();
    const chapters = [
      { startTime: 0, title: 'A', img: 'images/a.jpg' },
      { startTime: 15, title: 'B', img: '../b.jpg' },
    ];
    await writeFile(join(folder, 'c.json'), JSON.stringify({ version: '1.2.0', chapters }, null, 1));
    const { json } = await runJson(folder, 'c.json', 'episode.mp3', '-n');
    expect(json.chapters[0]).toMatchObject({ image: 'images/a.jpg', imageByteLength: jpeg.length });
    expect(json.diagnostics.find(({ code }) => code === 'pictures/not-found')).toMatchObject({
      line: 12,
      column: 11,
    });
    const psc =
      '<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters"><psc:chapter start="0:00" title="A" image="images/b.png"/></psc:chapters>';
    await writeFile(join(folder, 'c.psc'), psc);
    const read = await runJson(folder, 'c.psc', 'episode.mp3', '-n');
    expect(read.json.chapters[0]).toMatchObject({ image: 'images/b.png', imageByteLength: png.length });
  });

  test('get addresses below a base, and without one a warning says that they have none', async () => {
    const folder = await writePictured();
    const bare = await runProgram(folder, 'export', 'episode.md', 'json');
    expect(bare.stdout).not.toContain('img');
    expect(bare.stderr).toContain('--image-base');
    expect(allCodes((await runJson(folder, 'export', 'episode.md', 'psc')).json)).toContain(
      'pictures/no-address',
    );
    const based = await runProgram(
      folder,
      'export',
      'episode.md',
      'psc',
      '--image-base',
      'https://x.example/show',
    );
    expect(based.stdout).toContain('image="https://x.example/show/images/a.jpg"');
    await runProgram(
      folder,
      'episode.md',
      'episode.mp3',
      '--also',
      'json',
      '--image-base',
      'https://x.example/',
    );
    const beside = JSON.parse(await readFile(join(folder, 'episode.chapters.json'), 'utf8'));
    expect(beside.chapters[1].img).toBe('https://x.example/images/b.png');
  });

  test('of other types in an mp3 are not exported, and a warning says so', async () => {
    const folder = await writePictured();
    await runProgram(folder, 'episode.md', 'episode.mp3');
    const bytes = await readFile(join(folder, 'episode.mp3'));
    bytes.write('RIFF\0\0\0\0WEBP', bytes.indexOf(png), 'latin1');
    await writeFile(join(folder, 'episode.mp3'), bytes);
    const { json } = await runJson(folder, 'export', 'episode.mp3', 'json', '--images', 'out');
    const said = json.diagnostics.find(({ code }) => code === 'pictures/not-exported');
    expect(said).toMatchObject({ severity: 'warning', file: 'episode.mp3' });
    expect(said?.message).toContain(`1 picture left out`);
    expect(said?.message).toContain('0:15: "image/png"');
    expect(await readdir(join(folder, 'out'))).toEqual(['episode-01.jpg']);
    // A format without pictures loses none.
    expect(allCodes((await runJson(folder, 'export', 'episode.mp3', 'youtube')).json)).not.toContain(
      'pictures/not-exported',
    );
  });

  test('of an mp3 are written as files with --images, equal ones once', async () => {
    const folder = await writePictured();
    await runProgram(folder, 'episode.md', 'episode.mp3');
    const args = [
      'export',
      'episode.mp3',
      'json',
      '--images',
      'out',
      '--image-base',
      'https://x.example/',
    ] as const;
    const { stdout } = await runProgram(folder, ...args);
    const { chapters } = JSON.parse(stdout);
    expect(chapters.map(({ img }: { img?: string }) => img)).toEqual([
      'https://x.example/episode-01.jpg',
      'https://x.example/episode-02.png',
      undefined,
      'https://x.example/episode-01.jpg',
    ]);
    expect(await readFile(join(folder, 'out/episode-01.jpg'))).toEqual(jpeg);
    expect(await readFile(join(folder, 'out/episode-02.png'))).toEqual(png);
    const before = await fileState(join(folder, 'out/episode-01.jpg'));
    await runProgram(folder, ...args);
    expect(await fileState(join(folder, 'out/episode-01.jpg'))).toEqual(before);
  });
});

async function readSubframes(path: string) {
  return chapterSubframes((await readParts(path)).head);
}

function allCodes({ diagnostics }: JsonResult): string[] {
  return diagnostics.map(({ code }) => code);
}

describe('pictures in a batch', () => {
  test('an episode is run again when its picture has changed, and only then', async () => {
    const folder = await writePictured();
    const batch = () =>
      runProgram(folder, 'batch', 'episode.md', 'episode.mp3', '--journal', 'journal', '--output', 'out');
    expect((await batch()).exitCode).toBe(0);
    const done = await fileState(join(folder, 'out/episode.mp3'));
    await batch();
    expect(await fileState(join(folder, 'out/episode.mp3'))).toEqual(done);
    await writeFile(join(folder, 'images/b.png'), buildPng(20, 20, 7));
    expect((await batch()).exitCode).toBe(0);
    expect((await fileState(join(folder, 'out/episode.mp3'))).sha256).not.toBe(done.sha256);
  });
});
