import { formatQuantity } from '../diagnostic/wording.js';
import type { NotesEditResult } from '../run/edit-notes.js';
import { formatLineDiff } from './line-diff.js';
import { printable } from './printable.js';
import type { Style } from './style.js';

/** How notes were changed, for people: the changed lines, and one sentence. */
export function formatNotesEdit({ status, chapters, notes, change }: NotesEditResult, style: Style): string {
  const name = printable(notes ?? '');
  const diff = change === null ? '' : formatLineDiff(notes ?? '', change.before, change.after, style);
  const what = formatQuantity(chapters.length, 'chapter');
  switch (status) {
    case 'written':
      return `${diff}${style('good', 'Wrote')} ${name}, which now has ${what}\n`;
    case 'planned':
      return `${diff}${style('accent', 'Would write')} ${name}, which would have ${what}\n`;
    case 'unchanged':
      return `${style('good', 'Unchanged')}: ${name} already has these ${what}\n`;
    default:
      return `${style('bad', 'Failed')}; nothing was written\n`;
  }
}
