import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../../../../../scripts/servers/freePorts';
import { startDaemon } from '../../../../../scripts/servers/startDaemon';
import { root } from '../../../../../src/command/root';

// An S3 server that others run in production, which checks signatures, under Apache's licence, from Go's module proxy.
const source = 'github.com/versity/versitygw/cmd/versitygw';
const version = 'v1.8.0';

/** An object store on this machine. */
export interface ObjectStore {
  url: string;
  /** What the environment has to say for its owner to get in. */
  environment: Record<string, string>;
  /** Where each bucket is a folder, and each object a file. */
  folder: string;
  stop(): Promise<void>;
}

const folder = join(root, '.s3', version);
const path = join(folder, 'versitygw');

/** Whether it is there, or can be built. */
export const canHaveObjectStore = (): boolean => existsSync(path) || spawnSync('go', ['version']).status === 0;

/** Builds the server on first need. @throws Error with the last words of go */
function ensureObjectStore(): string {
  if (existsSync(path)) return path;
  process.stderr.write('gmia: building versitygw into .s3 ...\n');
  mkdirSync(folder, { recursive: true });
  const env = { ...process.env, GOBIN: folder, CGO_ENABLED: '0' };
  const { status, stderr } = spawnSync('go', ['install', `${source}@${version}`], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`go install ${source}@${version} failed: ${stderr.slice(-1000)}`);
  return path;
}

/** Starts it with empty buckets of these names. @throws Error with its last words where it does not get ready */
export async function startObjectStore(buckets: readonly string[]): Promise<ObjectStore> {
  const program = ensureObjectStore();
  const folder = mkdtempSync(join(tmpdir(), 'gmia-s3-'));
  for (const bucket of buckets) mkdirSync(join(folder, bucket));
  const environment = { AWS_ACCESS_KEY_ID: 'owner-of-gmia', AWS_SECRET_ACCESS_KEY: 'secret-of-gmia' };
  const [port] = await freePorts(1);
  const url = `http://127.0.0.1:${port}`;
  const args = ['--port', `127.0.0.1:${port}`, '--quiet', '--keep-alive', 'posix', folder];
  const env = {
    ...process.env,
    ROOT_ACCESS_KEY_ID: environment.AWS_ACCESS_KEY_ID,
    ROOT_SECRET_ACCESS_KEY: environment.AWS_SECRET_ACCESS_KEY,
  };
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const daemon = await startDaemon(program, args, env, () => answers(url)).catch(error => {
    remove();
    throw error;
  });
  const stop = async () => {
    await daemon.end();
    remove();
  };
  return { url, environment: { ...environment, AWS_ENDPOINT_URL_S3: url }, folder, stop };
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    async response => (await response.text(), true),
    () => false,
  );
