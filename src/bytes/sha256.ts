import { createHash, hash } from 'node:crypto';

/** The SHA-256 of bytes that are all there: lower-case hex. */
export function sha256Of(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}

/** A new SHA-256 over the platform's implementation; its digest is lower-case hex. */
export function createSha256() {
  const growing = createHash('sha256');
  return {
    update: (bytes: Uint8Array): void => void growing.update(bytes),
    digest: (): string => growing.digest('hex'),
  };
}
