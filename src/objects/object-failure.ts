import { ChapterizeError, type FailureCode } from '../diagnostic/failure.js';
import { formatObjectUrl, type ObjectAddress } from './object-url.js';

/** What an answer of the store says about itself. */
interface Refusal {
  /** The store's word for it (`NoSuchKey`). */
  readonly name: string;
  readonly message: string;
  /** null if no answer came. */
  readonly status: number | null;
}

/** The parts of an SDK error that matter here. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof Error)) return { name: 'Unknown', message: String(error), status: null };
  const metadata = '$metadata' in error ? (error.$metadata as { readonly httpStatusCode?: number }) : {};
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  const isAnswer = metadata?.httpStatusCode !== undefined;
  return {
    name: isAnswer || code === null ? error.name : code,
    message: error.message,
    status: metadata?.httpStatusCode ?? null,
  };
}

/** Whether the store says that there is no such object (or no such bucket). */
export function isNotFound(error: unknown): boolean {
  return refusalOf(error).status === 404;
}

/**
 * Turns what a request threw into a failure that names the object, what was tried and why it failed.
 *
 * @param error what was thrown; a ChapterizeError comes back as it is
 */
export function objectFailure(
  error: unknown,
  action: 'read' | 'write',
  address: ObjectAddress,
): ChapterizeError {
  if (error instanceof ChapterizeError) return error;
  const url = formatObjectUrl(address);
  const { name, message, status } = refusalOf(error);
  if (name === 'AbortError')
    return new ChapterizeError('interrupted', 'interrupted; the object is as it was', { cause: error });
  if (status === 412 || name === 'ConditionalRequestConflict') return changedObject(url, error);
  const failure = (code: FailureCode, why: string, help?: string) =>
    new ChapterizeError(code, `cannot ${action}: ${why}`, { file: url, help, cause: error });
  if (name === 'NoSuchBucket') return failure('io/not-found', `there is no bucket "${address.bucket}"`);
  if (status === 404) return failure('io/not-found', 'there is no such object');
  if (name === 'CredentialsProviderError') {
    const help =
      'set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, as for any program that uses the AWS SDK';
    return failure('io/permission', 'no credentials were found', help);
  }
  if (status === 401 || status === 403) {
    const help = 'check the credentials, and what they are allowed to do with the object';
    return failure('io/permission', `the store refuses it (${name})`, help);
  }
  if (status !== null) return failure('network/answer', `the store answers ${status} ${name}: ${message}`);
  if (/^region is missing/i.test(message)) return failure('usage', 'no region is set', 'set AWS_REGION');
  const help = 'check AWS_ENDPOINT_URL_S3, AWS_REGION and the network';
  return failure('network/unreachable', `no answer from the store (${name}: ${message})`, help);
}

/** What to throw for an object that is no longer what the run began with. */
export function changedObject(url: string, cause?: unknown): ChapterizeError {
  return new ChapterizeError('io/changed', 'was changed by another program during the run', {
    file: url,
    help: 'run again when nothing else writes to it',
    cause,
  });
}
