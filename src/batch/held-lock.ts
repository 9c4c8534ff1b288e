import type { TemporaryFile } from '../files/temporary-file.js';

/** What no other run writes to while it is held. */
export interface HeldLock {
  /** Never throws. */
  release(): Promise<void>;
}

/** How often a lock shows that its run is at work: runs on other machines have no other way to know. */
export const beatMs = 20_000;

/** Holds a lock that was taken: keeps it beating until it is released. */
export function holdLock(file: TemporaryFile): HeldLock {
  const timer = setInterval(() => void file.handle.write('.', 0).catch(() => undefined), beatMs);
  timer.unref();
  return {
    release: async () => {
      clearInterval(timer);
      await file.discard();
    },
  };
}
