import { inspect } from 'node:util';
import { checkFunction, checkText, expected } from '../core/check';
import { checkList } from '../core/checkList';
import { checkPositions } from '../core/checkPositions';
import type { Matrix } from '../core/matrix';
import { type MatrixLike, toMatrix } from '../core/toMatrix';
import { recordsHash } from '../data/hash';
import type { Inclusion } from '../data/inclusion';
import { checkRecords, type Records } from '../data/records';
import type { AttackSplit } from '../data/splitForAttack';
import { type AnswerKind, type Answers, answersAs } from './answers';
import { type Architecture, isArchitecture, type ModelSpec } from './architecture';
import type { Family } from './family';
import { keptLogits } from './keptLogits';
import { accuracies, type Logits } from './logits';
import type { Askable, ModelKind, Models, Sampling } from './models';
import type { Checkpoints } from './store/checkpoints';
import { versionedName } from './store/contentVersion';
import { storedLogits } from './storedLogits';
import { networks } from './tensor/networks';
import { trainingWarnings } from './trainingWarnings';
import type { Weights } from './weights';

/** A trained model. */
export interface Model {
  /** What it was trained on: indices into the data set, repeated where a bootstrap sample repeats them. */
  sample: Int32Array;
  weights: Weights;
}

/** How it was decided on which records models are trained, and models that were drawn besides: as in `Models`. */
export interface Drawn<Spec extends ModelSpec> extends Pick<Models, 'sampling' | 'inclusion'> {
  blocks?: Ensemble<Spec>;
}

/**
 * Models of one architecture, or of another spec, trained for one split. Their weights stay in here: attacks read their
 * answers.
 */
export class Ensemble<Spec extends ModelSpec = Architecture> implements Askable {
  readonly gives = 'logits';
  readonly sampling?: Sampling;
  readonly inclusion?: Inclusion;
  readonly blocks?: Ensemble<Spec>;
  /** Sets of records by what they are: answers are kept for as long as the first such set is in use. */
  private readonly sets = new Map<string, WeakRef<Records>>();
  private readonly known = new WeakMap<Records, { logits: Logits; losses?: Answers }>();

  constructor(
    readonly kind: ModelKind,
    readonly split: AttackSplit,
    readonly architecture: Spec,
    readonly models: readonly Model[],
    /** Where the models are kept, if they are. */
    readonly store?: Checkpoints,
    /** What the models answer with their weights. Default: as networks of their architecture do. */
    readonly family = networks as unknown as Family<Spec>,
    /** How it was decided on which records each model is trained, as far as that is known. */
    { sampling, inclusion, blocks }: Drawn<Spec> = {},
  ) {
    this.sampling = sampling;
    this.inclusion = inclusion;
    this.blocks = blocks;
  }

  get name(): string {
    return `${this.size} ${this.kind} models on ${this.split.dataset.name}`;
  }

  get size(): number {
    return this.models.length;
  }

  /** What a reader of the results has to know, such as stored models that had to be trained again. */
  get warnings(): readonly string[] {
    return [...trainingWarnings(this.kind, this.split, this.architecture), ...(this.store?.warnings ?? [])];
  }

  /**
   * Logits of every model on some records, computed once per set of records; those on the split's own sets are stored.
   */
  logits(records: Records): Logits {
    return this.answersOn(records).logits;
  }

  about(records: Records, kind: AnswerKind): Answers {
    const known = this.answersOn(records);
    const as = () => answersAs({ kind: 'logits', ...known.logits }, kind, records.labels(), this.name);
    return kind === 'losses' ? (known.losses ??= as()) : as();
  }

  async ask(inputs: MatrixLike, signal?: AbortSignal): Promise<Answers> {
    signal?.throwIfAborted();
    return { kind: 'logits', ...this.logitsOn(inputs) };
  }

  /**
   * Logits of every model on anything that is encoded as the records of the data set are.
   * @param inputs `[n × features]`, also as rows or a Danfo frame
   * @throws RangeError for rows of another width than the data set's, or models whose trainer has kept their weights
   */
  logitsOn(inputs: MatrixLike): Logits {
    const asked = toMatrix('inputs', inputs);
    const bad = asked.values.findIndex(value => !Number.isFinite(value));
    if (bad >= 0) expected(`a finite number as value ${bad} of inputs`, asked.values[bad]);
    return this.answer(
      this.models.map(({ weights }) => weights),
      asked,
    );
  }

  /**
   * The same models with other weights, which are not stored: such as those that were trained further.
   * @throws RangeError for tensors of other sizes, or of another number of models
   */
  withWeights(weights: readonly Weights[]): Ensemble<Spec> {
    const sizes = (of: readonly Weights[]) => `${of.map(one => `[${one.map(tensor => tensor.length)}]`)}`;
    const all = Array.from(checkList('weights', weights), (one, i) =>
      Array.from(checkList(`weights[${i}]`, one)),
    ).flat();
    const wanted = sizes(this.models.map(model => model.weights));
    if (!all.every(tensor => tensor instanceof Float32Array) || sizes(weights) !== wanted)
      expected(`weights of ${this.size} models in tensors as theirs`, 'others');
    const models = this.models.map(({ sample }, i) => ({ sample, weights: weights[i] }));
    const { kind, split, architecture, family, sampling, inclusion } = this;
    return new Ensemble(kind, split, architecture, models, undefined, family, { sampling, inclusion });
  }

  members(records: Records): Uint8Array {
    const { indices } = this.checked(records);
    const trained = new Uint8Array(this.size * indices.length);
    const member = new Uint8Array(this.split.dataset.labels.length);
    let to = 0;
    for (const { sample } of this.models) {
      member.fill(0);
      for (const index of sample) member[index] = 1;
      for (const index of indices) trained[to++] = member[index];
    }
    return trained;
  }

  /**
   * Numbers about some records that follow from the logits of these models: computed, or for the split's own sets kept
   * in the store.
   */
  remember<T extends Int32Array | Float64Array>(records: Records, name: string, compute: () => T): T {
    checkText('name', name);
    checkFunction('compute', compute);
    const store = this.storeFor(records);
    const whole = versionedName('selections', `${name}, records ${recordsHash(records)}`);
    return store ? store.remember(whole, this.size, compute) : compute();
  }

  /** Some of the models, by position; they are not in the store on their own. @throws RangeError for other positions */
  only(positions: ArrayLike<number>): Ensemble<Spec> {
    const some = Array.from(checkPositions('positions', positions, this.size, 'models'), at => this.models[at]);
    const { kind, split, architecture, family, sampling, inclusion, blocks } = this;
    return new Ensemble(kind, split, architecture, some, undefined, family, { sampling, inclusion, blocks });
  }

  /** Share of the records that each model gets right, `[models]`. */
  accuracies(records: Records): Float64Array {
    return accuracies(this.logits(records), records.labels());
  }

  private answersOn(records: Records): { logits: Logits; losses?: Answers } {
    const set = this.setOf(checkRecords('records', records));
    let known = this.known.get(set);
    if (!known) {
      const weights = this.models.map(model => model.weights);
      const store = this.storeFor(records);
      const answer = (some: readonly Weights[]) => this.answer(some, records.features());
      const logits = store
        ? storedLogits(store, weights, records, answer)
        : this.store && weights.some(one => one.length === 0)
          ? keptLogits(this.kept(), records)
          : answer(weights);
      this.known.set(set, (known = { logits }));
    }
    return known;
  }

  /** Members are told by their index, which is another record's in another data set. */
  private checked(records: Records): Records {
    const { dataset } = this.split;
    if (checkRecords('records', records).dataset !== dataset)
      expected(`records of ${dataset.name}, whose split the models are of`, 'records of another data set');
    return records;
  }

  private answer(weights: readonly Weights[], inputs: Matrix): Logits {
    const { dataset } = this.split;
    const { width } = dataset.features;
    if (inputs.width !== width) expected(`${width} features, as ${dataset.name} has`, inputs.width);
    if (weights.some(one => one.length === 0))
      expected(
        `models that can be asked anything new`,
        'models whose trainer keeps their weights',
        'They answer on the records of the split alone.',
      );
    return this.family.logits(this.architecture, weights, inputs, dataset);
  }

  /** What models gave out when they were trained whose trainer has kept their weights. */
  private kept(): [Records, Logits][] {
    return [this.split.pool, this.split.adversary].map(records => [records, this.logits(records)]);
  }

  /** The first set that came in with these records. */
  private setOf(records: Records): Records {
    if (records.dataset !== this.split.dataset) return records;
    const hash = recordsHash(records);
    const set = this.sets.get(hash)?.deref();
    if (set) return set;
    this.sets.set(hash, new WeakRef(records));
    return records;
  }

  private storeFor(records: Records): Checkpoints | undefined {
    checkRecords('records', records);
    const { pool, adversary } = this.split;
    const own = [pool, adversary].some(one => one === records || sameRecords(one, records));
    return own ? this.store : undefined;
  }

  [inspect.custom](): string {
    if (!isArchitecture(this.architecture)) return this.name;
    const { layers, optimiser, rate, batch, steps } = this.architecture;
    const hidden = layers.map(layer => ('units' in layer ? layer.units : layer.type)).join('-') || 'no hidden layer';
    const size = `${this.inclusion === 'coins' ? 'about ' : ''}${this.split.trainingSize} records each`;
    const training = `${optimiser} ${rate}, ${steps} steps of ${batch}; ${size}`;
    return `${this.name} (${hidden}; ${training})`;
  }
}

const sameRecords = (a: Records, b: Records): boolean =>
  a.dataset === b.dataset && a.length === b.length && recordsHash(a) === recordsHash(b);
