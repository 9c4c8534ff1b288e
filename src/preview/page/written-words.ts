import type { WrittenClock } from '../../notes-edit/clock-form.js';
import type { PageMark } from '../page-state.js';
import type { DraftMark } from './draft.js';

/** What the notes will say of a mark, where that is more than its fields show. */
export function writtenWords(mark: DraftMark, own: PageMark | null, written: WrittenClock): string {
  const parts = [timeWords(mark, own, written), pictureWords(mark, own)];
  return parts.filter((part) => part !== '').join('; ');
}

function timeWords(mark: DraftMark, own: PageMark | null, written: WrittenClock): string {
  if (own === null) return `New: will be saved as ${written.text}`;
  if (written.ms === own.startMs && mark.startMs !== own.startMs)
    return `The notes only have room for ${written.text}, so nothing changes`;
  if (mark.startMs !== own.startMs) return `${own.clock?.text ?? ''} becomes ${written.text}`;
  return '';
}

function pictureWords({ image }: DraftMark, own: PageMark | null): string {
  const before = own?.image ?? null;
  if (image === before) return '';
  return image === null ? 'the picture will be removed' : `picture: ${image}`;
}
