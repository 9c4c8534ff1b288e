import { describe, expect, test } from 'vitest';
import { resolvePlayers } from '../../../src/verify/players/player-names.js';
import { players } from '../../../src/verify/players/players.js';

describe('resolvePlayers()', () => {
  test('gives each player once, in the order of the table', () => {
    expect(resolvePlayers([])).toEqual([]);
    expect(resolvePlayers(['youtube', 'apple', 'youtube'])).toEqual(['apple', 'youtube']);
    expect(resolvePlayers([' Spotify ', 'VLC'])).toEqual(['spotify', 'vlc']);
  });

  test('all means every player', () => {
    const every = [
      'apple',
      'spotify',
      'youtube',
      'overcast',
      'pocketcasts',
      'antennapod',
      'kasts',
      'shikwasa',
      'vlc',
    ];
    expect(resolvePlayers(['all'])).toEqual(every);
    expect(resolvePlayers(['all', 'vlc'])).toEqual(every);
    expect(players.map(({ name }) => name)).toEqual(every);
  });

  test.each([[['apple', 'zune']], [['all', 'zune']]])('refuses a name that is not known: %j', (names) => {
    expect(() => resolvePlayers(names)).toThrow(
      expect.objectContaining({
        code: 'usage',
        message:
          'no player "zune", expected apple, spotify, youtube, overcast, pocketcasts, antennapod, kasts, shikwasa, vlc or all',
      }),
    );
  });
});
