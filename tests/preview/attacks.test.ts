import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { PageState } from '../../src/preview/page-state.js';
import { type Asked, ask, askJson, type ServedPair, servePair } from './served.js';

/** A change that would be saved, if only it came from the page. */
async function goodSave(served: ServedPair): Promise<string> {
  const { notes } = await askJson<PageState>(served, 'state');
  return JSON.stringify({
    sha256: notes.sha256,
    changes: [{ kind: 'retitle', mark: 0, title: 'Broken in' }],
  });
}

/** Sends it, and holds that it is refused and the notes stay as they were. */
async function expectRefused(served: ServedPair, asked: Asked, status: number): Promise<void> {
  const before = await readFile(served.notes);
  const answer = await ask(served, asked);
  expect(answer.status, answer.body).toBe(status);
  expect(await readFile(served.notes)).toEqual(before);
}

describe('a request that is not from the page', () => {
  test('the same request from the page is served, so that the others are refused for their own reason', async () => {
    const served = await servePair();
    const path = `/${served.token}/notes`;
    const answer = await ask(served, { method: 'PUT', path, body: await goodSave(served) });
    expect(answer.status, answer.body).toBe(200);
    expect(await readFile(served.notes, 'utf8')).toContain('Broken in');
  });

  test.each([
    ['another token', { path: `/${'A'.repeat(32)}/notes` }],
    ['no token', { path: '/notes' }],
    ['an empty token', { path: '//notes' }],
    ['the name of another host, which leads here', { headers: { host: 'evil.example' } }],
    ['localhost for a host', { headers: { host: 'localhost:80' } }],
    ['another origin', { headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' } }],
    ['another port as origin', { headers: { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' } }],
    ['the origin of a sandbox', { headers: { origin: 'null' } }],
    ['no origin', { headers: { origin: undefined } }],
    ['our origin, by a form of another site', { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['our origin, typed in', { headers: { 'sec-fetch-site': 'none' } }],
  ])('PUT with %s is refused', async (_name, odd: Partial<Asked>) => {
    const served = await servePair();
    const body = await goodSave(served);
    const asked = { method: 'PUT', path: `/${served.token}/notes`, body, ...odd };
    await expectRefused(served, asked, 403);
  });

  test.each([
    ['state', { host: 'evil.example' }],
    ['audio', { 'sec-fetch-site': 'cross-site' }],
    ['', { 'sec-fetch-site': 'same-site' }],
    ['events', { origin: 'http://evil.example' }],
  ])('GET of "%s" with %o is refused', async (route, headers) => {
    const served = await servePair();
    await expectRefused(served, { path: `/${served.token}/${route}`, headers }, 403);
  });
});

describe('tricks with the path', () => {
  test.each([
    ['../episode.md', 403],
    ['%2e%2e%2fepisode.md', 404],
    ['..%2f..%2fetc%2fpasswd', 404],
    ['episode.md', 404],
    ['state?x=1', 404],
    ['state/', 403],
    ['/state', 403],
    ['STATE', 404],
    ['__proto__', 404],
    ['constructor', 404],
    ['state%00', 404],
    ['..\\episode.md', 404],
  ])('%s is not served', async (name, status) => {
    const served = await servePair();
    await expectRefused(served, { path: `/${served.token}/${name}` }, status);
  });

  test('a whole address in the request line is not served', async () => {
    const served = await servePair();
    await expectRefused(served, { path: `${served.preview.address}state` }, 403);
  });

  test.each(['DELETE', 'POST', 'PATCH', 'OPTIONS'])('%s is refused', async (method) => {
    const served = await servePair();
    await expectRefused(served, { method, path: `/${served.token}/notes`, body: '{}' }, 405);
  });
});

describe('bodies', () => {
  const sha256 = '0'.repeat(64);
  test.each([
    ['not JSON', '{', 400],
    ['a list', '[]', 400],
    ['no hash', '{"changes":[]}', 400],
    ['a hash that is none', '{"sha256":"x","changes":[]}', 400],
    ['no list of changes', JSON.stringify({ sha256, changes: {} }), 400],
    ['an unknown change', JSON.stringify({ sha256, changes: [{ kind: 'format', mark: 0 }] }), 400],
    ['an inherited kind', JSON.stringify({ sha256, changes: [{ kind: 'toString', mark: 0 }] }), 400],
    ['a mark before the first', JSON.stringify({ sha256, changes: [{ kind: 'remove', mark: -1 }] }), 400],
    ['half a mark', JSON.stringify({ sha256, changes: [{ kind: 'remove', mark: 0.5 }] }), 400],
    [
      'a time before the start',
      JSON.stringify({ sha256, changes: [{ kind: 'move', mark: 0, startMs: -1 }] }),
      400,
    ],
    ['a time in words', JSON.stringify({ sha256, changes: [{ kind: 'move', mark: 0, startMs: '1' }] }), 400],
    ['an empty title', JSON.stringify({ sha256, changes: [{ kind: 'retitle', mark: 0, title: ' ' }] }), 400],
    [
      'a title of 20,000',
      JSON.stringify({ sha256, changes: [{ kind: 'retitle', mark: 0, title: 'x'.repeat(20_000) }] }),
      400,
    ],
    ['bytes that are no text', '\u0000\u0001', 400],
    ['a million brackets that do not end', '['.repeat(1_000_000), 400],
    ['half a million lists in each other', '['.repeat(500_000) + ']'.repeat(500_000), 400],
    [
      'more changes than a page makes',
      JSON.stringify({
        sha256,
        changes: Array.from({ length: 20_000 }, () => ({ kind: 'remove', mark: 0 })),
      }),
      400,
    ],
    ['two megabytes', `{"x":"${'x'.repeat(2_000_000)}"}`, 413],
  ])('%s is refused', async (_name, body, status) => {
    const served = await servePair();
    await expectRefused(served, { method: 'PUT', path: `/${served.token}/notes`, body }, status);
  });

  test('a form is refused', async () => {
    const served = await servePair();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    await expectRefused(served, { method: 'PUT', path: `/${served.token}/notes`, body: 'a=1', headers }, 415);
  });

  test('a body without end, of which no length is stated, is cut off', async () => {
    const served = await servePair();
    const { port } = new URL(served.origin);
    const before = await readFile(served.notes);
    const head = [
      `PUT /${served.token}/notes HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      `Origin: ${served.origin}`,
      'Content-Type: application/json',
      'Transfer-Encoding: chunked',
    ].join('\r\n');
    const said = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(Number(port), '127.0.0.1');
      const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`;
      const timer = setInterval(() => socket.write(chunk), 1);
      socket.write(`${head}\r\n\r\n`);
      socket.on('data', (bytes) => {
        text += bytes.toString('latin1');
      });
      socket.on('error', () => undefined);
      socket.on('close', () => {
        clearInterval(timer);
        resolve(text);
      });
    });
    expect(said.split('\r\n')[0]).toMatch(/^(?:HTTP\/1\.1 413 .*)?$/);
    expect(await readFile(served.notes)).toEqual(before);
  });
});

describe('answers', () => {
  test('carry a policy under which a page can run nothing but its own script', async () => {
    const served = await servePair();
    const { headers, status } = await ask(served, { path: `/${served.token}/` });
    expect(status).toBe(200);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'sha256-AAAA';");
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types default");
    expect(policy).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  test('allow the styles of each answer by what nobody can know before', async () => {
    const served = await servePair();
    const answers = await Promise.all([1, 2].map(() => ask(served, { path: `/${served.token}/` })));
    const nonces = answers.map(({ headers, body }) => {
      const [, allowed] =
        /style-src 'nonce-([\w-]{22})';/.exec(String(headers['content-security-policy'])) ?? [];
      expect(body).toContain(`<style nonce="${allowed}">`);
      return allowed;
    });
    expect(new Set(nonces).size).toBe(2);
  });

  test('to those who are refused carry it too, and tell nothing of the episode', async () => {
    const served = await servePair();
    const { headers, body } = await ask(served, { path: '/x/state' });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(body).not.toContain(served.token);
    expect(body).not.toContain('episode');
  });
});

describe('connections', () => {
  test.each([
    ['say nothing', ''],
    ['never end their request', 'GET / HTTP/1.1\r\nHost: 127'],
  ])('600 that %s do not keep the page out', async (_name, said) => {
    const served = await servePair();
    const { port } = new URL(served.origin);
    const sockets = Array.from({ length: 600 }, () => {
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('error', () => undefined);
      if (said !== '') socket.write(said);
      return socket;
    });
    await Promise.all(
      sockets.map(
        (socket) => new Promise((resolve) => socket.once('connect', resolve).once('close', resolve)),
      ),
    );
    const { status } = await ask(served, { path: `/${served.token}/` });
    for (const socket of sockets) socket.destroy();
    expect(status).toBe(200);
  });

  test('that are being answered stay', async () => {
    const served = await servePair();
    const { port } = new URL(served.origin);
    const stream = connect(Number(port), '127.0.0.1');
    stream.on('error', () => undefined);
    stream.write(`GET /${served.token}/events HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    await new Promise((resolve) => stream.once('data', resolve));
    const sockets = Array.from({ length: 200 }, () => connect(Number(port), '127.0.0.1'));
    for (const socket of sockets) socket.on('error', () => undefined);
    await new Promise((resolve) => sockets.at(-1)?.once('connect', resolve).once('close', resolve));
    expect((await ask(served, { path: `/${served.token}/state` })).status).toBe(200);
    expect(stream.closed).toBe(false);
    for (const socket of [stream, ...sockets]) socket.destroy();
  });
});
