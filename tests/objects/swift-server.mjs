// OpenStack Swift with its S3 interface, on loopback, in a folder of its own: one proxy, three servers, memcached. Needs the Debian
// packages swift-proxy swift-account swift-container swift-object memcached. Nothing of it outlives `stop`.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a client needs in its environment to reach the server. */
function environmentFor(port) {
  return {
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test:tester',
    AWS_SECRET_ACCESS_KEY: 'testing',
    // Nothing of the user who runs this may be read.
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/**
 * Starts the server; `stop` ends what was started, by process number.
 *
 * @param {string} [bindAddress] of the proxy; `0.0.0.0` where other hosts are to reach it
 * @returns `environment` for clients, `port` of the proxy, `folder` with the logs
 */
export async function startSwift(bindAddress = '127.0.0.1') {
  const folder = mkdtempSync(join(tmpdir(), 'chapterize-swift-'));
  const ports = await freePorts(5);
  const [proxy, account, container, object, memcached] = ports;
  const devices = join(folder, 'devices');
  mkdirSync(join(devices, 'd1'), { recursive: true });
  mkdirSync(join(folder, 'cache'));
  const user = userInfo().username;
  writeFileSync(join(folder, 'swift.conf'), '[swift-hash]\nswift_hash_path_suffix = chapterize\n');
  for (const [name, port] of Object.entries({ account, container, object })) {
    buildRing(folder, name, port);
    writeFileSync(
      join(folder, `${name}.conf`),
      `[DEFAULT]
user = ${user}
bind_ip = 127.0.0.1
bind_port = ${port}
workers = ${name === 'object' ? 2 : 1}
swift_dir = ${folder}
devices = ${devices}
mount_check = false
fallocate_reserve = 0
log_level = ERROR
[pipeline:main]
pipeline = ${name}-server
[app:${name}-server]
use = egg:swift#${name}
recon_cache_path = ${join(folder, 'cache')}
`,
    );
  }
  writeFileSync(
    join(folder, 'proxy.conf'),
    `[DEFAULT]
user = ${user}
bind_ip = ${bindAddress}
bind_port = ${proxy}
workers = 2
swift_dir = ${folder}
log_level = ERROR
[pipeline:main]
pipeline = catch_errors cache listing_formats bulk ratelimit s3api tempauth copy slo dlo proxy-server
[app:proxy-server]
use = egg:swift#proxy
allow_account_management = true
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:${memcached}
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:bulk]
use = egg:swift#bulk
[filter:ratelimit]
use = egg:swift#ratelimit
[filter:s3api]
use = egg:swift#s3api
s3_acl = false
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
[filter:copy]
use = egg:swift#copy
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
`,
  );
  const log = openSync(join(folder, 'log'), 'a');
  const start = (command, args) =>
    // A group of its own, so that its workers end with it.
    spawn(command, args, {
      stdio: ['ignore', log, log],
      detached: true,
      env: { ...process.env, SWIFT_DIR: folder },
    });
  const servers = [
    start('memcached', ['-l', '127.0.0.1', '-p', String(memcached), '-u', user, '-U', '0']),
    start('swift-account-server', [join(folder, 'account.conf')]),
    start('swift-container-server', [join(folder, 'container.conf')]),
    start('swift-object-server', [join(folder, 'object.conf')]),
    start('swift-proxy-server', [join(folder, 'proxy.conf')]),
  ];
  const failed = new Promise((_, reject) => {
    for (const server of servers) server.once('error', reject);
  });
  const stop = () => {
    for (const { pid } of servers) {
      try {
        if (pid !== undefined) process.kill(-pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await Promise.race([failed, isUp(proxy)]);
  } catch (error) {
    const said = readFileSync(join(folder, 'log'), 'utf8').slice(-2000);
    stop();
    throw new Error(`Swift did not start: ${error.message}\n${said}`, { cause: error });
  }
  return { environment: environmentFor(proxy), port: proxy, folder, stop };
}

function buildRing(folder, name, port) {
  const builder = join(folder, `${name}.builder`);
  for (const args of [
    ['create', '4', '1', '1'],
    [
      'add',
      '--region',
      '1',
      '--zone',
      '1',
      '--ip',
      '127.0.0.1',
      '--port',
      String(port),
      '--device',
      'd1',
      '--weight',
      '1',
    ],
    ['rebalance'],
  ]) {
    const { status, stderr, stdout } = spawnSync('swift-ring-builder', [builder, ...args], {
      encoding: 'utf8',
    });
    // 1 is a warning.
    if (status !== 0 && status !== 1) throw new Error(`swift-ring-builder ${args[0]}: ${stderr}${stdout}`);
  }
}

/** Ports that are free now. */
async function freePorts(count) {
  const holders = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((resolve, reject) => {
          const server = createServer();
          server.once('error', reject);
          server.listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = holders.map((server) => server.address().port);
  await Promise.all(holders.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** Waits until an account can be made, which all the servers take part in. */
async function isUp(port) {
  const until = Date.now() + 180_000;
  for (;;) {
    const headers = { 'x-auth-user': 'test:tester', 'x-auth-key': 'testing' };
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/auth/v1.0`, { headers });
      const token = answer.headers.get('x-auth-token');
      if (token !== null) {
        const probe = `http://127.0.0.1:${port}/v1/AUTH_test/probe`;
        const made = await fetch(probe, { method: 'PUT', headers: { 'x-auth-token': token } });
        if (made.ok) {
          await fetch(probe, { method: 'DELETE', headers: { 'x-auth-token': token } });
          return;
        }
      }
    } catch (error) {
      if (Date.now() > until) throw error;
    }
    if (Date.now() > until) throw new Error('no answer within 180 s');
    await sleep(200);
  }
}
