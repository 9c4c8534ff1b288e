import type { lookup as lookUpName } from 'node:dns';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { guardedLookup, isPrivateAddress, isPrivateHost } from '../../src/published/address-guard.js';
import { ownUserAgent } from '../../src/published/user-agent.js';
import { hideSecrets, parseWebAddress, printableAddress } from '../../src/published/web-address.js';

describe('isPrivateAddress()', () => {
  test.each([
    '127.0.0.1',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'fd00:ec2::254',
    'fe80::1',
    'not an address',
  ])('%s is', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  test.each(['1.1.1.1', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111', '::ffff:8.8.8.8'])(
    '%s is not',
    (address) => {
      expect(isPrivateAddress(address)).toBe(false);
    },
  );
});

describe('isPrivateHost()', () => {
  test.each([
    'http://2130706433/',
    'http://0x7f.1/',
    'http://017700000001/',
    'http://127.1/',
    'http://[::ffff:7f00:1]/',
    'http://LOCALHOST/',
    'http://a.localhost./',
    'http://printer.local/',
    'http://metadata.google.internal/',
  ])('%s is', (address) => {
    expect(isPrivateHost(new URL(address).hostname)).toBe(true);
  });

  test.each(['https://example.com/', 'https://localhost.example.com/', 'https://9.9.9.9/'])(
    '%s is not',
    (address) => {
      expect(isPrivateHost(new URL(address).hostname)).toBe(false);
    },
  );
});

describe('guardedLookup()', () => {
  type Addresses = readonly { readonly address: string; readonly family: number }[];
  const ask = (addresses: Addresses, all: boolean) => {
    const resolver = ((_name: string, _options: unknown, callback: (error: null, found: Addresses) => void) =>
      callback(null, addresses)) as unknown as typeof lookUpName;
    return new Promise<unknown>((resolve, reject) => {
      guardedLookup(resolver)('host.example', { all }, (error, found, family) =>
        error === null ? resolve(family === undefined ? found : { address: found, family }) : reject(error),
      );
    });
  };
  const publicOne = { address: '9.9.9.9', family: 4 };

  test('gives the addresses that it has checked', async () => {
    expect(await ask([publicOne], true)).toEqual([publicOne]);
    expect(await ask([publicOne], false)).toEqual(publicOne);
  });

  test('refuses a name when any of its addresses is private', async () => {
    for (const all of [true, false]) {
      await expect(ask([publicOne, { address: '169.254.169.254', family: 4 }], all)).rejects.toThrow(
        'host.example leads to 169.254.169.254',
      );
    }
  });

  test('refuses a name without addresses', async () => {
    await expect(ask([], true)).rejects.toThrow('no address');
  });
});

describe('addresses in messages', () => {
  test.each([
    ['https://anna:pass@host.example/a.mp3', 'https://host.example/a.mp3'],
    [
      'https://host.example/a.mp3?X-Amz-Signature=abc&v=2',
      'https://host.example/a.mp3?X-Amz-Signature=…&v=2',
    ],
    ['https://host.example/a.mp3?token=abc#t=10', 'https://host.example/a.mp3?token=…'],
    ['//anna:pass@host.example/a', '//host.example/a'],
  ])('%s is shown as %s', (address, shown) => {
    expect(hideSecrets(address)).toBe(shown);
    if (URL.canParse(address)) expect(printableAddress(new URL(address))).toBe(shown);
  });

  test.each(['ftp://host.example/a.mp3', 'file:///etc/passwd', 'data:,a', 'host.example/a.mp3', ''])(
    '"%s" is refused',
    (address) => {
      expect(() => parseWebAddress(address)).toThrow('is not a web address');
    },
  );
});

test('the user agent names the version of package.json', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    readonly version: string;
  };
  expect(ownUserAgent).toMatch(new RegExp(`^chapterize/${version.replaceAll('.', '\\.')} `));
});
