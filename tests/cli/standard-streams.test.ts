import { beforeEach, describe, expect, test, vi } from 'vitest';
import { standardStreams } from '../../src/cli/standard-streams.js';

const written = vi.hoisted(() => ({
  chunks: [] as string[],
  /** What each call writes at most, or how it fails. */
  plan: [] as (number | string)[],
  kind: 'pipe',
}));

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return {
    ...fs,
    fstatSync: () => ({
      isFile: () => written.kind === 'file',
      isFIFO: () => written.kind === 'pipe',
      isCharacterDevice: () => written.kind === 'nothing' || written.kind === 'terminal',
      rdev: written.kind === 'nothing' ? fs.statSync('/dev/null').rdev : -1,
    }),
    writeSync: (_: number, bytes: Uint8Array, offset: number) => {
      const step = written.plan.shift() ?? bytes.length;
      if (typeof step === 'string') throw Object.assign(new Error(step), { code: step });
      const chunk = Buffer.from(bytes.subarray(offset, offset + step));
      written.chunks.push(chunk.toString('latin1'));
      return chunk.length;
    },
  };
});

beforeEach(() => {
  Object.assign(written, { chunks: [], plan: [], kind: 'pipe' });
  vi.restoreAllMocks();
});

const latin1 = (text: string) => Buffer.from(text).toString('latin1');

describe.runIf(process.platform !== 'win32')('standardStreams()', () => {
  test.each(['file', 'pipe', 'nothing'])('writes at once to a %s, and has no stream made', (kind) => {
    written.kind = kind;
    const stream = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    standardStreams(() => undefined).stdout.write('a\n');
    expect(written.chunks).toEqual(['a\n']);
    expect(stream).not.toHaveBeenCalled();
  });

  test('leaves a terminal to the stream of Node', () => {
    written.kind = 'terminal';
    const stream = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    standardStreams(() => undefined).stdout.write('a\n');
    expect(written.chunks).toEqual([]);
    expect(stream).toHaveBeenCalledWith('a\n');
  });

  test('writes all of a text of which the system takes a part at a time', () => {
    written.plan = [1, 2];
    standardStreams(() => undefined).stdout.write('äöü');
    expect(written.chunks.join('')).toBe(latin1('äöü'));
  });

  test('hands the rest to the stream of Node where a pipe is full, in the middle of a character too', () => {
    written.plan = [1, 'EAGAIN'];
    const rest: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      rest.push(typeof chunk === 'string' ? latin1(chunk) : Buffer.from(chunk).toString('latin1'));
      return true;
    });
    const { stdout } = standardStreams(() => undefined);
    stdout.write('äö');
    stdout.write('ü');
    expect(written.chunks.join('') + rest.join('')).toBe(latin1('äöü'));
  });

  test('reports a failure once, and stops writing', () => {
    written.plan = ['EPIPE'];
    const errors: unknown[] = [];
    const { stdout } = standardStreams(({ code }) => errors.push(code));
    stdout.write('a');
    stdout.write('b');
    expect(errors).toEqual(['EPIPE']);
    expect(written.chunks).toEqual([]);
  });
});
