import { formatTimestamp } from '../../chapters/timestamp.js';
import { announce, announceTrouble } from './announce.js';
import type { AudioDesk } from './audio-desk.js';
import { button, element } from './elements.js';
import type { OutlineView } from './outline-view.js';
import { draftIn } from './session.js';
import type { Store } from './store.js';

/** How much is played before a mark: one hears what ends and what begins. */
const leadInMs = 2000;

/** Makes hearing work. */
export function createListening(store: Store, desk: AudioDesk, outline: () => OutlineView) {
  const position = element('position', HTMLSpanElement);
  const playButton = button('play');
  let isTicking = false;

  const showPosition = (): void => {
    const { positionMs, isPlaying } = desk.player;
    const tenths = Math.floor(positionMs / 100) % 10;
    position.textContent = `${formatTimestamp(positionMs, 'never')}.${tenths}`;
    position.dataset['ms'] = positionMs.toFixed(1);
    playButton.textContent = isPlaying ? 'Pause' : 'Play';
    outline().movePlayhead(positionMs);
  };

  const tick = (): void => {
    showPosition();
    isTicking = desk.player.isPlaying;
    if (isTicking) requestAnimationFrame(tick);
  };

  const start = (ms: number): void => {
    void play(ms);
    outline().reveal(ms);
  };

  const play = async (ms: number): Promise<void> => {
    try {
      await desk.player.play(ms);
      if (!isTicking) tick();
    } catch (error) {
      announceTrouble(error);
    }
  };

  const playMark = (key: string | null, isExact: boolean): void => {
    const mark = draftIn(store.shown.session).find((one) => one.key === key);
    if (mark === undefined) return;
    if (store.shown.selected !== mark.key) store.set({ selected: mark.key });
    announce(`Playing ${mark.title}, ${formatTimestamp(mark.startMs)}.`);
    start(isExact ? mark.startMs : Math.max(0, mark.startMs - leadInMs));
    outline().reveal(mark.startMs);
  };

  return {
    /** Shows where the audio is. */
    showPosition,
    /** Plays a mark: 2 seconds before it, or exactly from it. */
    playMark,
    toggle: (): void => {
      if (desk.player.isPlaying) desk.player.pause();
      else start(desk.player.positionMs);
      showPosition();
    },
    seek: (ms: number): void => {
      const isPlaying = desk.player.isPlaying;
      desk.player.rest(ms);
      if (isPlaying) start(ms);
      showPosition();
    },
    /** Plays the mark after the position, or the one before. */
    playNext: (direction: 1 | -1): void => {
      const draft = draftIn(store.shown.session);
      const at = draft.findIndex(({ key }) => key === store.shown.selected);
      const next = at < 0 ? draft[0] : draft[at + direction];
      if (next !== undefined) playMark(next.key, false);
    },
  };
}
