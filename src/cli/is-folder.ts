import { statSync } from 'node:fs';
import { isPrefix } from '../batch/episode-file.js';

/** Whether a path is a folder, or a prefix of a store. */
export function isFolder(path: string): boolean {
  if (isPrefix(path)) return true;
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
