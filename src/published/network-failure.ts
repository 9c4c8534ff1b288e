import { ChapterizeError, messageOf } from '../diagnostic/failure.js';
import { PrivateAddressError } from './address-guard.js';

/** A host that is not asked because it is outside the public internet. */
export class HostRefused extends ChapterizeError {
  constructor(address: string, cause?: unknown) {
    super('network/refused', 'leads to an address that is not on the public internet', {
      file: address,
      help: 'run with --allow-private if this is your own server',
      cause,
    });
  }
}

/** An answer whose body ended before the length that its head states. */
export class BodyCut extends ChapterizeError {
  constructor(address: string, cause?: unknown) {
    super('network/cut', 'the connection ended before the answer was complete', {
      file: address,
      help: 'run again; if it always ends there, the server sends less than it announces',
      cause,
    });
  }
}

/** What the errors of Node and undici mean, by their codes. */
const words: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name of the host is not known',
  EAI_AGAIN: 'the name of the host could not be looked up',
  ECONNREFUSED: 'the host refuses the connection',
  ECONNRESET: 'the host ended the connection',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'there is no network to the host',
  ETIMEDOUT: 'the host does not answer',
  UND_ERR_CONNECT_TIMEOUT: 'the host does not answer',
  UND_ERR_HEADERS_TIMEOUT: 'the server took the request and did not answer',
  UND_ERR_BODY_TIMEOUT: 'the server stopped sending in the middle of an answer',
  UND_ERR_HEADERS_OVERFLOW: 'the head of the answer is too long',
  CERT_HAS_EXPIRED: 'the certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another host',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate is from an authority that is not trusted',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is signed by itself',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificate is from an authority that is not trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the certificate is from an authority that is not trusted',
};

/**
 * What went wrong on the way to a server, as a failure of the run.
 *
 * @param address printable
 */
export function networkFailure(
  error: unknown,
  address: string,
  { timeoutMs, isLate }: { readonly timeoutMs: number; readonly isLate: boolean },
): ChapterizeError {
  if (error instanceof ChapterizeError) return error;
  const causes = chainOf(error);
  if (causes.some((one) => one instanceof PrivateAddressError)) return new HostRefused(address, error);
  if (isLate) {
    const message = `not done after ${timeoutMs / 1000} s`;
    return new ChapterizeError('network/limit', message, {
      file: address,
      help: 'run again later',
      cause: error,
    });
  }
  if (error instanceof RangeError) {
    const message = `the server sends ${error.message}, which is the limit`;
    return new ChapterizeError('network/limit', message, { file: address, cause: error });
  }
  const codes = causes.map(codeOf);
  if (codes.includes('ABORT_ERR') || causes.some((one) => one instanceof Error && one.name === 'AbortError'))
    return new ChapterizeError('interrupted', 'interrupted', { cause: error });
  if (codes.includes('UND_ERR_SOCKET') || codes.includes('UND_ERR_RES_CONTENT_LENGTH_MISMATCH'))
    return new BodyCut(address, error);
  const known = codes.find((code) => code in words);
  const text = words[known ?? ''] ?? messageOf(error);
  const help = /certificate/.test(text)
    ? 'NODE_EXTRA_CA_CERTS=FILE adds an authority of your own'
    : 'check the address and the connection, then run again';
  return new ChapterizeError('network/unreachable', text, { file: address, help, cause: error });
}

function chainOf(error: unknown): readonly unknown[] {
  const chain: unknown[] = [];
  for (let one = error; one instanceof Error && chain.length < 8; one = one.cause) {
    chain.push(one);
    if (one instanceof AggregateError) chain.push(...one.errors);
  }
  return chain;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
