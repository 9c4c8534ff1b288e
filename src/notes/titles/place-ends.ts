import type { TitlePlace } from './title-places.js';

/** The first characters of a title. */
export function headOf({ rich: { text }, within: { start, end } }: TitlePlace, most: number): string {
  return text.slice(start, Math.min(end, start + most));
}

/** The last characters of a title. */
export function tailOf({ rich: { text }, within: { start, end } }: TitlePlace, most: number): string {
  return text.slice(Math.max(start, end - most), end);
}
