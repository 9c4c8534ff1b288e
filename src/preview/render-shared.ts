import { createHash } from 'node:crypto';
import { withStyleNonce } from './page-file.js';
import type { SharedEpisode } from './shared-page.js';

/**
 * Puts an episode into the page to share.
 *
 * @param html the page, as the build made it
 * @throws Error when the page has no place for it: a mistake of the build
 */
export function renderSharedPage(html: string, episode: SharedEpisode): string {
  // Nothing in it can end the element that it is in.
  const json = JSON.stringify(episode).replace(/</g, '\\u003c');
  const place = '<script id="episode" type="application/json">';
  if (!html.includes(place)) throw new Error('the page to share has no place for the episode');
  // The same page from the same episode; who writes the episode cannot write this into it.
  const nonce = createHash('sha256').update(html).update(json).digest('base64url');
  return withStyleNonce(html, nonce).replace(place, () => place + json);
}
