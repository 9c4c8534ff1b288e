import type { ByteSource } from '../bytes/byte-source.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { BodyStream } from './body-stream.js';
import type { HttpClient } from './http-client.js';
import { BodyCut } from './network-failure.js';
import { printableAddress } from './web-address.js';

/** A file behind a URL, as it was when it was first asked for. */
export interface RemoteFile {
  /** Where the redirects end. */
  readonly url: URL;
  readonly byteLength: number;
  /** Whether the server answers ranges; without them the file can be read from its start only. */
  readonly hasRanges: boolean;
  /** For If-Range: a strong ETag, else the date of the last change, else null. */
  readonly validator: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** A file behind a URL as a source of bytes. */
export interface HttpSource extends ByteSource {
  /** Keeps bytes that have already arrived, so that they are not requested again. */
  remember(offset: number, bytes: Uint8Array): void;
  close(): void;
}

/** Small reads fetch this much at once: one request costs more than these bytes. */
const blockByteLength = 4096;
/** A read of this many bytes or more is the beginning of reading everything after it. */
const streamedByteLength = 256 * 1024;

interface Block {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** Opens a file behind a URL for reading; sends no request before the first read. */
export function openHttpSource(client: HttpClient, remote: RemoteFile): HttpSource {
  const { byteLength, url } = remote;
  const name = printableAddress(url);
  const blocks: Block[] = [];
  let stream: BodyStream | null = null;

  const readRangeOf = async (offset: number, length: number): Promise<Uint8Array> => {
    const last = Math.min(offset + length, byteLength) - 1;
    const answer = await askFrom(client, remote, `bytes=${offset}-${last}`);
    const bytes = await answer.take(last - offset + 1);
    if (bytes.length < last - offset + 1) throw new BodyCut(name);
    return bytes;
  };

  return {
    name,
    byteLength,
    remember: (offset, bytes) => void blocks.push({ offset, bytes }),
    close: () => stream?.leave(),
    async read(target, offset) {
      const wanted = Math.max(0, Math.min(target.length, byteLength - offset));
      if (wanted === 0) return 0;
      const known = blocks.find(
        (block) => block.offset <= offset && offset + wanted <= block.offset + block.bytes.length,
      );
      if (known !== undefined) {
        target.set(known.bytes.subarray(offset - known.offset, offset - known.offset + wanted));
        return wanted;
      }
      const isNext =
        stream !== null && stream.position <= offset && offset - stream.position <= blockByteLength;
      if (!isNext && !remote.hasRanges && (stream === null || stream.position > offset)) {
        stream?.leave();
        stream = await openStream(client, remote, 0);
      } else if (!isNext && remote.hasRanges) {
        if (wanted < streamedByteLength) {
          const bytes = await readRangeOf(offset, Math.max(wanted, blockByteLength));
          blocks.push({ offset, bytes });
          target.set(bytes.subarray(0, wanted));
          return wanted;
        }
        stream?.leave();
        stream = await openStream(client, remote, offset);
      }
      const count = (await stream?.readAt(target.subarray(0, wanted), offset)) ?? 0;
      if (count < wanted) throw new BodyCut(name);
      return count;
    },
  };
}

async function openStream(client: HttpClient, remote: RemoteFile, offset: number): Promise<BodyStream> {
  const answer = await askFrom(client, remote, remote.hasRanges ? `bytes=${offset}-` : null);
  return new BodyStream(answer.pieces(), offset);
}

/** Requests a range of the file as it was first seen; if the URL has another file by now, the run ends. */
async function askFrom(client: HttpClient, remote: RemoteFile, range: string | null) {
  const { url, headers, validator, byteLength } = remote;
  const name = printableAddress(url);
  const wanted = range === null ? {} : { range, ...(validator === null ? {} : { 'if-range': validator }) };
  const answer = await client.ask(url, { method: 'GET', headers: { ...headers, ...wanted } });
  const total = totalOf(answer.header('content-range'));
  if (answer.status === (range === null ? 200 : 206) && (total === null || total === byteLength))
    return answer;
  answer.leave();
  if (answer.status === 200 || answer.status === 206) {
    throw new ChapterizeError('io/changed', 'changed while it was read', { file: name, help: 'run again' });
  }
  throw new ChapterizeError('network/answer', `the server answers ${answer.status}`, { file: name });
}

/** The total of `bytes 0-9/1234`; null for `*`, and if there is none. */
export function totalOf(contentRange: string | null): number | null {
  const [, digits] = /^\s*bytes\s+\d+-\d+\/(\d{1,15})\s*$/i.exec(contentRange ?? '') ?? [];
  return digits === undefined ? null : Number(digits);
}
