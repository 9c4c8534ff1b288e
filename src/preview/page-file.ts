import { readFile } from 'node:fs/promises';
import { brotliDecompressSync } from 'node:zlib';

/** The page, as the build made it: one HTML file with its script and its style inlined. */
export interface PageFile {
  readonly html: string;
  /** Of each inlined script and style, as a Content-Security-Policy names them: `'sha256-…'`. */
  readonly scriptHash: string;
  readonly styleHash: string;
}

/**
 * Reads the page that the build has put into the package.
 *
 * @param path of the page in dist/preview
 * @throws Error of the system when it is not there
 */
export async function readPageFile(path: string): Promise<PageFile> {
  return describePage(await readPageText(path));
}

/**
 * Reads a page that the build has put into the package compressed.
 *
 * @param path of the page in dist/preview, `.br`
 * @throws Error of the system when it is not there
 */
export async function readPageText(path: string): Promise<string> {
  return brotliDecompressSync(await readFile(path)).toString('utf8');
}

/**
 * Finds the hashes of a page.
 *
 * @throws Error when the page does not carry them
 */
export function describePage(html: string): PageFile {
  const hashOf = (kind: string): string => {
    const hash = new RegExp(`data-${kind}-hash="(sha256-[A-Za-z0-9+/=]+)"`).exec(html)?.[1];
    if (hash === undefined) throw new Error(`the page of the preview has no hash of its ${kind}`);
    return `'${hash}'`;
  };
  return { html, scriptHash: hashOf('script'), styleHash: hashOf('style') };
}
