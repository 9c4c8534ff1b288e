import { formatTimestamp, parseTimestamp } from '../../chapters/timestamp.js';
import { announce } from './announce.js';
import type { AudioDesk } from './audio-desk.js';
import { type DraftMark, withMark, withNewMark, withoutMark } from './draft.js';
import { nextPauseEnd } from './peaks.js';
import { change, draftIn, step } from './session.js';
import type { Store } from './store.js';

/** Makes the edits work on what is shown. */
export function createMarkEdits(store: Store, desk: AudioDesk) {
  let added = 0;
  const isFrozen = () => store.shown.session.state.notes.readOnly !== null;
  const durationMs = () => store.shown.session.state.audio?.durationMs ?? Number.POSITIVE_INFINITY;
  const find = (key: string | null) => draftIn(store.shown.session).find((mark) => mark.key === key) ?? null;

  const move = (key: string, startMs: number, kind: string | null = null): void => {
    const mark = find(key);
    const own = mark?.base == null ? null : store.shown.session.state.notes.marks[mark.base];
    if (mark === null || isFrozen() || own?.clock === null) return;
    const to = Math.round(Math.min(Math.max(0, startMs), durationMs() - 1));
    if (to === mark.startMs) return store.set({ dragged: null });
    const words = `moving ${mark.title} to ${formatTimestamp(to)}`;
    const { session } = store.shown;
    store.set({
      session: change(session, withMark(draftIn(session), { ...mark, startMs: to }), words, kind),
      dragged: null,
    });
    announce(`${mark.title} starts at ${formatTimestamp(to)}.`);
  };

  const go = (direction: 'undo' | 'redo'): void => {
    const stepped = step(store.shown.session, direction);
    if (stepped === null) return;
    store.set({ session: stepped.session });
    announce(`${direction === 'undo' ? 'Undone' : 'Done again'}: ${stepped.words}.`);
  };

  return {
    move,
    nudge: (byMs: number): void => {
      const mark = find(store.shown.selected);
      if (mark !== null) move(mark.key, mark.startMs + byMs, `nudge ${mark.key}`);
    },
    /** @returns why it is not a time, null if it is one */
    moveToText: (key: string, text: string): string | null => {
      const clock = parseTimestamp(text);
      if (clock === null) return 'Expected a time such as 12:34 or 1:02:03.5';
      if (clock.startMs >= durationMs()) return `The audio ends at ${formatTimestamp(durationMs(), 'never')}`;
      move(key, clock.startMs);
      return null;
    },
    snap: (): void => {
      const mark = find(store.shown.selected);
      if (mark === null || desk.peaks === null) return;
      const end = nextPauseEnd(desk.peaks, mark.startMs);
      if (end === null) announce('There is no pause in the 30 seconds after this mark.');
      else move(mark.key, end);
    },
    moveHere: (): void => {
      const mark = find(store.shown.selected);
      if (mark !== null) move(mark.key, desk.player.positionMs);
    },
    retitle: (key: string, title: string): void => {
      const mark = find(key);
      const words = title.replace(/\s+/g, ' ').trim();
      if (mark === null || isFrozen()) return;
      if (words === '') announce(`A mark needs a title: it is still ${mark.title}.`);
      if (words === '' || words === mark.title) return;
      const { session } = store.shown;
      const draft = withMark(draftIn(session), { ...mark, title: words });
      store.set({ session: change(session, draft, `renaming ${mark.title}`) });
      announce(`Renamed to ${words}.`);
    },
    /** @param image a path relative to the notes; null for none */
    setPicture: (key: string, image: string | null): void => {
      const mark = find(key);
      if (mark === null || isFrozen() || image === mark.image) return;
      const { session } = store.shown;
      const draft = withMark(draftIn(session), { ...mark, image });
      store.set({ session: change(session, draft, `changing the picture of ${mark.title}`) });
      announce(
        image === null ? `${mark.title} has no picture now.` : `The picture of ${mark.title} is ${image}.`,
      );
    },
    /** @returns the key of the new mark; null if nothing can be added */
    add: (): string | null => {
      if (isFrozen()) return null;
      added += 1;
      const startMs = Math.round(Math.min(desk.player.positionMs, durationMs() - 1));
      const mark = { key: `new-${added}`, base: null, startMs, title: 'New chapter', image: null };
      const { session } = store.shown;
      const words = `adding a mark at ${formatTimestamp(startMs)}`;
      store.set({ session: change(session, withNewMark(draftIn(session), mark), words), selected: mark.key });
      announce(`New mark at ${formatTimestamp(startMs)}.`);
      return mark.key;
    },
    remove: (key: string | null): void => {
      const mark = find(key);
      if (mark === null || isFrozen()) return;
      const { session } = store.shown;
      const draft = draftIn(session);
      const at = draft.indexOf(mark);
      const rest = withoutMark(draft, mark.key);
      const selected = (rest[at] ?? rest[at - 1])?.key ?? null;
      store.set({ session: change(session, rest, `removing ${mark.title}`), selected });
      announce(`Removed ${mark.title}.`);
    },
    undo: (): void => go('undo'),
    redo: (): void => go('redo'),
    /** The selected mark. */
    selected: (): DraftMark | null => find(store.shown.selected),
  };
}
