import { ChapterizeError } from '../diagnostic/failure.js';

export { isWebAddress } from './is-web-address.js';

/** Whether a text is a web address and nothing else. */
export function isWholeAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

/**
 * Reads an address that was given.
 *
 * @throws ChapterizeError `usage` for what is not an http or https address
 */
export function parseWebAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !isWebScheme(url)) {
    const shown = url === null ? hideSecrets(text) : printableAddress(url);
    throw new ChapterizeError('usage', `"${shown}" is not a web address`, {
      help: 'give a URL that starts with https:// or http://',
    });
  }
  return url;
}

/** Whether the scheme of an address is one that can be requested. */
export function isWebScheme({ protocol }: URL): boolean {
  return protocol === 'https:' || protocol === 'http:';
}

/** Names of query values that give access: signatures of object storage, tokens of private feeds. */
const secretName = /token|sig|secret|key|auth|pass|credential|policy|session|expires/i;

/** An address as messages show it: without name and password, and without the values that give access. */
export function printableAddress(url: URL): string {
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  shown.hash = '';
  const query = shown.search.slice(1).split('&');
  const safe = query.map((pair) => {
    const [name = ''] = pair.split('=', 1);
    return pair.includes('=') && secretName.test(name) ? `${name}=…` : pair;
  });
  shown.search = '';
  return `${shown.href}${safe.join('&') === '' ? '' : `?${safe.join('&')}`}`;
}

/** The same for a text that may not be an address at all. */
export function hideSecrets(text: string): string {
  if (URL.canParse(text)) return printableAddress(new URL(text));
  return text.replace(/\/\/[^/@]*@/, '//');
}
