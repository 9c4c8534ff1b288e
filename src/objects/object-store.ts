import type { S3Client } from '@aws-sdk/client-s3';
import { ChapterizeError } from '../diagnostic/failure.js';

/** The package, as it is once it is loaded. */
export type Sdk = typeof import('@aws-sdk/client-s3');

/** An object store behind an S3 interface; all functions of this folder take one. */
export interface ObjectStore {
  /** Makes the commands that `send` takes. */
  readonly sdk: Sdk;
  readonly send: S3Client['send'];
  /** The same for requests that must be sent even when the signal of the caller has ended everything else. */
  readonly sendAnyway: S3Client['send'];
}

/** One client for the process: it finds credentials once, and keeps its connections open. */
let shared: Promise<{ readonly sdk: Sdk; readonly client: S3Client }> | null = null;

/**
 * Opens the store that the environment describes, as other programs read it: the credential chain, region, profile and
 * endpoint of the AWS SDK (`AWS_PROFILE`, `AWS_REGION`, `AWS_ENDPOINT_URL_S3`, `AWS_ENDPOINT_URL`, `AWS_MAX_ATTEMPTS`, …).
 * `CHAPTERIZE_S3_PATH_STYLE` says whether the bucket is in the path (`true`) or in the host name (`false`). Without it, the
 * bucket is in the path for a named endpoint, and in the host name for Amazon's own.
 *
 * The package is loaded here and nowhere else.
 *
 * @param signal ends the requests
 * @throws ChapterizeError `usage` when the package is not installed
 */
export async function openObjectStore(signal?: AbortSignal): Promise<ObjectStore> {
  shared ??= connect();
  try {
    const { sdk, client } = await shared;
    const sendAnyway: S3Client['send'] = client.send.bind(client);
    if (signal === undefined) return { sdk, send: sendAnyway, sendAnyway };
    const send = (command: Parameters<S3Client['send']>[0]) => client.send(command, { abortSignal: signal });
    return { sdk, send: send as S3Client['send'], sendAnyway };
  } catch (error) {
    shared = null;
    throw error;
  }
}

async function connect() {
  const sdk = await loadSdk();
  const { env } = process;
  // A notice to maintainers about versions of next year is of no use to people who run this one.
  env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const hasEndpoint = Boolean(env.AWS_ENDPOINT_URL_S3 ?? env.AWS_ENDPOINT_URL);
  const region = env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? (hasEndpoint ? 'us-east-1' : undefined);
  const client = new sdk.S3Client({
    forcePathStyle: pathStyleOf(env.CHAPTERIZE_S3_PATH_STYLE) ?? hasEndpoint,
    ...(region === undefined ? {} : { region }),
    // Stores other than Amazon's do not know these checksums. What is written is read back anyway.
    ...(env.AWS_REQUEST_CHECKSUM_CALCULATION === undefined
      ? { requestChecksumCalculation: 'WHEN_REQUIRED' as const }
      : {}),
    ...(env.AWS_RESPONSE_CHECKSUM_VALIDATION === undefined
      ? { responseChecksumValidation: 'WHEN_REQUIRED' as const }
      : {}),
    // Without limits, the SDK would wait for a dead connection for ever. Copying a large part is silent for a while.
    requestHandler: { connectionTimeout: 10_000, socketTimeout: 300_000 },
  });
  return { sdk, client };
}

async function loadSdk(): Promise<Sdk> {
  try {
    return await import('@aws-sdk/client-s3');
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new ChapterizeError('usage', 's3:// needs a package that is not installed: @aws-sdk/client-s3', {
      help: 'npm install @aws-sdk/client-s3 (with -g where chapterize is installed with -g)',
      cause: error,
    });
  }
}

function isMissing(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  const isNotFound = error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'MODULE_NOT_FOUND';
  return isNotFound && /['"]@aws-sdk\/client-s3['"]/.test(error.message);
}

/** @throws ChapterizeError `usage` */
function pathStyleOf(text: string | undefined): boolean | null {
  if (text === undefined || text === '') return null;
  if (/^(?:true|1|yes)$/i.test(text)) return true;
  if (/^(?:false|0|no)$/i.test(text)) return false;
  throw new ChapterizeError('usage', `CHAPTERIZE_S3_PATH_STYLE is "${text}", expected true or false`);
}
