import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 192 random bits, as they stand in an address. */
export function newToken(): string {
  return randomBytes(24).toString('base64url');
}

/** What the styles of one answer are allowed by. */
export function newNonce(): string {
  return randomBytes(16).toString('base64url');
}

/** Compares in a time that does not tell how much is right. */
export function isToken(given: string, token: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(token));
}
