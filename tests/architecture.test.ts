import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { holdDoc } from './docs/generated.js';
import { type Room, rooms } from './rooms.js';

const root = fileURLToPath(new URL('../src', import.meta.url));

interface ImportLine {
  readonly file: string;
  readonly from: string;
  /** The file of src that it names, null for a package. */
  readonly to: string | null;
  readonly isType: boolean;
}

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : entry.name.endsWith('.ts') ? [path] : [];
  });
}

function importsOf(file: string): ImportLine[] {
  const text = readFileSync(join(root, file), 'utf8');
  const targetOf = (from: string) =>
    from.startsWith('.') ? join(dirname(file), from).replace(/\.js$/, '.ts') : null;
  const lines: ImportLine[] = [];
  for (const match of text.matchAll(/^(?:import|export)\s+(type\s+)?([^'";]*?)\s*from\s+'([^']+)'/gm)) {
    const names = (match[2] ?? '')
      .replace(/[{}]/g, '')
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean);
    const isType = match[1] !== undefined || names.every((name) => name.startsWith('type '));
    const from = match[3] ?? '';
    lines.push({ file, from, to: targetOf(from), isType });
  }
  for (const [, from = ''] of text.matchAll(/\bimport\('([^']+)'\)/g))
    lines.push({ file, from, to: targetOf(from), isType: false });
  return lines;
}

function roomOf(file: string): string {
  const [first = '', ...rest] = file.split('/');
  if (rest.length > 0) return first;
  return first === 'index.ts' ? 'index' : 'src';
}

function arrowsOf(table: Readonly<Record<string, Room>>): string[] {
  return Object.entries(table).flatMap(([room, { values, types = [] }]) => [
    ...values.map((target) => `${room} → ${target}`),
    ...types.map((target) => `${room} → ${target} (types)`),
  ]);
}

/** The table of docs/architecture.md. */
function renderRooms(): string {
  const rows = Object.entries(rooms).map(([room, { noun, values, types = [] }]) => {
    const targets = [...values, ...types.map((target) => `${target} (types)`)];
    return `| \`${room}/\` | ${noun} | ${targets.join(', ') || 'nothing'} |`;
  });
  return ['| folder | what is in it | may import |', '|---|---|---|', ...rows].join('\n');
}

/** Files that reach themselves by their imports, those of one circle together (Tarjan). */
function circlesOf(lines: readonly ImportLine[]): string[][] {
  const targets = new Map<string, string[]>();
  for (const { file, to } of lines) if (to !== null) targets.set(file, [...(targets.get(file) ?? []), to]);
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string) => {
    const at = order.size;
    order.set(file, at);
    stack.push(file);
    let low = at;
    for (const to of targets.get(file) ?? []) {
      if (!order.has(to)) visit(to);
      if (stack.includes(to)) low = Math.min(low, lowest.get(to) ?? order.get(to) ?? low);
    }
    lowest.set(file, low);
    if (low < at) return;
    const circle = stack.splice(stack.indexOf(file));
    if (circle.length > 1) circles.push(circle.toSorted());
  };
  for (const { file } of lines) if (!order.has(file)) visit(file);
  return circles;
}

const sources = files(root).map((path) => relative(root, path));
const imports = sources.flatMap(importsOf);

describe('the rooms of src', () => {
  it('are read by this test', () => {
    expect(sources.length).toBeGreaterThan(60);
    expect(imports.length).toBeGreaterThan(200);
  });

  it('import what the table allows, and the table does not allow more', () => {
    const crossing = imports.filter(({ file, to }) => {
      const room = roomOf(file);
      return room !== 'index' && to !== null && roomOf(to) !== room;
    });
    const wrong = crossing.filter(({ file, to, isType }) => {
      const { values = [], types = [] } = rooms[roomOf(file)] ?? {};
      return !(isType ? [...values, ...types] : values).includes(roomOf(to ?? ''));
    });
    expect(wrong.map(({ file, to, isType }) => `${file} imports ${to}${isType ? ' (type)' : ''}`)).toEqual(
      [],
    );
    const used = new Set(
      crossing.flatMap(({ file, to, isType }) => {
        const arrow = `${roomOf(file)} → ${roomOf(to ?? '')}`;
        return isType ? [`${arrow} (types)`] : [arrow, `${arrow} (types)`];
      }),
    );
    expect(arrowsOf(rooms).filter((arrow) => !used.has(arrow))).toEqual([]);
    expect(Object.keys(rooms).filter((room) => !sources.some((path) => roomOf(path) === room))).toEqual([]);
  });

  it('are in docs/architecture.md as in the table (UPDATE=1 writes it)', () => {
    const { found, expected } = holdDoc('architecture.md', 'rooms', renderRooms());
    expect(found).toBe(expected);
  });

  it('leave node: modules to those that the table names', () => {
    const wrong = imports.filter(
      ({ file, from }) => from.startsWith('node:') && rooms[roomOf(file)]?.node !== true,
    );
    expect(wrong).toEqual([]);
  });

  it('do not import in circles, except in diagnostic/, where rules and wording need each other', () => {
    expect(
      circlesOf(imports).filter((circle) => !circle.every((file) => roomOf(file) === 'diagnostic')),
    ).toEqual([]);
  });

  it('have no index file but their own, and no room without a noun', () => {
    expect(sources.filter((name) => name.endsWith('/index.ts'))).toEqual([]);
    expect(
      sources.filter((name) => /(?:^|\/)(?:utils?|helpers?|common|misc)(?:\/|\.ts$)/.test(name)),
    ).toEqual([]);
  });

  it('keep files within 250 lines', () => {
    const long = sources.filter((path) => readFileSync(join(root, path), 'utf8').split('\n').length > 251);
    expect(long).toEqual([]);
  });

  it('use the packages that the project should be built on', () => {
    for (const name of ['commander', 'gray-matter', 'music-metadata', 'node-id3']) {
      const users = imports.filter(({ from }) => from === name || from.startsWith(`${name}/`));
      const lazy = sources.filter((path) =>
        readFileSync(join(root, path), 'utf8').includes(`import('${name}')`),
      );
      expect([name, users.length + lazy.length > 0]).toEqual([name, true]);
    }
  });

  it('print and exit only in cli', () => {
    const wrong = sources.filter((path) => {
      // Doc comments have examples.
      const text = readFileSync(join(root, path), 'utf8').replace(/^ \*.*$/gm, '');
      return roomOf(path) !== 'cli' && /\bconsole\.|process\.(?:std|exit)/.test(text);
    });
    expect(wrong).toEqual([]);
  });
});
