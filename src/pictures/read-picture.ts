import type { ChapterPicture } from '../chapters/picture.js';
import { readJpeg } from './jpeg.js';
import { sniffPicture } from './picture-kind.js';
import { readPng } from './png.js';

/**
 * Bytes as a picture, by their content.
 *
 * @returns null for anything but a JPEG or PNG, and for one that is cut off or damaged
 */
export function readPicture(data: Uint8Array): ChapterPicture | null {
  const { kind } = sniffPicture(data);
  if (kind === 'other') return null;
  const reading = kind === 'jpeg' ? readJpeg(data) : readPng(data);
  if (reading.problem !== null) return null;
  const { widthPx, heightPx } = reading;
  return { mimeType: kind === 'jpeg' ? 'image/jpeg' : 'image/png', data, widthPx, heightPx };
}
