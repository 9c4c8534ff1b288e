export function makeAudio(byteLength: number, seed: string | number): Buffer;
export function makeNotes(
  audio: Uint8Array,
  options?: { readonly title?: string; readonly length?: number },
): string;
export function hashOf(bytes: Uint8Array): string;
export function audioOf(file: Buffer): Buffer;
