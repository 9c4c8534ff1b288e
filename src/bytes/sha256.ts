import { createHash } from 'node:crypto';

/** The SHA-256 of bytes that are all there: lower-case hex. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A new SHA-256 over the platform's implementation; its digest is lower-case hex. */
export function createSha256() {
  const hash = createHash('sha256');
  return {
    update: (bytes: Uint8Array): void => void hash.update(bytes),
    digest: (): string => hash.digest('hex'),
  };
}
