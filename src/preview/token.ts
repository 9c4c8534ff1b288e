import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 192 random bits, in a form for addresses. */
export function newToken(): string {
  return randomBytes(24).toString('base64url');
}

/** The nonce that allows the styles of one answer. */
export function newNonce(): string {
  return randomBytes(16).toString('base64url');
}

/** Compares in constant time, which does not tell how much is right. */
export function isToken(given: string, token: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(token));
}
