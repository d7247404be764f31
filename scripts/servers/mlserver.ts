import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { row } from '../../src/core/matrix';
import type { Dataset } from '../../src/data/dataset';
import { lastWords } from '../../src/train/execute/lastWords';
import { ensureServers, serverPrograms } from './ensureServers';
import { freePorts } from './freePorts';

const PATIENCE = 120_000; // milliseconds until it is ready

/** A model of scikit-learn in MLServer on this machine. */
export interface MlServer {
  /** Of the model. */
  url: string;
  /** What scikit-learn itself says about each record of the data set, `[records][classes]`. */
  probabilities: number[][];
  stop(): Promise<void>;
}

/**
 * Trains a logistic regression on all of a data set, and serves it.
 * @throws Error with its last words where it does not get ready
 */
export async function startMlServer({ features, labels }: Dataset): Promise<MlServer> {
  const python = ensureServers();
  const folder = mkdtempSync(join(tmpdir(), 'gmia-mlserver-'));
  const input = JSON.stringify({
    features: Array.from(labels, (_, i) => Array.from(row(features, i))),
    labels: Array.from(labels),
  });
  const made = spawnSync(python, [join(__dirname, 'make_model.py'), folder], {
    input,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (made.status !== 0) throw new Error(`The model could not be made: ${made.stderr}`);
  const [http, grpc, metrics] = await freePorts(3);
  const env = {
    ...process.env,
    MLSERVER_HOST: '127.0.0.1',
    MLSERVER_HTTP_PORT: String(http),
    MLSERVER_GRPC_PORT: String(grpc),
    MLSERVER_METRICS_PORT: String(metrics),
    MLSERVER_PARALLEL_WORKERS: '0',
  };
  const child = spawn(join(serverPrograms, 'mlserver'), ['start', folder], { env, cwd: folder });
  const said = [child.stdout, child.stderr].map(lastWords);
  const exit = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGKILL');
    await exit;
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${http}/v2/models/model`;
  for (const start = performance.now(); !(await isReady(url)); await wait(100))
    if (child.exitCode !== null || performance.now() - start > PATIENCE) {
      await stop();
      throw new Error(`MLServer did not get ready: ${said.map(last => last()).join('')}`);
    }
  return { url, probabilities: JSON.parse(made.stdout), stop };
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/ready`).then(
    async response => (await response.text(), response.ok),
    () => false,
  );
