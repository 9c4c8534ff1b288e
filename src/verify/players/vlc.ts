import { vlcTagLimit } from '../tag-size.js';
import { picturesHideTitles } from './chapter-rules.js';
import { elsewhere, tagAtMost } from './list-rules.js';
import type { Player } from './player.js';

const repository = 'https://github.com/videolan/vlc';

/** VLC; its source is public. */
export const vlc: Player = {
  name: 'vlc',
  title: 'VLC',
  reads: 'the mp3, from version 4 on',
  rules: [
    elsewhere('shows chapters of an mp3 from version 4 on only', `${repository} (modules/demux/mpeg/es.c)`),
    picturesHideTitles(`${repository} (modules/meta_engine/ID3Tag.h)`),
    tagAtMost(vlcTagLimit, `${repository} (modules/stream_filter/skiptags.c)`),
  ],
};
