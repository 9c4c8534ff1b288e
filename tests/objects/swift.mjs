// Episodes in a bucket of OpenStack Swift, on loopback: `node tests/objects/swift.mjs`, after `npm run build`.
//
// 40 objects of 8 to 60 MB through embed, embed again, -u, strip and undo; what is sent, what stays; an object that changes
// between reading and copying; kills at 40 moments. Ends with one line of figures, or fails.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import { createServer, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { audioOf, hashOf, makeAudio, makeNotes } from './stored-episode.mjs';
import { startSwift } from './swift-server.mjs';

const program = fileURLToPath(new URL('../../bin/chapterize.js', import.meta.url));
const bucket = 'episodes';
const objectCount = Number(process.env.OBJECTS ?? 40);
const killCount = Number(process.env.KILLS ?? 40);
const mostSentByteLength = 5.5 * 1024 * 1024;
const started = performance.now();
const seconds = () => ((performance.now() - started) / 1000).toFixed(0);

const swift = await startSwift();
Object.assign(process.env, swift.environment, { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' });
process.once('exit', () => swift.stop());
for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => process.exit(1));

const { chapterize, show, strip, undo } = await import('../../dist/index.js');
const sdk = await import('@aws-sdk/client-s3');
const client = new sdk.S3Client({ forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED' });
const ask = (name, input) => client.send(new sdk[`${name}Command`]({ Bucket: bucket, ...input }));

/** Bytes of bodies that this process sends, by the path of the object; copies send none. */
const sent = new Map();
subscribe('http.client.request.start', ({ request: sending }) => {
  const path = decodeURIComponent(sending.path.split('?')[0]);
  sending.once('finish', () => {
    sent.set(path, (sent.get(path) ?? 0) + Number(sending.getHeader('content-length') ?? 0));
  });
});
const sentTo = (key) => sent.get(`/${bucket}/${key}`) ?? 0;

const properties = {
  ContentType: 'audio/mpeg',
  CacheControl: 'public, max-age=604800',
  ContentDisposition: 'attachment; filename="e.mp3"',
  ContentLanguage: 'de',
  Metadata: { guid: 'episode-1', show: 'test' },
};

async function put(key, Body, more = properties) {
  await ask('PutObject', { Key: key, Body, ...more });
}

async function get(key) {
  const { Body, ETag } = await ask('GetObject', { Key: key });
  return { bytes: Buffer.from(await Body.transformToByteArray()), etag: ETag };
}

async function openUploads() {
  return (await ask('ListMultipartUploads', {})).Uploads ?? [];
}

async function assertProperties(key) {
  const head = await ask('HeadObject', { Key: key });
  for (const [name, value] of Object.entries(properties))
    assert.deepEqual(head[name], value, `${key}: ${name}`);
}

/** Two at a time. */
async function each(items, work) {
  const queue = [...items];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next);
  };
  await Promise.all([worker(), worker()]);
}

/** Most are short, as in a catalogue; the last has 60 MB. */
const episodes = Array.from({ length: objectCount }, (_, index) => {
  const byteLength = Math.round(8e6 + 52e6 * (index / Math.max(1, objectCount - 1)) ** 16);
  return {
    byteLength,
    key: `show/e${String(index).padStart(2, '0')} ä+.mp3`,
    notes: `notes/e${index}.md`,
    index,
  };
});

async function throughAll({ key, notes, byteLength, index }) {
  const [audioUrl, notesUrl] = [`s3://${bucket}/${key}`, `s3://${bucket}/${notes}`];
  const audio = makeAudio(byteLength, index);
  const hash = hashOf(audio);
  await put(key, audio);
  await put(notes, makeNotes(audio), { ContentType: 'text/markdown' });

  const step = async (what, run, status, most, check) => {
    const before = sentTo(key);
    const result = await run();
    const told = result.diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n');
    assert.equal(result.status, status, `${key}, ${what}: ${told}`);
    const count = sentTo(key) - before;
    assert.ok(count <= most, `${key}, ${what}: ${count} bytes were sent, at most ${most}`);
    mostSent = Math.max(mostSent, count);
    // What comes back at the end has been through every step; a quarter is looked at on the way too.
    if (check !== undefined && (what === 'undo' || index % 4 === 0)) {
      const { bytes } = await get(key);
      check(bytes);
      assert.equal(hashOf(audioOf(bytes)), hash, `${key}, ${what}: the audio`);
      await assertProperties(key);
    }
  };
  await step(
    'embed',
    () => chapterize(notesUrl, audioUrl),
    'written',
    mostSentByteLength,
    (bytes) => assert.ok(bytes.length > audio.length),
  );
  if (index % 4 === 0) assert.ok((await show(audioUrl)).chapters.length > 2);
  await step('again', () => chapterize(notesUrl, audioUrl), 'unchanged', 0);
  // Another title, and the length of the new file in the notes.
  await put(notes, makeNotes(audio, { title: 'A longer title for part', length: 1 }), {
    ContentType: 'text/markdown',
  });
  await step(
    '-u',
    () => chapterize(notesUrl, audioUrl, { updateFrontMatter: true, verifyStated: false }),
    'written',
    mostSentByteLength,
    (bytes) =>
      assert.ok(
        bytes.includes(Buffer.from('A longer title for part', 'utf16le')) ||
          bytes.includes('A longer title for part'),
      ),
  );
  const { ContentLength } = await ask('HeadObject', { Key: key });
  assert.match((await get(notes)).bytes.toString(), new RegExp(`^length: ${ContentLength}$`, 'm'));
  await step(
    'strip',
    () => strip(audioUrl, { fullCheck: index % 8 === 0 }),
    'written',
    mostSentByteLength,
    (bytes) => assert.ok(!bytes.includes('CHAP')),
  );
  await step(
    'embed for undo',
    () => chapterize(notesUrl, audioUrl, { verifyStated: false }),
    'written',
    mostSentByteLength,
  );
  await step(
    'undo',
    () => undo(audioUrl),
    'written',
    mostSentByteLength,
    (bytes) => assert.equal(hashOf(bytes), hash),
  );
  if (index % 8 !== 7) await ask('DeleteObject', { Key: key });
}

let mostSent = 0;
await ask('CreateBucket', {});
await each(episodes, throughAll);
assert.deepEqual(await openUploads(), []);
console.log(
  `${objectCount} objects: at most ${(mostSent / 1024 / 1024).toFixed(2)} MiB sent for one (${seconds()} s)`,
);

// An object that another program replaces between the reading and the copying: a proxy holds the first part back until then.
{
  const key = 'changed.mp3';
  const other = makeAudio(9e6, 'b');
  const audio = makeAudio(9e6, 'a');
  await put(key, audio);
  await put('changed.md', makeNotes(audio), {});
  let isReplaced = false;
  const proxy = createServer(async (message, response) => {
    if (/partNumber=1&/.test(message.url) && !isReplaced) {
      isReplaced = true;
      await put(key, other);
    }
    const { method, url: path, headers } = message;
    const onward = request({ host: '127.0.0.1', port: swift.port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    message.pipe(onward);
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const env = { ...process.env, AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${proxy.address().port}` };
  const args = [program, `s3://${bucket}/changed.md`, `s3://${bucket}/${key}`];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (piece) => (said += piece));
  const code = await new Promise((resolve) => child.once('close', resolve));
  proxy.closeAllConnections();
  proxy.close();
  assert.ok(isReplaced);
  assert.equal(code, 2, said);
  assert.match(said, /changed\.mp3: was changed by another program during the run/);
  assert.equal(hashOf((await get(key)).bytes), hashOf(other));
  assert.deepEqual(await openUploads(), []);
  console.log(`an object that changes under the run is refused (${seconds()} s)`);
}

// Kills at moments all over the run: the object is the old one or the new one, and the next run leaves no upload.
{
  const audio = makeAudio(8e6, 'k');
  const old = hashOf(audio);
  await put('killed.md', makeNotes(audio), {});
  const run = (key) =>
    spawn(process.execPath, [program, `s3://${bucket}/killed.md`, `s3://${bucket}/${key}`], {
      stdio: 'ignore',
    });
  const ended = (child) => new Promise((resolve) => child.once('exit', (code) => resolve(code)));
  await put('whole.mp3', audio);
  const from = performance.now();
  assert.equal(await ended(run('whole.mp3')), 0);
  const wholeMs = performance.now() - from;
  const finished = hashOf((await get('whole.mp3')).bytes);
  assert.notEqual(finished, old);
  const counts = { old: 0, new: 0, left: 0 };
  const uploadsTo = async (key) => (await openUploads()).filter(({ Key }) => Key === key);
  await each([1, 2], async (worker) => {
    const key = `killed-${worker}.mp3`;
    for (let number = worker; number <= killCount; number += 2) {
      await put(key, audio);
      const child = run(key);
      const killed = ended(child);
      // Loading and reading take the first part of a run; what can go wrong lies behind it. Two at a time are slower than one.
      const timer = setTimeout(() => child.kill('SIGKILL'), wholeMs * (0.4 + (1.2 * number) / killCount));
      await killed;
      clearTimeout(timer);
      const found = hashOf((await get(key)).bytes);
      assert.ok(
        found === finished || found === old,
        `kill ${number}: neither the old object nor the new one`,
      );
      counts[found === finished ? 'new' : 'old'] += 1;
      const open = await uploadsTo(key);
      counts.left += open.length;
      if (open.length === 0) continue;
      assert.equal(await ended(run(key)), 0, `kill ${number}: the next run`);
      assert.equal(hashOf((await get(key)).bytes), finished);
      assert.deepEqual(await uploadsTo(key), [], `kill ${number}: an upload is left open`);
    }
  });
  assert.ok(counts.old > 0, 'no kill came before the end');
  console.log(
    `${killCount} kills: ${counts.old} times the old object, ${counts.new} times the new one, ` +
      `${counts.left} uploads left open and ended by the next run (${seconds()} s)`,
  );
}
process.exit(0);
