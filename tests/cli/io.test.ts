import { describe, expect, test } from 'vitest';
import { screenOf } from '../../src/cli/io.js';

const stream = (isTTY: boolean, columns?: number) => ({
  write: () => undefined,
  isTTY,
  ...(columns === undefined ? {} : { columns }),
});

const isColoured = (env: Record<string, string>, isTTY: boolean, color: boolean | null = null) =>
  screenOf(stream(isTTY), env, color).style('bad', 'x') !== 'x';

describe('screenOf()', () => {
  test.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ TERM: 'dumb' }, true, false],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
    [{ CLICOLOR_FORCE: '1' }, false, true],
    [{ CLICOLOR_FORCE: '0' }, false, false],
    [{ CLICOLOR_FORCE: '1', NO_COLOR: '1' }, false, false],
  ])('%j on a terminal (%s): colours %s', (env, isTTY, expected) => {
    expect(isColoured(env, isTTY)).toBe(expected);
  });

  test('--color and --no-color win over all', () => {
    expect(isColoured({ NO_COLOR: '1', FORCE_COLOR: '0' }, false, true)).toBe(true);
    expect(isColoured({ FORCE_COLOR: '1' }, true, false)).toBe(false);
  });

  test('a terminal that claims 0 columns counts as no terminal', () => {
    const widthOf = (isTTY: boolean, columns?: number) => screenOf(stream(isTTY, columns), {}, null).width;
    expect([widthOf(true, 0), widthOf(true, 60), widthOf(true), widthOf(false, 60)]).toEqual([
      null,
      60,
      80,
      null,
    ]);
  });
});
