import type { PageState } from '../page-state.js';
import { changesOf, type Draft, draftOf } from './draft.js';
import { addStep, currentDraft, type History, startHistory, stepIn } from './history.js';
import { compareThreeWay, type ThreeWay } from './three-way.js';

/** What the page works on: the episode as it was read, and the draft that starts from it. */
export interface Session {
  readonly state: PageState;
  readonly history: History;
  /** The present episode, if the notes were changed elsewhere while there are changes in the page. */
  readonly newer: PageState | null;
}

/** Begins with an episode as read. */
export function startSession(state: PageState): Session {
  return { state, history: startHistory(draftOf(state.notes)), newer: null };
}

/** The marks as they are by now. */
export function draftIn({ history }: Session): Draft {
  return currentDraft(history);
}

/** Whether there is anything to save. */
export function isChanged(session: Session): boolean {
  return changesOf(draftIn(session), session.state.notes).length > 0;
}

/** One step: see `addStep`. */
export function change(session: Session, draft: Draft, words: string, kind: string | null = null): Session {
  return { ...session, history: addStep(session.history, draft, words, kind) };
}

/** One step back or forward; null if there is none. */
export function step(
  session: Session,
  direction: 'undo' | 'redo',
): { readonly session: Session; readonly words: string } | null {
  const stepped = stepIn(session.history, direction);
  return stepped && { session: { ...session, history: stepped.history }, words: stepped.words };
}

/**
 * Takes the present episode.
 *
 * Without changes of the page, or with the same notes, it is simply shown; else it waits for a decision.
 */
export function takeIn(session: Session, state: PageState): Session {
  if (state.notes.sha256 === session.state.notes.sha256) return { ...session, state, newer: null };
  return isChanged(session) ? { ...session, newer: state } : startSession(state);
}

/** The three versions, while a decision is due. */
export function versionsOf(session: Session): ThreeWay | null {
  const { state, newer } = session;
  return newer && compareThreeWay(state.notes, draftIn(session), newer.notes);
}

/** Ends a conflict: the changes of the page are made again to the notes as they are now, or dropped. */
export function settle(session: Session, side: 'mine' | 'theirs'): Session {
  const versions = versionsOf(session);
  if (session.newer === null || versions === null) return session;
  const fresh = startSession(session.newer);
  return side === 'theirs' ? fresh : change(fresh, versions.merged, 'keeping your changes');
}
