import assert from 'node:assert/strict';
import { chmodSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { InterruptedError } from '../../src/core/interruptedError';
import { loadCancer } from '../../src/data/load/loadCancer';
import { type AttackSplit, splitForAttack } from '../../src/data/splitForAttack';
import type { Architecture } from '../../src/models/architecture';
import { log } from '../../src/models/store/trainingLog';
import { trainEnsembles } from '../../src/train/trainEnsembles';
import { referenceSpec } from '../../src/train/trainReferences';
import { targetSpec } from '../../src/train/trainTargets';
import { temporaryStore } from '../models/temporaryStore';

const architecture: Architecture = { layers: [], optimiser: 'sgd', rate: 0.1, batch: 10, steps: 200 };

describe('takeTurn', () => {
  temporaryStore();
  let split: AttackSplit;
  before(async () => {
    split = splitForAttack(await loadCancer(), { pool: 200 });
  });

  const store = () => process.env.GMIA_STORE!;
  const references = () => referenceSpec(split, architecture, { models: 4 });
  const targets = () => targetSpec(split, architecture, { splits: 2 });
  const claims = () => readdirSync(store()).filter(name => name.endsWith('.training'));
  /** Has a process claim the reference models. */
  const claim = (pid: number) => {
    const file = join(store(), `${references().checkpoints!.id}.training`);
    writeFileSync(file, JSON.stringify({ id: 'other', host: hostname(), pid, since: '' }));
    return file;
  };
  const trained = () => log().reduce((n, { models }) => n + models, 0);

  it('has two trainings at once train each model once, whichever order they name them in', async () => {
    const labels = new Set<string>();
    const progress = { state: ({ label }: { label: string }) => void labels.add(label) };
    const [one, other] = await Promise.all([
      trainEnsembles([references(), targets()], { progress }),
      trainEnsembles([targets(), references()], { progress }),
    ]);
    assert.equal(trained(), 8);
    assert.ok(
      [...labels].some(label => label.endsWith('8 models, which another program trains')),
      [...labels].join(),
    );
    for (let i = 0; i < 4; i++) assert.deepEqual(one[0].models[i].weights, other[1].models[i].weights);
    assert.deepEqual(claims(), []);
  });

  it('trains what another process did not finish', async () => {
    const file = claim(process.ppid);
    setTimeout(() => rmSync(file), 500);
    await trainEnsembles([references()]);
    assert.equal(trained(), 4);
  });

  it('waits for no process that has ended', async () => {
    claim(2 ** 30);
    await trainEnsembles([references()]);
    assert.deepEqual([trained(), claims()], [4, []]);
  });

  it('waits for nobody where all models are there', async () => {
    await trainEnsembles([references()]);
    const file = claim(process.ppid);
    await trainEnsembles([references()]);
    assert.ok(existsSync(file), 'the claim of the other process');
  });

  it('stops waiting when it is told to', async () => {
    const file = claim(process.ppid);
    await assert.rejects(
      trainEnsembles([references()], { signal: AbortSignal.timeout(600) }),
      (error: Error) => error instanceof InterruptedError && /which another program trains/.test(error.message),
    );
    assert.ok(existsSync(file), 'the claim of the other process');
  });

  it('trains where the store takes nothing', async function () {
    if (process.getuid?.() === 0) this.skip(); // to whom no folder is read-only
    references().checkpoints!.open();
    chmodSync(store(), 0o500);
    try {
      assert.equal((await trainEnsembles([references()]))[0].size, 4);
    } finally {
      chmodSync(store(), 0o700);
    }
  });
});
