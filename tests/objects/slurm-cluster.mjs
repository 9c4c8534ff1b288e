// A real Slurm on one machine, without systemd: munged, slurmctld and slurmd, started by hand and ended by their numbers.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, openSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Starts a cluster of one node.
 *
 * @param {string} folder an empty folder of its own
 * @param {number} cpus that the node pretends to have
 */
export async function startCluster(folder, cpus) {
  const [controlPort, nodePort] = [await freePort(), await freePort()];
  const at = (name) => join(folder, name);
  for (const name of ['munge', 'state', 'spool', 'log']) mkdirSync(at(name), { mode: 0o755 });
  writeFileSync(at('munge/key'), randomBytes(128), { mode: 0o400 });
  const { username } = userInfo();
  const host = hostname().split('.')[0];
  writeFileSync(
    at('slurm.conf'),
    `${[
      'ClusterName=chapterize',
      `SlurmctldHost=${host}(127.0.0.1)`,
      `SlurmUser=${username}`,
      `SlurmdUser=${username}`,
      'AuthType=auth/munge',
      // A task that is requeued begins once its old credential is worth nothing: two minutes without this.
      `AuthInfo=socket=${at('munge/socket')},cred_expire=5`,
      'CredType=cred/munge',
      'ProctrackType=proctrack/linuxproc',
      'TaskPlugin=task/none',
      'SelectType=select/cons_tres',
      'SelectTypeParameters=CR_CPU',
      'SlurmdParameters=config_overrides',
      'SchedulerParameters=sched_interval=1,bf_interval=1,sched_min_interval=100000',
      'ReturnToService=2',
      'KillWait=2',
      'RequeueExit=137',
      'MpiDefault=none',
      `SlurmctldPort=${controlPort}`,
      `SlurmdPort=${nodePort}`,
      `StateSaveLocation=${at('state')}`,
      `SlurmdSpoolDir=${at('spool')}`,
      `SlurmctldPidFile=${at('slurmctld.pid')}`,
      `SlurmdPidFile=${at('slurmd.pid')}`,
      `NodeName=${host} NodeAddr=127.0.0.1 CPUs=${cpus} RealMemory=8000 State=UNKNOWN`,
      `PartitionName=all Nodes=${host} Default=YES MaxTime=INFINITE State=UP`,
    ].join('\n')}\n`,
  );
  const env = { ...process.env, SLURM_CONF: at('slurm.conf') };
  const running = [];
  const start = (program, ...args) => {
    const log = openSync(at(`log/${program}`), 'a');
    const child = spawn(`/usr/sbin/${program}`, args, { env, stdio: ['ignore', log, log] });
    running.push(child);
    return child;
  };
  const stop = async () => {
    for (const child of running.toReversed()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(timer);
    }
  };
  try {
    const socket = ['--socket', at('munge/socket'), '--key-file', at('munge/key')];
    const files = [
      '--pid-file',
      at('munge/pid'),
      '--seed-file',
      at('munge/seed'),
      '--log-file',
      at('munge/log'),
    ];
    start('munged', '--foreground', '--force', ...socket, ...files);
    await pause(300);
    start('slurmctld', '-D', '-f', at('slurm.conf'));
    start('slurmd', '-D', '-f', at('slurm.conf'), '-N', host);
    const slurm = (program, ...args) => execFileSync(program, args, { env, encoding: 'utf8' });
    for (let waited = 0; ; waited += 100) {
      const { stdout } = spawnSync('sinfo', ['-h', '-o', '%T'], { env, encoding: 'utf8' });
      if (stdout?.trim() === 'idle') break;
      if (waited > 30_000) throw new Error(`Slurm does not get ready: ${stdout}; logs in ${at('log')}`);
      await pause(100);
    }
    return { slurm, env, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A port that nobody listens on now. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
