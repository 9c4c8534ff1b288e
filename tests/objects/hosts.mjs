// Two hosts for GNU parallel: network namespaces of this machine, each with an address and an sshd of its own. They share the
// disk, as hosts with a network file system do, and process numbers, which real hosts do not. Needs root.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, rmdirSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const privileges = '/run/sshd';

/**
 * Starts the hosts.
 *
 * @param {string} folder an empty folder of its own
 * @param {string} path where programs are looked for on the hosts
 * @param {(address: string) => Record<string, string>} [environmentFor] what else programs find in their environment on a host that
 *   has this machine at an address
 */
export async function startHosts(folder, path, environmentFor = () => ({})) {
  const at = (name) => join(folder, name);
  const ip = (...args) => execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const key = (name) => execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', at(name)]);
  key('host');
  key('user');
  const isOurs = !existsSync(privileges);
  if (isOurs) mkdirSync(privileges, { mode: 0o755 });
  const hosts = [1, 2].map((number) => {
    const network = `10.213.${(process.pid % 120) + (number - 1) * 120}`;
    return {
      name: `cz${process.pid}-${number}`,
      inside: `${network}.2`,
      outside: `${network}.1`,
      server: null,
    };
  });
  const stop = async () => {
    for (const { name, server } of hosts) {
      if (server !== null && server.exitCode === null) {
        const ended = new Promise((resolve) => server.once('exit', resolve));
        server.kill('SIGTERM');
        await ended;
      }
      // Its end of the cable goes with it.
      if (existsSync(`/run/netns/${name}`)) ip('netns', 'delete', name);
    }
    if (isOurs) rmdirSync(privileges);
  };
  try {
    for (const [index, host] of hosts.entries()) {
      const { name, inside, outside } = host;
      const [cable, end] = [`cz${process.pid}a${index}`, `cz${process.pid}b${index}`];
      ip('netns', 'add', name);
      ip('link', 'add', cable, 'type', 'veth', 'peer', 'name', end, 'netns', name);
      ip('address', 'add', `${outside}/30`, 'dev', cable);
      ip('link', 'set', cable, 'up');
      ip('-n', name, 'address', 'add', `${inside}/30`, 'dev', end);
      ip('-n', name, 'link', 'set', end, 'up');
      ip('-n', name, 'link', 'set', 'lo', 'up');
      const settings = Object.entries({ PATH: path, HOST_NAME: name, ...environmentFor(outside) })
        .map((pair) => pair.join('='))
        .join(' ');
      writeFileSync(
        at(`sshd-${index}.conf`),
        `ListenAddress ${inside}\nHostKey ${at('host')}\nAuthorizedKeysFile ${at('user.pub')}\nPidFile none\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nPermitRootLogin prohibit-password\nSetEnv ${settings}\nMaxStartups 50\n`,
      );
      const log = openSync(at(`sshd-${index}.log`), 'a');
      host.server = spawn(
        'ip',
        ['netns', 'exec', name, '/usr/sbin/sshd', '-D', '-e', '-f', at(`sshd-${index}.conf`)],
        { stdio: ['ignore', log, log] },
      );
      await reachable(inside);
    }
    const { username } = userInfo();
    writeFileSync(
      at('ssh.conf'),
      `Host *\nUser ${username}\nIdentityFile ${at('user')}\nIdentitiesOnly yes\nStrictHostKeyChecking no\nUserKnownHostsFile ${at('known')}\nLogLevel ERROR\n`,
    );
    return {
      addresses: hosts.map(({ inside }) => inside),
      names: hosts.map(({ name }) => name),
      sshConfig: at('ssh.conf'),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function reachable(address) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const isOpen = await new Promise((resolve) => {
      const socket = createConnection({ host: address, port: 22 });
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (isOpen) return;
    await pause(50);
  }
  throw new Error(`nothing listens at ${address}`);
}
