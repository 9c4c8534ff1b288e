import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a store has under a key. */
export interface StoredObject {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: string;
}

/** A request as the store saw it. */
export interface SeenRequest {
  /** `PUT part`, `POST complete` and so on. */
  readonly what: string;
  readonly key: string;
  readonly byteLength: number;
  readonly headers: IncomingMessage['headers'];
}

interface OpenUpload {
  readonly key: string;
  readonly initiator: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: string;
  readonly parts: Map<number, Buffer>;
}

/** An S3 store in memory, as far as chapterize uses one: conditions, tags, multipart uploads with copied parts. */
export interface FakeStore {
  readonly url: string;
  readonly objects: Map<string, StoredObject>;
  readonly uploads: Map<string, OpenUpload>;
  readonly seen: SeenRequest[];
  /** Called before each answer; what it gives is answered instead: a status and a code of S3. */
  intrude: (request: SeenRequest) => readonly [number, string] | null;
  put(key: string, bytes: Uint8Array, headers?: Readonly<Record<string, string>>, tags?: string): void;
  close(): Promise<void>;
}

/** Headers that belong to an object. */
const kept =
  /^(?:content-type|cache-control|content-disposition|content-language|x-amz-meta-.*|x-amz-server-side-encryption)$/;

class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

/** Starts one on loopback; its only bucket is `bkt`. */
export async function startFakeStore(): Promise<FakeStore> {
  const objects = new Map<string, StoredObject>();
  const uploads = new Map<string, OpenUpload>();
  const seen: SeenRequest[] = [];
  let uploadCount = 0;

  const place = (
    key: string,
    bytes: Buffer,
    headers: Readonly<Record<string, string>>,
    tags: string,
    suffix = '',
  ) => {
    const etag = `"${createHash('md5').update(bytes).digest('hex')}${suffix}"`;
    objects.set(key, { bytes, etag, headers, tags });
    return etag;
  };
  const found = (key: string): StoredObject => {
    const object = objects.get(key);
    if (object === undefined) throw new Refusal(404, 'NoSuchKey');
    return object;
  };
  const confirm = (key: string, headers: IncomingMessage['headers']): void => {
    const etag = objects.get(key)?.etag;
    if (headers['if-none-match'] === '*' && etag !== undefined) throw new Refusal(412, 'PreconditionFailed');
    if (headers['if-match'] !== undefined && headers['if-match'] !== etag)
      throw new Refusal(412, 'PreconditionFailed');
  };

  const answer = (
    request: SeenRequest,
    query: URLSearchParams,
    body: Buffer,
  ): {
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: Buffer | string;
  } => {
    const { what, key, headers } = request;
    const upload = uploads.get(query.get('uploadId') ?? '');
    const own = Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) => (kept.test(name) ? [[name, String(value)]] : [])),
    );
    const tags = String(headers['x-amz-tagging'] ?? '');
    switch (what) {
      case 'HEAD object':
      case 'GET object': {
        const object = found(key);
        confirm(key, { ...headers, 'if-none-match': undefined });
        const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
        const bytes = from === undefined ? object.bytes : object.bytes.subarray(Number(from), Number(to) + 1);
        const range: Record<string, string> =
          from === undefined ? {} : { 'content-range': `bytes ${from}-${to}/${object.bytes.length}` };
        return {
          status: from === undefined ? 200 : 206,
          headers: { ...object.headers, ...range, etag: object.etag, 'content-length': String(bytes.length) },
          body: what === 'HEAD object' ? '' : bytes,
        };
      }
      case 'GET tagging': {
        const pairs = [...new URLSearchParams(found(key).tags)];
        const set = pairs.map(([k, v]) => `<Tag><Key>${k}</Key><Value>${v}</Value></Tag>`).join('');
        return { body: `<Tagging><TagSet>${set}</TagSet></Tagging>` };
      }
      case 'PUT object':
        confirm(key, headers);
        return { headers: { etag: place(key, body, own, tags) } };
      case 'POST uploads': {
        uploadCount += 1;
        const id = `upload-${uploadCount}`;
        uploads.set(id, { key, initiator: 'me', headers: own, tags, parts: new Map() });
        return {
          body: `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
        };
      }
      case 'GET uploads': {
        const prefix = query.get('prefix') ?? '';
        const open = [...uploads].filter(([, one]) => one.key.startsWith(prefix));
        const list = open.map(
          ([id, one]) =>
            `<Upload><Key>${one.key}</Key><UploadId>${id}</UploadId><Initiator><ID>${one.initiator}</ID></Initiator></Upload>`,
        );
        return { body: `<ListMultipartUploadsResult>${list.join('')}</ListMultipartUploadsResult>` };
      }
      case 'PUT part': {
        if (upload === undefined) throw new Refusal(404, 'NoSuchUpload');
        const number = Number(query.get('partNumber'));
        const source = headers['x-amz-copy-source'];
        if (source === undefined) {
          upload.parts.set(number, body);
          return { headers: { etag: `"part-${number}"` } };
        }
        const from = found(decodeURIComponent(String(source)).replace(/^\/?bkt\//, ''));
        if (headers['x-amz-copy-source-if-match'] !== from.etag) throw new Refusal(412, 'PreconditionFailed');
        const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(String(headers['x-amz-copy-source-range'])) ?? [];
        upload.parts.set(number, from.bytes.subarray(Number(start), Number(end) + 1));
        return { body: `<CopyPartResult><ETag>"part-${number}"</ETag></CopyPartResult>` };
      }
      case 'GET parts': {
        if (upload === undefined) throw new Refusal(404, 'NoSuchUpload');
        const list = [...upload.parts].map(
          ([number, { length }]) => `<Part><PartNumber>${number}</PartNumber><Size>${length}</Size></Part>`,
        );
        return {
          body: `<ListPartsResult><IsTruncated>false</IsTruncated>${list.join('')}</ListPartsResult>`,
        };
      }
      case 'POST complete': {
        if (upload === undefined) throw new Refusal(404, 'NoSuchUpload');
        confirm(key, headers);
        const parts = [...upload.parts].sort(([a], [b]) => a - b).map(([, bytes]) => bytes);
        if (parts.slice(0, -1).some(({ length }) => length < 5 * 1024 * 1024))
          throw new Refusal(400, 'EntityTooSmall');
        const etag = place(key, Buffer.concat(parts), upload.headers, upload.tags, `-${parts.length}`);
        uploads.delete(query.get('uploadId') ?? '');
        return {
          body: `<CompleteMultipartUploadResult><ETag>${etag}</ETag></CompleteMultipartUploadResult>`,
        };
      }
      case 'DELETE upload':
        uploads.delete(query.get('uploadId') ?? '');
        return { status: 204 };
      case 'GET list': {
        // Two a page, so that there are pages.
        const keys = [...objects.keys()].filter((one) => one.startsWith(query.get('prefix') ?? '')).sort();
        const from = Number(query.get('continuation-token') ?? 0);
        const page = keys.slice(from, from + 2);
        const contents = page.map((one) => {
          const { bytes, etag } = found(one);
          return `<Contents><Key>${one}</Key><ETag>${etag.replaceAll('"', '&quot;')}</ETag><Size>${bytes.length}</Size></Contents>`;
        });
        const isMore = from + 2 < keys.length;
        const more = isMore ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : '';
        return {
          body: `<ListBucketResult><IsTruncated>${isMore}</IsTruncated>${more}${contents.join('')}</ListBucketResult>`,
        };
      }
      default:
        throw new Refusal(501, 'NotImplemented');
    }
  };

  const store: FakeStore = {
    url: '',
    objects,
    uploads,
    seen,
    intrude: () => null,
    put: (key, bytes, headers = {}, tags = '') => void place(key, Buffer.from(bytes), headers, tags),
    close: () => Promise.resolve(),
  };

  const serve = (message: IncomingMessage, response: ServerResponse, body: Buffer): void => {
    const url = new URL(message.url ?? '/', 'http://store');
    const [, bucket = '', ...rest] = url.pathname.split('/');
    const key = decodeURIComponent(rest.join('/'));
    const what = `${message.method ?? ''} ${nounOf(message.method ?? '', key, url.searchParams)}`;
    const request = { what, key, byteLength: body.length, headers: message.headers };
    seen.push(request);
    try {
      const intrusion = store.intrude(request);
      if (intrusion !== null) throw new Refusal(...intrusion);
      if (bucket !== 'bkt') throw new Refusal(404, 'NoSuchBucket');
      const { status = 200, headers = {}, body: content = '' } = answer(request, url.searchParams, body);
      response.writeHead(status, headers).end(content);
    } catch (error) {
      const { status, code } = error instanceof Refusal ? error : new Refusal(500, String(error));
      const text =
        message.method === 'HEAD' ? '' : `<Error><Code>${code}</Code><Message>${code}</Message></Error>`;
      response.writeHead(status, { 'content-type': 'application/xml' }).end(text);
    }
  };
  const server = createServer((message, response) => {
    const pieces: Buffer[] = [];
    message.on('data', (piece: Buffer) => pieces.push(piece));
    message.on('end', () => serve(message, response, Buffer.concat(pieces)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(store, {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}

/** What a request is about. */
function nounOf(method: string, key: string, query: URLSearchParams): string {
  if (query.has('tagging')) return 'tagging';
  if (query.has('uploads')) return 'uploads';
  if (query.has('partNumber')) return 'part';
  if (query.has('uploadId')) return { GET: 'parts', POST: 'complete', DELETE: 'upload' }[method] ?? 'upload';
  return key === '' ? 'list' : 'object';
}
