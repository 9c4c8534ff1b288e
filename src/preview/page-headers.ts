import type { PageFile } from './page-file.js';

/**
 * What the page may do: run its own script, use its own style, talk to its own server. Titles that hold markup or script stay
 * text even if the page had a mistake.
 */
export function contentPolicy({ scriptHash, styleHash }: Omit<PageFile, 'html'>): string {
  return [
    "default-src 'none'",
    `script-src ${scriptHash}`,
    `style-src ${styleHash}`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
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

/** Headers of every answer of a preview. */
export function pageHeaders(page: PageFile): Readonly<Record<string, string>> {
  return { 'content-security-policy': contentPolicy(page), ...fixedHeaders };
}
