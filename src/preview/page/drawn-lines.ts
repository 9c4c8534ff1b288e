import { newElement } from './elements.js';

/**
 * Draws a line for each mark, whether there is room for a handle or not.
 *
 * @param box is as wide as the whole audio
 */
export function showLines(box: HTMLElement, marksMs: readonly number[], durationMs: number): void {
  while (box.childElementCount > marksMs.length) box.lastElementChild?.remove();
  while (box.childElementCount < marksMs.length) box.append(newElement('i', 'line'));
  marksMs.forEach((ms, index) => {
    const line = box.children[index];
    if (line instanceof HTMLElement) line.style.left = placeOnAudio(ms, durationMs);
  });
}

/** A place on something that is as wide as the whole audio. */
export function placeOnAudio(ms: number, durationMs: number): string {
  return `${(ms / Math.max(1, durationMs)) * 100}%`;
}
