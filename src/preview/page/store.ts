import type { PageFindings } from '../page-state.js';
import type { Session } from './session.js';

/** Everything that changes while the page is open, except what is playing. */
export interface Shown {
  readonly session: Session;
  /** Key of the selected mark. */
  readonly selected: string | null;
  readonly findings: PageFindings | null;
  /** Where a mark is while it is dragged. */
  readonly dragged: { readonly key: string; readonly startMs: number } | null;
  readonly isSaving: boolean;
}

/** @param render shows it */
export function createStore(first: Shown, render: (shown: Shown) => void) {
  let shown = first;
  return {
    get shown() {
      return shown;
    },
    set: (parts: Partial<Shown>): void => {
      shown = { ...shown, ...parts };
      render(shown);
    },
  };
}

/** Holds what is shown, and has it shown whenever it changes. */
export type Store = ReturnType<typeof createStore>;
