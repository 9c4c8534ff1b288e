import * as sdk from '@aws-sdk/client-s3';
import type { ObjectStore } from '../../src/objects/object-store.js';

/** An object store in memory: what it holds, and when each object was written. */
export interface MemoryStore {
  readonly store: ObjectStore;
  readonly objects: Map<string, { readonly bytes: Uint8Array; modified: Date }>;
  /** Called after an object was written and before the answer is given; may throw. */
  afterPut: (key: string) => void;
}

/** Makes a store that knows one bucket, conditions and ranges, as far as small objects need them. */
export function createMemoryStore(): MemoryStore {
  const objects: MemoryStore['objects'] = new Map();
  const refusal = (name: string, status: number): Error =>
    Object.assign(new Error(name), { name, $metadata: { httpStatusCode: status } });
  const send = ((command: unknown) => answer(command)) as ObjectStore['send'];
  const memory: MemoryStore = {
    objects,
    afterPut: () => undefined,
    store: { sdk, send, sendAnyway: send },
  };
  const etagOf = (bytes: Uint8Array): string =>
    `"${Buffer.from(bytes).toString('base64').slice(0, 64)}-${bytes.length}"`;

  async function answer(command: unknown): Promise<unknown> {
    await Promise.resolve();
    if (command instanceof sdk.ListObjectsV2Command) {
      const { Prefix = '' } = command.input;
      const found = [...objects]
        .filter(([key]) => key.startsWith(Prefix))
        .sort(([a], [b]) => (a < b ? -1 : 1));
      return {
        Contents: found.map(([Key, { bytes, modified }]) => ({
          Key,
          ETag: etagOf(bytes),
          Size: bytes.length,
          LastModified: modified,
        })),
      };
    }
    if (command instanceof sdk.PutObjectCommand) {
      const { Key = '', Body, IfNoneMatch } = command.input;
      if (IfNoneMatch === '*' && objects.has(Key)) throw refusal('PreconditionFailed', 412);
      if (!(Body instanceof Uint8Array)) throw new TypeError('expected bytes');
      objects.set(Key, { bytes: Body, modified: new Date() });
      memory.afterPut(Key);
      return { ETag: etagOf(Body) };
    }
    if (command instanceof sdk.HeadObjectCommand || command instanceof sdk.GetObjectCommand) {
      const found = objects.get(command.input.Key ?? '');
      if (found === undefined) throw refusal('NoSuchKey', 404);
      const { bytes, modified } = found;
      const head = { ETag: etagOf(bytes), ContentLength: bytes.length, LastModified: modified };
      if (command instanceof sdk.HeadObjectCommand) return head;
      const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(command.input.Range ?? '') ?? [];
      const part = start === undefined ? bytes : bytes.subarray(Number(start), Number(end) + 1);
      return {
        ...head,
        ContentLength: part.length,
        Body: { transformToByteArray: () => Promise.resolve(part) },
      };
    }
    throw new TypeError('not known here');
  }
  return memory;
}
