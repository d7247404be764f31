// Made-up models for the checks: their answers are drawn, members standing out as far as is asked for.
import { randomFor } from '../core/random';
import type { Dataset } from '../data/dataset';
import { makeToy } from '../data/load/makeToy';
import { Records } from '../data/records';
import { AttackSplit, halvings } from '../data/splitForAttack';
import type { Answers } from '../models/answers';
import { type RecordedModels, recordedModels } from '../models/recorded';

const POOL = 40;
const ADVERSARY = 80;

/** Reference models and targets of one split. */
export interface Subjects {
  split: AttackSplit;
  references: RecordedModels;
  targets: RecordedModels;
  /** The targets, of which nobody knows what they were trained on. */
  unknown: RecordedModels;
}

/** @param effect by how much the log-odds of a record's class are higher where a model was trained on it */
export function subjects({ effect = 2, references = 70, splits = 10 } = {}): Subjects {
  const dataset = makeToy({ records: POOL + ADVERSARY, seed: 3 });
  const [pool, adversary] = [range(0, POOL), range(POOL, POOL + ADVERSARY)];
  const split = new AttackSplit({ dataset, pool, adversary, seed: 3 });
  const bootstrap = Array.from({ length: references }, (_, i) => {
    const random = randomFor(3, 'contract', 'sample', i);
    return Int32Array.from({ length: POOL / 2 }, () => POOL + random.integer(ADVERSARY));
  });
  const halves = halvings(split, splits, 3).flat();
  const made = (kind: 'reference' | 'target', samples: Int32Array[]) => {
    const everyone = new Records(dataset, range(0, POOL + ADVERSARY));
    const { answers, members } = answersOf(dataset, everyone, samples, kind, effect);
    const name = `made-up ${kind} models`;
    return { known: recordedModels(answers, everyone, { name, members, kind, split }), answers, everyone, name };
  };
  const targets = made('target', halves);
  const unknown = recordedModels(targets.answers, targets.everyone, { name: targets.name, kind: 'target', split });
  return { split, references: made('reference', bootstrap).known, targets: targets.known, unknown };
}

/** Logits of each model on each record: how hard the record is, some noise, and the effect where the model knows it. */
function answersOf(dataset: Dataset, everyone: Records, samples: Int32Array[], kind: string, effect: number) {
  const n = everyone.length;
  const members = new Uint8Array(samples.length * n);
  const values = new Float32Array(samples.length * n * 2);
  const hard = randomFor(3, 'contract', 'records');
  const ease = Array.from({ length: n }, () => 1 + 2 * hard.normal());
  samples.forEach((sample, m) => {
    const random = randomFor(3, 'contract', kind, m);
    for (const index of sample) members[m * n + index] = 1;
    for (let r = 0; r < n; r++) {
      const odds = ease[r] + random.normal() + effect * members[m * n + r];
      values[(m * n + r) * 2 + dataset.labels[r]] = odds;
    }
  });
  const answers: Answers = { kind: 'logits', values, models: samples.length, records: n, classes: 2 };
  return { answers, members };
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
