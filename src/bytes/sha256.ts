import { createHash } from 'node:crypto';

/** Takes bytes in order, gives one digest at the end. */
export interface Sha256 {
  update(bytes: Uint8Array): void;
  /** Lower-case hex. */
  digest(): string;
}

/** A new SHA-256 over the platform's implementation. */
export function createSha256(): Sha256 {
  const hash = createHash('sha256');
  return {
    update: (bytes) => void hash.update(bytes),
    digest: () => hash.digest('hex'),
  };
}
