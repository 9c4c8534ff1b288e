import { element } from './elements.js';

/** Says in a line at the top, and to a screen reader, what has happened. */
export function announce(words: string): void {
  element('alert', HTMLParagraphElement).textContent = '';
  element('status', HTMLParagraphElement).textContent = words;
}

/** Says what went wrong; a screen reader says it at once. */
export function announceTrouble(error: unknown): void {
  element('alert', HTMLParagraphElement).textContent = error instanceof Error ? error.message : String(error);
}
