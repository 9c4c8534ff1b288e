import type * as fs from 'node:fs';
import type * as fsPromises from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** One call to the system, as `open /folder/name` or `sync /folder/name`. */
export interface DiskCall {
  readonly name: string;
  readonly path: string;
  readonly args: readonly unknown[];
}

/** Stands between the writer and the disk: keeps every call, and may do something (or throw) before it. */
export class RecordedDisk {
  calls: DiskCall[] = [];
  before: (call: DiskCall) => void | Promise<void> = () => undefined;

  reset(): void {
    this.calls = [];
    this.before = () => undefined;
  }

  /** Throws what the system would at the first call that matches. */
  failAt(name: string, path: RegExp, code: string): void {
    this.before = (call) => {
      if (call.name !== name || !path.test(call.path)) return;
      this.before = () => undefined;
      throw Object.assign(new Error(`${code}: planted`), { code });
    };
  }

  names(path: RegExp): string[] {
    return this.calls.filter((call) => path.test(call.path)).map((call) => call.name);
  }

  note(name: string, path: string, args: readonly unknown[]): void | Promise<void> {
    const call = { name, path, args };
    this.calls.push(call);
    return this.before(call);
  }
}

export const disk = new RecordedDisk();

/** `node:fs/promises` with every call that changes or syncs something recorded. */
export function recorded(real: typeof fsPromises): typeof fsPromises {
  return {
    ...real,
    open: async (path, flags, mode) => {
      await disk.note('open', String(path), [flags, mode]);
      return recordedHandle(await real.open(path, flags, mode), String(path));
    },
    unlink: recording('unlink', real.unlink),
    chmod: recording('chmod', real.chmod),
    chown: recording('chown', real.chown),
  };
}

/** `node:fs` with the synchronous rename recorded; what is done before it must be synchronous too. */
export function recordedSync(real: typeof fs): typeof fs {
  return {
    ...real,
    renameSync: (from, to) => {
      if (disk.note('rename', String(from), [from, to]) !== undefined)
        throw new Error('renameSync cannot wait for what is to be done before it');
      real.renameSync(from, to);
    },
  };
}

function recording<A extends readonly unknown[], R>(
  name: string,
  call: (...args: A) => Promise<R>,
): (...args: A) => Promise<R> {
  return async (...args) => {
    await disk.note(name, String(args[0]), args);
    return call(...args);
  };
}

function recordedHandle(handle: FileHandle, path: string): FileHandle {
  return new Proxy(handle, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return async (...args: unknown[]): Promise<unknown> => {
        await disk.note(String(name), path, args);
        return Reflect.apply(value, target, args);
      };
    },
  });
}
