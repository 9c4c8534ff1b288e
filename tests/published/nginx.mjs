#!/usr/bin/env node
// The published file as a real nginx serves it, with every manner that hosts are known for: node tests/published/nginx.mjs
//
// nginx (Debian: nginx-light) runs on loopback ports from a folder of its own; a small server of Node does what nginx cannot:
// bodies that end early or never, and advertisements. Needs the built program.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createNetServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadTypeScript } from '../build/load-typescript.mjs';

const program = fileURLToPath(new URL('../../bin/chapterize.js', import.meta.url));
const samples = fileURLToPath(new URL('../../samples/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'chapterize-nginx-'));
const site = join(folder, 'site');
const nginx = spawnSync('nginx', ['-v']).error === undefined ? 'nginx' : '/usr/sbin/nginx';
const mostRequests = 25;
const mostBytes = 200_000;

// nginx that is started by root reads as another user.
chmodSync(folder, 0o755);
mkdirSync(site);
const [port, secondPort, tlsPort, nodePort] = await freePorts(4);
const origin = `http://127.0.0.1:${port}`;
const notes = readFileSync(join(samples, 'episode.md'), 'utf8');
writeFileSync(join(folder, 'episode.md'), notes);
writeFileSync(join(folder, 'episode.mp3'), readFileSync(join(samples, 'episode.mp3')));
const made = run(['episode.md', 'episode.mp3', '-u', '-q']);
if (made.status !== 0) throw new Error(`the sample cannot be finished: ${made.stderr}`);
const file = readFileSync(join(folder, 'episode.mp3'));
const tagEnd = 10 + file.subarray(6, 10).reduce((size, byte) => size * 128 + byte, 0);
const audio = file.subarray(tagEnd);
writeFileSync(join(site, 'episode.mp3'), file);
writeFileSync(join(site, 'stripped.mp3'), audio);
writeFileSync(join(site, 'player.mp3'), Buffer.concat([file, audio]));
makeCertificates();
writeFileSync(join(folder, 'nginx.conf'), renderConfig());
const daemon = spawn(
  nginx,
  ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')],
  { stdio: 'inherit' },
);
const odd = startOddServer();

const same = { exit: 0, codes: [], verdict: 'same' };
/** path, options, what must come of it; every code of the area, nothing else. */
const cases = [
  ['a host without faults', '/episode.mp3', same],
  ['two hops', '/hop', same],
  ['no ranges', '/no-ranges/episode.mp3', { exit: 1, codes: ['published/no-ranges'] }],
  ['gzip on HEAD and GET when it is asked for', '/gzip/episode.mp3', same],
  ['HEAD refused', '/no-head/episode.mp3', { exit: 0, codes: ['published/no-head'], verdict: 'same' }],
  ['a loop', '/loop', { exit: 1, codes: ['published/redirect'] }],
  ['libraries refused, we are not', '/no-node/episode.mp3', same],
  [
    'our name refused',
    '/no-chapterize/episode.mp3',
    { exit: 0, codes: ['published/agent-refused'], verdict: 'same' },
  ],
  ['another type', '/octets/episode.mp3', { exit: 0, codes: ['published/content-type'], verdict: 'same' }],
  ['a missing file', '/missing.mp3', { exit: 1, codes: ['published/not-found'] }],
  [
    'the tag stripped',
    '/stripped.mp3',
    { exit: 1, codes: ['published/length-mismatch', 'published/tag-stripped'], verdict: 'tag-stripped' },
  ],
  [
    'another total for a player',
    '/by-client/episode.mp3',
    { exit: 0, codes: ['published/by-client'], verdict: 'same' },
  ],
  ['a server in trouble', '/trouble', { exit: 2, codes: ['network/answer'] }],
  ['too many requests', '/slow-down', { exit: 2, codes: ['network/answer'] }],
  [
    'TLS with an authority of its own',
    `https://localhost:${tlsPort}/episode.mp3`,
    { exit: 2, codes: ['network/unreachable'] },
  ],
  [
    'TLS with an authority of its own, trusted',
    `https://localhost:${tlsPort}/episode.mp3`,
    same,
    { NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') },
  ],
  ['a body that ends early', `http://127.0.0.1:${nodePort}/short`, { exit: 2, codes: ['network/cut'] }],
  [
    'a body that never ends',
    `http://127.0.0.1:${nodePort}/silent`,
    { exit: 2, codes: ['network/unreachable'] },
  ],
  [
    'advertisements before it',
    `http://127.0.0.1:${nodePort}/ads`,
    { exit: 1, codes: ['published/ads-inserted', 'published/length-mismatch'], verdict: 'ads-inserted' },
  ],
  ['a total that is not told', `http://127.0.0.1:${nodePort}/star`, same],
];

let failures = 0;
try {
  await untilAnswered(origin);
  for (const [what, path, expected, env = {}] of cases) report(what, await tryCase(path, expected, env));
  report('a redirect to the metadata service is not followed', await tryRefusal());
} finally {
  daemon.kill('SIGTERM');
  odd.closeAllConnections();
  odd.close();
  await new Promise((resolve) => daemon.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}
console.log(
  failures === 0 ? `nginx: ${cases.length + 1} manners, the right finding each` : `nginx: ${failures} wrong`,
);
process.exitCode = failures === 0 ? 0 : 1;

function run(args, env = {}) {
  return spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    timeout: 60_000,
  });
}

/** @returns what is wrong, and what it cost */
function tryCase(path, expected, env) {
  const url = path.startsWith('http') ? path : `${origin}${path}`;
  return judge(runAsync(['check', 'episode.md', url, '--allow-private', '--json'], env), expected);
}

/** The program runs beside the server in this process, so it must not block it. */
function runAsync(args, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: folder,
      env: { ...process.env, ...env },
    });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.on('close', (status) => resolve({ status, stdout }));
  });
}

async function judge(running, expected) {
  const { status, stdout } = await running;
  const { published = null, diagnostics } = JSON.parse(stdout);
  const codes = diagnostics
    .map(({ code }) => code)
    .filter((code) => /^(?:published|network)\//.test(code))
    .sort();
  const wrong = [];
  if (status !== expected.exit) wrong.push(`exit ${status}, expected ${expected.exit}`);
  if (codes.join() !== expected.codes.toSorted().join())
    wrong.push(`found ${codes.join(', ') || 'nothing'}, expected ${expected.codes.join(', ') || 'nothing'}`);
  const verdict = published?.verdict?.kind ?? null;
  if (expected.verdict !== undefined && verdict !== expected.verdict)
    wrong.push(`verdict ${verdict}, expected ${expected.verdict}`);
  const cost =
    published === null ? '' : `${published.requestCount} requests, ${published.receivedByteLength} bytes`;
  if (published !== null && published.requestCount > mostRequests) wrong.push(cost);
  if (published !== null && published.receivedByteLength > mostBytes + (published.tagByteLength ?? 0))
    wrong.push(cost);
  return { wrong, cost };
}

/** Without --allow-private the first address is refused itself, so the redirect is tried by the module. */
async function tryRefusal() {
  const { follow, createHttpClient } = await loadTypeScript(new URL('guarded.ts', import.meta.url));
  const guarded = await createHttpClient({ allowPrivate: false });
  const open = await createHttpClient({ allowPrivate: true });
  const first = new URL(`${origin}/metadata`);
  // The first request is let through to the loopback, every other one goes through the guard.
  const client = {
    ...guarded,
    ask: (url, question) => (url.href === first.href ? open : guarded).ask(url, question),
  };
  const { trouble } = await follow(client, first, { method: 'HEAD' });
  const direct = await guarded.ask(first, { method: 'HEAD' }).catch((error) => error);
  await Promise.all([guarded.close(), open.close()]);
  const wrong = [];
  if (trouble?.kind !== 'private' || !trouble.target.startsWith('http://169.254.169.254/'))
    wrong.push(`trouble is ${JSON.stringify(trouble)}`);
  if (direct.code !== 'network/refused') wrong.push('the loopback was asked');
  return { wrong, cost: '' };
}

function report(what, { wrong, cost }) {
  if (wrong.length > 0) failures += 1;
  console.log(
    wrong.length === 0
      ? `ok    ${what}${cost === '' ? '' : `: ${cost}`}`
      : `FAIL  ${what}: ${wrong.join('; ')}`,
  );
}

function renderConfig() {
  const local = (name, more) => `location /${name}/ { alias ${site}/; ${more} }`;
  return `
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
events { worker_connections 64; }
http {
  access_log off;
  types { audio/mpeg mp3; }
  default_type audio/mpeg;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  map $http_user_agent $by_client { default episode; ~^AppleCoreMedia player; }
  server {
    listen 127.0.0.1:${port};
    root ${site};
    location = /hop { return 302 http://127.0.0.1:${secondPort}/hop?token=abc; }
    location = /loop { return 302 /loop; }
    location = /metadata { return 302 http://169.254.169.254/latest/meta-data/; }
    location = /trouble { return 503; }
    location = /slow-down { return 429; }
    ${local('no-ranges', 'max_ranges 0;')}
    ${local('gzip', 'gzip on; gzip_types audio/mpeg; gzip_min_length 1;')}
    ${local('no-head', 'if ($request_method = HEAD) { return 405; }')}
    ${local('no-node', 'if ($http_user_agent ~ "^(node|undici|axios|got)") { return 403; }')}
    ${local('no-chapterize', 'if ($http_user_agent ~ "^chapterize") { return 403; }')}
    ${local('octets', 'types { application/octet-stream mp3; }')}
    location = /by-client/episode.mp3 { rewrite ^ /$by_client.mp3 last; }
  }
  server {
    listen 127.0.0.1:${secondPort};
    location = /hop { return 301 http://127.0.0.1:${port}/episode.mp3; }
  }
  server {
    listen 127.0.0.1:${tlsPort} ssl;
    root ${site};
    ssl_certificate ${folder}/host.pem;
    ssl_certificate_key ${folder}/host.key;
  }
}
`;
}

function makeCertificates() {
  const openssl = (...args) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=Authority',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
  );
  openssl(
    'req',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=localhost',
    '-keyout',
    'host.key',
    '-out',
    'host.csr',
  );
  writeFileSync(join(folder, 'names'), 'subjectAltName=DNS:localhost');
  openssl(
    'x509',
    '-req',
    '-in',
    'host.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-days',
    '2',
    '-extfile',
    'names',
    '-out',
    'host.pem',
  );
}

function startOddServer() {
  const withAds = Buffer.concat([file.subarray(0, tagEnd), otherAudio(), audio]);
  const server = createServer((request, response) => {
    const path = request.url;
    const bytes = path === '/ads' ? withAds : file;
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    response.setHeader('content-type', 'audio/mpeg');
    if (range === null) {
      response.setHeader('content-length', bytes.length);
      return response.end(request.method === 'HEAD' ? undefined : bytes);
    }
    const [start, end] = [Number(range[1]), Math.min(Number(range[2]), bytes.length - 1)];
    const part = bytes.subarray(start, end + 1);
    const total = path === '/star' && end === 9 ? '*' : bytes.length;
    response.writeHead(206, {
      'content-range': `bytes ${start}-${end}/${total}`,
      'content-length': part.length,
    });
    if (part.length === 10 || path === '/ads' || path === '/star') return response.end(part);
    response.write(part.subarray(0, 100));
    if (path === '/short') setTimeout(() => response.destroy(), 20);
  });
  server.listen(nodePort, '127.0.0.1');
  return server;
}

/** Frames of the format of the sample that are not in it: its audio with each frame's last byte changed. */
function otherAudio() {
  const copy = Buffer.from(audio.subarray(0, Math.floor(audio.length / 2)));
  for (let at = 0; at < copy.length; at += 1) if (copy[at] < 0x70 && at % 5 === 4) copy[at] ^= 1;
  return copy;
}

async function freePorts(count) {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((resolve) => {
          const server = createNetServer().listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

async function untilAnswered(address) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (
      await fetch(address).then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nginx does not answer: ${readFileSync(join(folder, 'error.log'), 'utf8')}`);
}
