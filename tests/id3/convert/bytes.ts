/** Bytes from numbers, ISO-8859-1 strings and byte arrays in a row. */
export function bytes(...parts: readonly (number | string | Uint8Array)[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts.map(toBuffer)));
}

function toBuffer(part: number | string | Uint8Array): Uint8Array {
  if (typeof part === 'number') return Buffer.of(part);
  return typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
}

/** UTF-8, no terminator. */
export function utf8(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'utf8'));
}

/** UTF-16LE after its byte order mark, no terminator. */
export function utf16(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'));
}

/** UTF-16BE without byte order mark, no terminator. */
export function utf16BigEndian(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'utf16le').swap16());
}
