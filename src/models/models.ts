import type { Matrix } from '../core/matrix';
import type { Progress } from '../core/progress';
import type { Inclusion } from '../data/inclusion';
import type { Records } from '../data/records';
import type { AttackSplit } from '../data/splitForAttack';
import type { AnswerKind, Answers } from './answers';
import type { Coarseness } from './coarseness';

/**
 * What models are for: to compare with, to attack, or, of models on disjoint blocks of the adversary's records, to tell
 * how far apart models on fresh records lie.
 */
export type ModelKind = 'reference' | 'target' | 'block';

/** How reference models' records are drawn from the adversary's: with replacement (the paper's way), or without. */
export type Sampling = 'bootstrap' | 'subset';

/**
 * Whoever answers queries: networks of our own, somebody's server, or answers that were written down. Attacks and
 * selections see models through this alone, and read numbers that are at hand.
 */
export interface Models {
  /** For tables and messages. */
  readonly name: string;
  /** How many models there are. */
  readonly size: number;
  /** The finest kind of answer; what is coarser follows from it, see `answersAs`. */
  readonly gives: AnswerKind;
  /** What a reader of results on these models has to know. */
  readonly warnings: readonly string[];
  /** What is left of their answers, where something is taken from them; undefined for full precision. */
  readonly coarseness?: Coarseness;
  /** What they are for, where that is known: reference models must not be taken for targets. */
  readonly kind?: ModelKind;
  /**
   * Who holds which records, for models that were trained for a split. A selection needs it: it counts the adversary's
   * records.
   */
  readonly split?: AttackSplit;
  /** How the records of reference models were drawn from the adversary's, where that is known. */
  readonly sampling?: Sampling;
  /**
   * Further models on disjoint blocks of the adversary's records, as many at a time as have room among them: see
   * `trainReferences`.
   */
  readonly blocks?: Models;
  /** How it was decided which records of the pool each of these targets is trained on; undefined where nobody knows. */
  readonly inclusion?: Inclusion;
  /** 1 where a model was trained on a record, `[models × records]`; undefined where nobody knows. */
  members(records: Records): Uint8Array | undefined;
  /**
   * What the models say about records: at hand, so at once.
   * @throws RangeError for records that they were never asked about, or an answer finer than they give
   */
  about(records: Records, kind: AnswerKind): Answers;
  /**
   * Numbers about records that follow from these models alone: what `compute` gives, or what is kept from an earlier
   * run. Models that keep nothing do without it.
   */
  remember?<T extends Int32Array | Float64Array>(records: Records, name: string, compute: () => T): T;
}

/** What asking costs. */
export interface Price {
  /** To send, of all models together; what is asked beside the records themselves is counted. */
  records: number;
  requests: number;
  /** Answers that are at hand. */
  kept: number;
  /** How long it should take. */
  seconds: number;
}

/**
 * Models that can be asked anything new, at a price: it takes time, may cost, and may fail. What was asked is at hand
 * from then on.
 */
export interface Askable extends Models {
  /** What asking would cost, for models that know. */
  price?(inputs: Matrix): Price;
  /**
   * @param inputs `[queries × features]`, encoded as the records of the data set are
   * @returns the finest answers, `[models × queries × …]`
   */
  ask(inputs: Matrix, signal?: AbortSignal, progress?: Progress): Promise<Answers>;
  /** Some of the models, by position, for those that can be asked without asking the others. */
  only?(positions: readonly number[]): Askable;
}
