import type { PageNotes } from '../page-state.js';
import type { DraftMark } from './draft.js';
import { part } from './elements.js';

/** Shows the picture of a row once it is loaded, and lets a file be dropped on the row. */
export function preparePicture(row: HTMLElement, onFile: (file: File) => void): void {
  const picture = part(row, 'picture', HTMLImageElement);
  picture.addEventListener('load', () => (picture.hidden = false));
  // Why it cannot be read is among the findings.
  picture.addEventListener('error', () => (picture.hidden = true));
  const hasFile = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;
  row.addEventListener('dragover', (event) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    row.classList.add('dropping');
  });
  row.addEventListener('dragleave', () => row.classList.remove('dropping'));
  row.addEventListener('drop', (event) => {
    row.classList.remove('dropping');
    if (!hasFile(event)) return;
    // Otherwise the browser would open the file instead of the page.
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file !== undefined) onFile(file);
  });
}

/**
 * Shows the picture of a mark; it is asked for again only when the notes have changed.
 *
 * @param addressOf for a picture that the notes do not name yet; null for the one that they name
 */
export function showPicture(
  row: HTMLElement,
  mark: DraftMark,
  { sha256 }: PageNotes,
  addressOf: ((path: string) => string | null) | null,
): void {
  const picture = part(row, 'picture', HTMLImageElement);
  const setter = part(row, 'set-picture', HTMLButtonElement);
  const words = mark.image === null ? 'Choose a picture for' : 'Change the picture of';
  setter.setAttribute('aria-label', `${words} ${mark.title}`);
  setter.title = mark.image ?? 'Choose a picture';
  setter.classList.toggle('has-picture', mark.image !== null);
  picture.alt = `Picture of ${mark.title}`;
  const saved = `picture-${mark.base}-${sha256.slice(0, 8)}`;
  // Nothing is fetched from elsewhere.
  const isElsewhere = mark.image === null || /^https?:/i.test(mark.image);
  const address = isElsewhere ? null : addressOf === null ? saved : addressOf(mark.image ?? '');
  if (address === (picture.getAttribute('src') ?? null)) return;
  picture.hidden = true;
  if (address === null) picture.removeAttribute('src');
  else picture.src = address;
}
