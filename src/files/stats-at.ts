import { type BigIntStats, statSync } from 'node:fs';

/**
 * What the system tells of what a path leads to; null for nothing, and for a path that cannot be followed (too long a name,
 * links in a circle): whoever opens it then says why.
 */
export function statsAt(path: string): BigIntStats | null {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return null;
  }
}
