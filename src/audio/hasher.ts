/** Takes bytes in order and gives one digest of them: the way to hash without this folder knowing the platform. */
export interface Hasher {
  update(bytes: Uint8Array): void;
  digest(): string;
}
