import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from '../freePorts';
import { type Daemon, startDaemon } from '../startDaemon';
import { unpackDebian } from '../unpackDebian';
import { cluster, plugins, type Setting, slurmConf, slurmdbdConf } from './conf';
import { databaseArgs, makeTables } from './database';
import { sweeper } from './sweeper';

const run = promisify(execFile);

/** Slurm, and the database of its accounting. */
const packages = [
  ...['slurmctld', 'slurmd', 'slurm-client', 'slurm-wlm-basic-plugins', 'libhwloc15'],
  ...['slurmdbd', 'slurm-wlm-mysql-plugin', 'mariadb-server-core', 'libmariadb3', 'libaio1', 'liburing2'],
];

/** A real Slurm of one node, with accounting, that listens on 127.0.0.1. */
export interface Slurm {
  /** With which its programs, such as sbatch, find it. */
  env: NodeJS.ProcessEnv;
  /** Runs one of its programs. @returns what it says */
  run(program: string, ...args: string[]): Promise<string>;
  /** Ends it, and all jobs. */
  stop(): Promise<void>;
}

/**
 * Unpacks Slurm on first need. @returns its folder
 * @throws Unavailable where Debian's packages are not to be had
 */
export function ensureSlurm(): string {
  const folder = unpackDebian('.servers-slurm', packages);
  // It goes by its own name to know which part of Slurm it is; in the packages each has a longer one.
  for (const name of ['slurmctld', 'slurmd', 'slurmstepd']) {
    const link = join(folder, 'usr/sbin', name);
    if (!existsSync(link)) symlinkSync(`${name}-wlm`, link);
  }
  return folder;
}

/**
 * Starts a Slurm that this user may use, charged to the account "lab".
 * @param options `maxArraySize`: what every index of an array is below; `cpus` that it believes to have
 * @throws Error with last words where a part of it does not get ready
 */
export async function startSlurm({ maxArraySize = 1001, cpus = 2 } = {}): Promise<Slurm> {
  const root = ensureSlurm();
  const folder = mkdtempSync(join(tmpdir(), 'gmia-slurm-'));
  const [controller, node, accounting, database] = await freePorts(4);
  const user = userInfo().username;
  const ports = { controller, node, accounting, database };
  const setting: Setting = { packages: root, folder, user, ports, maxArraySize, cpus };
  for (const name of ['state', 'spool', 'db']) mkdirSync(join(folder, name));
  const conf = join(folder, 'slurm.conf');
  writeFileSync(conf, slurmConf(setting));
  writeFileSync(join(folder, 'slurmdbd.conf'), slurmdbdConf(setting), { mode: 0o600 }); // others' is refused
  const libraries = [join(root, 'usr/lib/x86_64-linux-gnu'), join(root, 'lib/x86_64-linux-gnu'), plugins(root)];
  const env = {
    ...process.env,
    SLURM_CONF: conf,
    LD_LIBRARY_PATH: libraries.join(':'),
    PATH: `${join(root, 'usr/bin')}:${process.env.PATH}`,
  };
  const program = (name: string, ...args: string[]) =>
    run(join(root, 'usr/bin', name), args, { env }).then(({ stdout }) => stdout);
  const sweep = sweeper(conf);
  const daemons: Daemon[] = [];
  const start = async (name: string, args: string[], isReady: (said: string) => boolean | Promise<boolean>) => {
    daemons.push(await startDaemon(join(root, 'usr/sbin', name), args, env, isReady));
  };
  const stop = async () => {
    for (const daemon of daemons.splice(0).reverse()) await daemon.end();
    await sweep();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const answers = (name: string, ...args: string[]) => program(name, ...args).then(() => true);
  try {
    makeTables(setting, env);
    await start('mariadbd', databaseArgs(setting), said => /ready for connections/.test(said));
    await start('slurmdbd', ['-D'], () => answers('sacctmgr', 'list', 'cluster'));
    const add = (...what: string[]) => program('sacctmgr', '--immediate', 'add', ...what);
    await add('cluster', cluster);
    await add('account', 'lab');
    await add('user', user, 'account=lab', 'defaultaccount=lab');
    await start('slurmctld', ['-D'], () => answers('scontrol', 'ping'));
    await start('slurmd', ['-D', '-d', join(root, 'usr/sbin/slurmstepd')], async () =>
      /idle/.test(await program('sinfo', '--noheader')),
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { env, run: program, stop };
}
