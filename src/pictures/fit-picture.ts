import type { ChapterPicture } from '../chapters/picture.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { mostPixels } from './inspect-picture.js';

/** The part of sharp that is used; people install sharp if they want pictures made smaller. */
export interface ImageEditor {
  (data: Uint8Array, options: { readonly limitInputPixels: number; readonly failOn: 'error' }): EditedImage;
}

interface EditedImage {
  /** Rotates by the orientation that a camera has recorded. */
  rotate(): EditedImage;
  resize(options: {
    readonly width: number;
    readonly height: number;
    readonly fit: 'inside';
    readonly withoutEnlargement: true;
  }): EditedImage;
  jpeg(options: { readonly quality: number }): EditedImage;
  png(options: { readonly compressionLevel: number }): EditedImage;
  toBuffer(options: { readonly resolveWithObject: true }): Promise<{
    readonly data: Uint8Array;
    readonly info: { readonly width: number; readonly height: number };
  }>;
}

/** Good enough for 600 pixels on a phone; a higher quality makes a photograph larger and looks the same. */
const jpegQuality = 82;

/**
 * Loads sharp.
 *
 * @throws ChapterizeError `usage` that says how to install it
 */
export async function loadImageEditor(name = 'sharp'): Promise<ImageEditor> {
  try {
    const { default: editor }: { readonly default: ImageEditor } = await import(name);
    return editor;
  } catch (error) {
    throw new ChapterizeError('usage', '--image-size needs the package sharp, which is not installed', {
      cause: error,
      help: 'install it beside chapterize with: npm install sharp',
    });
  }
}

/**
 * Fits a picture into a square of the given size and encodes it again in its own format; one that fits keeps its bytes.
 *
 * @returns null if it cannot be decoded
 */
export async function fitPicture(
  picture: ChapterPicture,
  sizePx: number,
  editor: ImageEditor,
): Promise<ChapterPicture | null> {
  const { mimeType, data, widthPx, heightPx } = picture;
  if (widthPx <= sizePx && heightPx <= sizePx) return picture;
  try {
    const fitted = editor(data, { limitInputPixels: mostPixels, failOn: 'error' })
      .rotate()
      .resize({ width: sizePx, height: sizePx, fit: 'inside', withoutEnlargement: true });
    const encoded =
      mimeType === 'image/jpeg' ? fitted.jpeg({ quality: jpegQuality }) : fitted.png({ compressionLevel: 9 });
    const { data: bytes, info } = await encoded.toBuffer({ resolveWithObject: true });
    return { mimeType, data: new Uint8Array(bytes), widthPx: info.width, heightPx: info.height };
  } catch {
    return null;
  }
}
