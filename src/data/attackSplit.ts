import { inspect } from 'node:util';
import { checkFields, checkInteger, checkSeed, expected } from '../core/check';
import { count } from '../core/format';
import { plainFields } from '../core/plainJson';
import { checkDataset } from './createDataset';
import type { Dataset } from './dataset';
import { twins } from './duplicates';
import { recordName } from './recordName';
import { Records } from './records';

/**
 * Who holds which records. Made by `splitForAttack`, or by hand where the sets are given: `pool` and `adversary` are
 * indices into the dataset, `rest` is all others. Throws a RangeError on an index given twice, a pool of odd size,
 * an empty pool or adversary, or data of one class.
 */
export class AttackSplit {
  readonly dataset: Dataset;
  /** The records that may be members of a target model's training set; the attack is run on these. */
  readonly pool: Records;
  /** What the adversary has to train reference models with. */
  readonly adversary: Records;
  /** Records in neither set, for instance to test on. */
  readonly rest: Records;
  /** The size of a target model's training set: half the pool. By coins it is that on average. */
  readonly trainingSize: number;
  readonly seed: number;
  /** How many pool records have a twin (another record with the same features and class) in each set. */
  readonly twins: { adversary: number; pool: number };
  readonly notes: string[] = [];

  constructor(sets: { dataset: Dataset; pool: ArrayLike<number>; adversary: ArrayLike<number>; seed?: number }) {
    checkFields('sets', sets, '{ dataset, pool, adversary }', ['dataset', 'pool', 'adversary']);
    this.dataset = checkDataset(sets.dataset);
    this.seed = checkSeed(sets.seed === undefined ? 1 : sets.seed);
    this.pool = new Records(sets.dataset, sets.pool);
    this.adversary = new Records(sets.dataset, sets.adversary);
    const taken = new Uint8Array(sets.dataset.labels.length);
    for (const { indices } of [this.pool, this.adversary])
      for (const index of indices)
        if (taken[index]++)
          expected('every record at most once in pool and adversary', `${recordName(sets.dataset, index)} twice`);
    checkPoolSize(this.pool.length);
    if (this.adversary.length === 0) expected('records for the adversary', 'none', 'Make the pool smaller.');
    this.rest = new Records(
      sets.dataset,
      Int32Array.from(taken.keys()).filter(index => !taken[index]),
    );
    this.trainingSize = this.pool.length / 2;
    const sum = (flags: Uint8Array) => flags.reduce((total, flag) => total + flag, 0);
    this.twins = { adversary: sum(twins(this.pool, this.adversary)), pool: sum(twins(this.pool, this.pool)) };
    if (this.twins.adversary + this.twins.pool > 0)
      this.notes.push(
        `Of ${count(this.pool.length)} pool records, ${count(this.twins.adversary)} have a twin (same ` +
          `features and class) among the adversary's records and ${count(this.twins.pool)} have one in the pool.`,
      );
  }

  /** What `JSON.stringify` writes: which records are in it, nothing of what they hold. */
  toJSON(): Record<string, unknown> {
    return plainFields({ ...this, dataset: this.dataset.name });
  }

  [inspect.custom](): string {
    const sizes = [this.pool, this.adversary, this.rest].map(records => count(records.length));
    return (
      `AttackSplit of ${this.dataset.name}: pool ${sizes[0]} (trains on ${count(this.trainingSize)}), ` +
      `adversary ${sizes[1]}, rest ${sizes[2]}; seed ${this.seed}`
    );
  }
}

/** Checks that a value is an `AttackSplit`, and returns it. */
export function checkSplit(name: string, value: AttackSplit): AttackSplit {
  if (!(value instanceof AttackSplit)) expected(`${name} to be an AttackSplit`, value, 'Make it by splitForAttack.');
  return value;
}

/** Checks that a pool can be halved. */
export function checkPoolSize(size: number): void {
  checkInteger('pool', size, 2, 'It is the number of records that targets are trained from.');
  if (size % 2 !== 0) expected('pool to be even, for it is halved', size);
}
