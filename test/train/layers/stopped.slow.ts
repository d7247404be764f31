import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Architecture } from '../../../src/models/architecture';
import type { Weights } from '../../../src/models/weights';
import { Pool } from '../../../src/train/execute/pool';
import { processes } from '../../../src/train/layers/processes';
import { makeData, makeSamples } from '../dense/data';
import { runTask } from '../runTask';

const architecture: Architecture = { layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 2000 };

describe('a training process that hangs', () => {
  it('is given up, and what it had to do is done by another', async function () {
    if (process.platform !== 'linux') this.skip();
    this.timeout(300_000);
    const data = makeData(120, 36, 2, 1);
    const jobs = makeSamples(2, 60, 120).map((sample, i) => ({ sample, seedPath: [7, i] as [number, number] }));
    /** The models, whose process is stopped as soon as it says something, or not. */
    const train = async (patience: number, stopped: boolean) => {
      const pool = new Pool(processes, 1, patience);
      const models: Weights[] = [];
      let steps = 0;
      const children = () => readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ');
      await runTask(pool, 'processes', architecture, data, jobs, {
        onModel: async (at, weights) => void (models[at] = weights),
        onSteps: async more => {
          if (steps === 0 && stopped)
            for (const pid of children())
              if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('process.ts'))
                process.kill(Number(pid), 'SIGSTOP');
          steps += more;
        },
      });
      await pool.close();
      return { models, steps };
    };
    const disturbed = await train(40_000, true);
    assert.deepEqual(disturbed, await train(600_000, false));
    assert.equal(disturbed.steps, 2 * architecture.steps);
  });
});
