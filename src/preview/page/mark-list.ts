import { formatTimestamp } from '../../chapters/timestamp.js';
import type { PageNotes } from '../page-state.js';
import { type Draft, type DraftMark, writtenOf } from './draft.js';
import { element, part } from './elements.js';
import { findingItem } from './finding-item.js';
import type { FindingsByMark } from './findings-view.js';
import { preparePicture, showPicture } from './row-picture.js';
import { writtenWords } from './written-words.js';

/** What is done in the list. */
export interface ListActions {
  readonly onSelect: (key: string) => void;
  readonly onPlay: (key: string) => void;
  readonly onRemove: (key: string) => void;
  readonly onPicture: (key: string) => void;
  /** A file was dropped on a mark. */
  readonly onFile: (key: string, file: File) => void;
  readonly onTitle: (key: string, title: string) => void;
  /** @returns why it is not a time, null if it is one */
  readonly onTime: (key: string, text: string) => string | null;
}

/** What the list shows beside the draft. */
export interface ListShown {
  readonly notes: PageNotes;
  readonly selected: string | null;
  readonly durationMs: number | null;
  readonly findings: FindingsByMark;
  /** Where the page loads a picture from that the notes do not name yet. */
  readonly pictureAddress: (path: string) => string | null;
}

/** Makes the list work. */
export function createMarkList(actions: ListActions) {
  const list = element('marks', HTMLOListElement);
  const template = element('mark-template', HTMLTemplateElement);
  const rows = new Map<string, HTMLElement>();
  /** From what each row was filled. */
  const filled = new WeakMap<HTMLElement, readonly unknown[]>();
  const shownMarks = new WeakMap<HTMLElement, DraftMark>();

  const make = (key: string): HTMLElement => {
    const copy = template.content.cloneNode(true) as DocumentFragment;
    const row = part(copy, 'mark', HTMLLIElement);
    row.dataset['key'] = key;
    const time = part(row, 'time', HTMLInputElement);
    const name = part(row, 'name', HTMLInputElement);
    row.addEventListener('focusin', () => actions.onSelect(key));
    row.addEventListener('pointerdown', () => actions.onSelect(key));
    part(row, 'play-mark', HTMLButtonElement).addEventListener('click', () => actions.onPlay(key));
    part(row, 'remove', HTMLButtonElement).addEventListener('click', () => actions.onRemove(key));
    const showProblem = (reason: string | null): void => {
      part(row, 'time-problem', HTMLParagraphElement).textContent = reason ?? '';
      time.setAttribute('aria-invalid', String(reason !== null));
    };
    part(row, 'set-picture', HTMLButtonElement).addEventListener('click', () => actions.onPicture(key));
    preparePicture(row, (file) => actions.onFile(key, file));
    part(row, 'time-problem', HTMLParagraphElement).id = `${key}-problem`;
    time.setAttribute('aria-describedby', `${key}-problem`);
    time.addEventListener('change', () => {
      const reason = actions.onTime(key, time.value.trim());
      showProblem(reason);
      if (reason === null) showField(row, 'time');
    });
    name.addEventListener('change', () => {
      actions.onTitle(key, name.value);
      showField(row, 'name');
    });
    for (const input of [time, name]) {
      input.addEventListener('keydown', (event) => {
        if (event.key === 'Escape') {
          input.value = input.defaultValue;
          showProblem(null);
        }
        if (event.key !== 'Enter') return;
        // Otherwise the key would also press the button that gets the focus.
        event.preventDefault();
        // The change is made when the field is left; an invalid time stays there to be corrected.
        input.blur();
        if (input.getAttribute('aria-invalid') === 'true') input.focus();
        else part(row, 'play-mark', HTMLButtonElement).focus();
      });
    }
    return row;
  };

  /** What was typed may be the same time in another form, or nothing. */
  const showField = (row: HTMLElement, field: 'time' | 'name'): void => {
    const mark = shownMarks.get(row);
    if (mark === undefined) return;
    const input = part(row, field, HTMLInputElement);
    input.defaultValue = field === 'time' ? formatTimestamp(mark.startMs) : mark.title;
    input.value = input.defaultValue;
  };

  const fill = (row: HTMLElement, mark: DraftMark, nextMs: number | null, shown: ListShown): void => {
    shownMarks.set(row, mark);
    const own = mark.base === null ? null : (shown.notes.marks[mark.base] ?? null);
    const written = writtenOf(mark, shown.notes);
    const isFrozen = shown.notes.readOnly !== null;
    const time = part(row, 'time', HTMLInputElement);
    const name = part(row, 'name', HTMLInputElement);
    const clock = formatTimestamp(mark.startMs);
    setValue(time, clock);
    setValue(name, mark.title);
    time.readOnly = isFrozen || (own !== null && own.clock === null);
    name.readOnly = isFrozen || (own !== null && !own.isTitleEditable);
    time.setAttribute('aria-label', `Start of ${mark.title}`);
    name.setAttribute('aria-label', `Title of the mark at ${clock}`);
    // Another time has come from elsewhere: by a key, by dragging, by undo.
    if (time.value === clock) {
      part(row, 'time-problem', HTMLParagraphElement).textContent = '';
      time.setAttribute('aria-invalid', 'false');
    }
    const remove = part(row, 'remove', HTMLButtonElement);
    remove.disabled = isFrozen;
    remove.setAttribute('aria-label', `Remove ${mark.title}`);
    const play = part(row, 'play-mark', HTMLButtonElement);
    play.setAttribute('aria-label', `Play ${mark.title} from ${clock}`);
    play.disabled = shown.durationMs === null;
    const length = nextMs === null ? '' : formatTimestamp(Math.max(0, nextMs - mark.startMs), 'never');
    part(row, 'length', HTMLSpanElement).textContent = length;
    part(row, 'written', HTMLParagraphElement).textContent = writtenWords(mark, own, written);
    const address = own === null || own.image !== mark.image ? shown.pictureAddress : null;
    showPicture(row, mark, shown.notes, address);
    part(row, 'set-picture', HTMLButtonElement).disabled = isFrozen;
    row.classList.toggle('selected', mark.key === shown.selected);
    if (mark.key === shown.selected) row.setAttribute('aria-current', 'true');
    else row.removeAttribute('aria-current');
    const findings = (mark.base === null ? undefined : shown.findings.get(mark.base)) ?? [];
    part(row, 'mark-findings', HTMLUListElement).replaceChildren(...findings.map(findingItem));
  };

  return {
    show: (draft: Draft, shown: ListShown): void => {
      const focused = document.activeElement;
      draft.forEach((mark, index) => {
        const row = rows.get(mark.key) ?? make(mark.key);
        rows.set(mark.key, row);
        const nextMs = draft[index + 1]?.startMs ?? shown.durationMs;
        const parts = [mark, nextMs, mark.key === shown.selected, shown.notes, shown.findings];
        // A key changes one or two of 500 rows.
        if (!isSame(filled.get(row), parts)) fill(row, mark, nextMs, shown);
        filled.set(row, parts);
        if (list.children[index] !== row) list.insertBefore(row, list.children[index] ?? null);
      });
      // A row that is moved loses the focus.
      if (focused instanceof HTMLElement && focused !== document.activeElement && list.contains(focused))
        focused.focus();
      const keys = new Set(draft.map(({ key }) => key));
      for (const [key, row] of rows) {
        if (keys.has(key)) continue;
        row.remove();
        rows.delete(key);
      }
    },
    /** Puts the focus on the title of a mark. */
    focusTitle: (key: string): void => {
      const row = rows.get(key);
      if (row === undefined) return;
      const name = part(row, 'name', HTMLInputElement);
      name.focus();
      name.select();
    },
    /** Puts the focus on the button that plays a mark. */
    focusRow: (key: string): void => {
      const row = rows.get(key);
      if (row !== undefined) part(row, 'play-mark', HTMLButtonElement).focus();
    },
  };
}

function isSame(a: readonly unknown[] | undefined, b: readonly unknown[]): boolean {
  return a !== undefined && b.every((one, index) => a[index] === one);
}

/** What somebody is typing is left alone. */
function setValue(input: HTMLInputElement, value: string): void {
  const isTyping = document.activeElement === input && input.value !== input.defaultValue;
  if (!isTyping && input.value !== value) input.value = value;
  if (!isTyping) input.defaultValue = value;
}
