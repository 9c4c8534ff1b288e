import type { PageFile } from './page-file.js';

/**
 * What the page may do: run its own script, use its own style, talk to its own server. Titles with markup or scripts in them
 * stay text even if the page has a bug.
 *
 * @param nonce of its styles
 * @param pictures the address below which pictures are; null for a page that shows none
 */
export function contentPolicy(
  { scriptHash }: Pick<PageFile, 'scriptHash'>,
  nonce: string,
  pictures: string | null = null,
): string {
  return [
    "default-src 'none'",
    `script-src ${scriptHash}`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    // Not the whole server: a browser would ask for an icon at its root.
    ...(pictures === null ? [] : [`img-src ${pictures}`]),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // The page has one policy, which accepts boxes and nothing that runs.
    'trusted-types default',
  ].join('; ');
}

/** Headers of every answer, whatever is asked for. */
export const fixedHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Headers of every answer of a preview; the parameters are those of contentPolicy. */
export function pageHeaders(
  page: PageFile,
  nonce: string,
  pictures: string | null = null,
): Readonly<Record<string, string>> {
  return { 'content-security-policy': contentPolicy(page, nonce, pictures), ...fixedHeaders };
}
