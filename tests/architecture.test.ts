import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../src', import.meta.url));

/** docs/architecture.md as data: which rooms a room may import from; `types` of them by `import type` alone. */
const table: Readonly<
  Record<string, { readonly values: readonly string[]; readonly types?: readonly string[] }>
> = {
  diagnostic: { values: [] },
  bytes: { values: ['diagnostic'] },
  text: { values: ['diagnostic'] },
  chapters: { values: ['text', 'diagnostic'] },
  'front-matter': { values: ['chapters', 'text', 'bytes', 'diagnostic'] },
  notes: { values: ['front-matter', 'chapters', 'text', 'bytes', 'diagnostic'] },
  id3: { values: ['chapters', 'bytes', 'diagnostic'] },
  mpeg: { values: ['bytes', 'diagnostic'] },
  audio: { values: ['id3', 'mpeg', 'bytes', 'diagnostic'] },
  plan: { values: ['id3', 'chapters', 'bytes', 'diagnostic'], types: ['audio'] },
  files: { values: ['bytes', 'diagnostic'], types: ['plan'] },
  verify: {
    values: ['mpeg', 'chapters', 'front-matter', 'diagnostic'],
    types: ['audio', 'plan', 'notes', 'bytes'],
  },
  report: { values: ['diagnostic'], types: ['text', 'verify', 'chapters', 'run', 'batch'] },
  run: {
    values: [
      'notes',
      'audio',
      'chapters',
      'plan',
      'files',
      'verify',
      'front-matter',
      'id3',
      'bytes',
      'text',
      'diagnostic',
    ],
    types: ['mpeg'],
  },
  batch: { values: ['run', 'verify', 'notes', 'front-matter', 'files', 'text', 'diagnostic'] },
  cli: { values: ['report', 'batch', 'run', 'verify', 'chapters', 'diagnostic'] },
  index: { values: [] },
};

/** Rooms that may know they run in Node. */
const nodeRooms = ['bytes', 'files', 'batch', 'cli'];

interface ImportLine {
  readonly file: string;
  readonly from: string;
  readonly isType: boolean;
}

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : entry.name.endsWith('.ts') ? [path] : [];
  });
}

function importsOf(path: string): ImportLine[] {
  const text = readFileSync(path, 'utf8');
  const file = relative(root, path);
  const lines: ImportLine[] = [];
  for (const match of text.matchAll(/^(?:import|export)\s+(type\s+)?([^'";]*?)\s*from\s+'([^']+)'/gm)) {
    const names = (match[2] ?? '')
      .replace(/[{}]/g, '')
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean);
    const isType = match[1] !== undefined || names.every((name) => name.startsWith('type '));
    lines.push({ file, from: match[3] ?? '', isType });
  }
  for (const match of text.matchAll(/\bimport\('([^']+)'\)/g))
    lines.push({ file, from: match[1] ?? '', isType: false });
  return lines;
}

function roomOf(file: string): string {
  const [first = '', ...rest] = file.split('/');
  if (rest.length > 0) return first;
  return first === 'index.ts' ? 'index' : 'src';
}

const sources = files(root);
const imports = sources.flatMap(importsOf);

describe('the rooms of src', () => {
  it('are read by this test', () => {
    expect(sources.length).toBeGreaterThan(60);
    expect(imports.length).toBeGreaterThan(200);
  });

  it('import only what docs/architecture.md allows', () => {
    const wrong = imports
      .filter(({ from }) => from.startsWith('.'))
      .flatMap(({ file, from, isType }) => {
        const room = roomOf(file);
        const target = roomOf(relative(root, resolve(root, dirname(file), from)).replace(/\.js$/, '.ts'));
        const allowed = table[room];
        if (room === 'index' || room === target) return [];
        if (allowed === undefined) return [`${file}: ${room} is not in the table`];
        const isAllowed =
          allowed.values.includes(target) || (isType && (allowed.types ?? []).includes(target));
        return isAllowed ? [] : [`${file} imports ${from}${isType ? ' (type)' : ''}`];
      });
    expect(wrong).toEqual([]);
  });

  it('leave node: modules to bytes, files, batch and cli', () => {
    const wrong = imports.filter(
      ({ file, from }) => from.startsWith('node:') && !nodeRooms.includes(roomOf(file)),
    );
    expect(wrong).toEqual([]);
  });

  it('have no index file but their own, and no room without a noun', () => {
    const names = sources.map((path) => relative(root, path));
    expect(names.filter((name) => name.endsWith('/index.ts'))).toEqual([]);
    expect(names.filter((name) => /(?:^|\/)(?:utils?|helpers?|common|misc)(?:\/|\.ts$)/.test(name))).toEqual(
      [],
    );
  });

  it('keep files within 300 lines', () => {
    const long = sources.filter((path) => readFileSync(path, 'utf8').split('\n').length > 301);
    expect(long.map((path) => relative(root, path))).toEqual([]);
  });

  it('print and exit only in cli', () => {
    const wrong = sources.filter((path) => {
      const text = readFileSync(path, 'utf8');
      return roomOf(relative(root, path)) !== 'cli' && /\bconsole\.|process\.(?:std|exit)/.test(text);
    });
    expect(wrong.map((path) => relative(root, path))).toEqual([]);
  });
});
