import type { ScanResult } from '../mpeg/scan-result.js';

/** What a scan found, and where in which file it looked. */
export interface ScannedFile {
  readonly file: string;
  readonly byteLength: number;
  /** Where the leading tags end. */
  readonly start: number;
  /** Where the tags at the end of the file start. */
  readonly end: number;
  readonly scan: ScanResult;
}
