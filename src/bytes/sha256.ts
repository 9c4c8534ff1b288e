import { createHash } from 'node:crypto';

/** A new SHA-256 over the platform's implementation; its digest is lower-case hex. */
export function createSha256() {
  const hash = createHash('sha256');
  return {
    update: (bytes: Uint8Array): void => void hash.update(bytes),
    digest: (): string => hash.digest('hex'),
  };
}
