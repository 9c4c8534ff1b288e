import { readFile } from 'node:fs/promises';
import { brotliDecompressSync } from 'node:zlib';

/** The page, as the build made it: one HTML file with its script and its style inlined. */
export interface PageFile {
  readonly html: string;
  /** The hash of its script, as in a Content-Security-Policy: `'sha256-…'`. */
  readonly scriptHash: string;
}

/** The pages that the build has put into the package. */
export type PageName = 'page' | 'catalogue' | 'shared';

/**
 * Reads a page that is served.
 *
 * @param path of dist/preview/pages.json.br
 * @throws Error of the system when it is not there
 */
export async function readPageFile(path: string, name: PageName): Promise<PageFile> {
  return describePage(await readPageText(path, name));
}

/**
 * Reads a page.
 *
 * @param path of dist/preview/pages.json.br
 * @throws Error of the system when it is not there
 */
export async function readPageText(path: string, name: PageName): Promise<string> {
  const text = brotliDecompressSync(await readFile(path)).toString('utf8');
  return (JSON.parse(text) as Readonly<Record<PageName, string>>)[name];
}

/**
 * Finds the hash of the script of a page.
 *
 * @throws Error when the page does not carry it
 */
export function describePage(html: string): PageFile {
  const hash = /data-script-hash="(sha256-[A-Za-z0-9+/=]+)"/.exec(html)?.[1];
  if (hash === undefined) throw new Error('the page of the preview has no hash of its script');
  return { html, scriptHash: `'${hash}'` };
}

/**
 * Inserts the nonce with which the policy of a page allows styles.
 *
 * @param nonce cannot be known to whoever writes what the page shows
 */
export function withStyleNonce(html: string, nonce: string): string {
  return html.replaceAll('STYLE_NONCE', nonce);
}
