import type { EmbedAnswer, SaveAnswer } from '../page-state.js';
import { announce, announceTrouble } from './announce.js';
import type { AudioDesk } from './audio-desk.js';
import { createConflictDialog } from './conflict-dialog.js';
import { changesOf } from './draft.js';
import { element } from './elements.js';
import { server } from './server-link.js';
import { draftIn, isChanged, settle, startSession, takeIn, versionsOf } from './session.js';
import type { Store } from './store.js';

/** Makes saving work. */
export function createSaving(store: Store, desk: AudioDesk) {
  const askAboutConflict = createConflictDialog({
    onKeepMine: () => {
      store.set({ session: settle(store.shown.session, 'mine') });
      announce('Your changes now apply to the notes as they are. They are not saved yet.');
      check();
    },
    onTakeTheirs: () => {
      store.set({ session: settle(store.shown.session, 'theirs') });
      announce('Your changes were dropped.');
      check();
    },
  });

  const check = (): void => {
    server.findings().then(
      (findings) => store.set({ findings }),
      (error: unknown) => {
        announceTrouble(error);
        // The marks are shown anyway.
        document.documentElement.dataset['checked'] = '';
      },
    );
  };

  const showConflict = (): void => {
    const versions = versionsOf(store.shown.session);
    if (versions !== null) askAboutConflict(versions);
  };

  const refresh = async (): Promise<void> => {
    // Saving changes the files, so their state is requested afterwards.
    if (store.shown.isSaving) return;
    const what = await readAgain();
    if (what !== null) announce(`The ${what} changed elsewhere, and read again.`);
  };

  /** @returns what has changed, in words; null for nothing, and where the versions are shown */
  const readAgain = async (): Promise<string | null> => {
    const state = await server.state();
    const before = store.shown.session;
    desk.take(state.audio);
    store.set({ session: takeIn(before, state) });
    if (store.shown.session.newer !== null) {
      showConflict();
      return null;
    }
    const isOtherText = state.notes.sha256 !== before.state.notes.sha256;
    if (!isOtherText && state.audio?.etag === before.state.audio?.etag) return null;
    check();
    return isOtherText ? 'notes were' : 'audio was';
  };

  const embed = async (): Promise<void> => {
    store.set({ isSaving: true });
    const { text, isDone } = await server.embed();
    await readAgain();
    store.set({ isSaving: false });
    announce(isDone ? 'The chapters are in the mp3.' : 'Nothing was written into the mp3.');
    showEmbedded(text);
  };

  const takeAnswer = async (answer: SaveAnswer): Promise<void> => {
    if (answer.status === 'saved') {
      desk.take(answer.state.audio);
      store.set({ session: startSession(answer.state) });
      // The notes were read before the mp3 was written.
      if (answer.embedded !== null) await readAgain();
      store.set({ isSaving: false });
      announce(saidOf(answer.embedded));
      if (answer.embedded !== null) showEmbedded(answer.embedded.text);
      check();
      return;
    }
    store.set({ isSaving: false });
    if (answer.status === 'refused') {
      announceTrouble(`Nothing was saved. ${answer.reasons.join(' ')}`);
      return;
    }
    store.set({ session: takeIn(store.shown.session, answer.state) });
    showConflict();
  };

  const fail = (error: unknown): void => {
    store.set({ isSaving: false });
    announceTrouble(error);
  };

  return {
    check,
    /** Reads both files again: one of them has changed. */
    refresh: (): void => void refresh().catch(announceTrouble),
    save: (): void => {
      const { session, isSaving } = store.shown;
      if (isSaving || !isChanged(session)) return;
      if (session.newer !== null) return showConflict();
      store.set({ isSaving: true });
      const { notes } = session.state;
      server
        .save({ sha256: notes.sha256, changes: changesOf(draftIn(session), notes) })
        .then(takeAnswer, fail);
    },
    embed: (): void => {
      if (!store.shown.isSaving) embed().catch(fail);
    },
  };
}

function saidOf(embedded: EmbedAnswer | null): string {
  if (embedded === null) return 'Saved.';
  return embedded.isDone ? 'Saved, and written into the mp3.' : 'Saved, but not written into the mp3.';
}

function showEmbedded(text: string): void {
  element('embedded-text', HTMLPreElement).textContent = text;
  const dialog = element('embedded', HTMLDialogElement);
  if (!dialog.open) dialog.showModal();
}
