import type { Draft } from './draft.js';

/** Drafts one after the other, with the one that is shown. */
export interface History {
  readonly drafts: readonly Draft[];
  readonly at: number;
  /** What led from each draft to the next, in words. */
  readonly words: readonly string[];
  /** What the last step was about: steps of one kind that follow each other closely become one. */
  readonly lastKind: string | null;
}

/** Nobody goes back further, and 500 marks per step need memory. */
const mostSteps = 200;

/** A history that begins with a draft. */
export function startHistory(draft: Draft): History {
  return { drafts: [draft], at: 0, words: [], lastKind: null };
}

/** The draft that is shown. */
export function currentDraft({ drafts, at }: History): Draft {
  return drafts[at] ?? [];
}

/**
 * Adds a step, and drops what was undone.
 *
 * @param kind steps that have the same, such as ten presses of a key, are undone as one; null for a step by itself
 */
export function addStep(history: History, draft: Draft, words: string, kind: string | null): History {
  const joins = kind !== null && kind === history.lastKind && history.at > 0;
  const keptTo = joins ? history.at : history.at + 1;
  const drafts = [...history.drafts.slice(0, keptTo), draft].slice(-mostSteps);
  const allWords = [...history.words.slice(0, keptTo - 1), words].slice(1 - mostSteps);
  return { drafts, at: drafts.length - 1, words: allWords, lastKind: kind };
}

/** Goes one step back, or forward again; null if there is none. */
export function stepIn(
  history: History,
  direction: 'undo' | 'redo',
): { readonly history: History; readonly words: string } | null {
  const by = direction === 'undo' ? -1 : 1;
  const words = history.words[direction === 'undo' ? history.at - 1 : history.at];
  return words === undefined ? null : { history: { ...history, at: history.at + by, lastKind: null }, words };
}
