import type { Matrix } from '../core/matrix';
import type { SeedPath } from '../core/random';
import type { Architecture, ModelSpec, OtherSpec } from '../models/architecture';
import type { Family } from '../models/family';
import type { Settings } from '../models/store/settings';
import type { Weights } from '../models/weights';

/** What a model takes and gives. */
export interface DataShape {
  /** Of one record: `[features]` or `[height, width, channels]`. */
  shape: number[];
  classes: number;
}

/** Records to train on. */
export interface TrainingData extends DataShape {
  /** Row-major `[records × features]`. */
  features: Float32Array;
  labels: Int32Array;
}

/** What makes one model, as plain data. */
export interface TrainingJob {
  /** Its records, by position in the training data. */
  sample: Int32Array;
  /** Weights to start from. Default: random ones. */
  initial?: Weights;
  /**
   * Records that are in every batch beside those drawn from the sample, equally many for all models of a task. Default:
   * none.
   */
  everyBatch?: Int32Array;
  /** The stream for 'weights' is that of `randomFor(...seedPath, 'weights')`, and so for 'batches' and 'dropout'. */
  seedPath: SeedPath;
}

/**
 * Models to train that differ in nothing but their jobs. It is plain data, which can be hashed, kept, and sent
 * elsewhere, if the spec is: one with functions, such as `LayersModelSpec`, is trained in this process alone.
 */
export interface TrainingTask<Spec extends ModelSpec = Architecture> {
  /** Name of the trainer. */
  trainer: string;
  spec: Spec;
  data: TrainingData;
  jobs: TrainingJob[];
  /**
   * Sets of records to ask each model about, `[records × features]`: for a trainer that gives logits; empty for the
   * others.
   */
  ask: Matrix[];
  /** Models to train together, for a trainer that can. Default: it decides. */
  stack?: number;
  /** Where the models are kept, for executors that may outlive the call. Default: nowhere. */
  series?: Series;
}

/** What a store calls the models of a task: enough to put them there without the data set. */
export interface Series {
  /** Of the data set, for readers. */
  name: string;
  /** See `Checkpoints`; a job's seed path ends with the model's place in it. */
  settings: Settings;
  /** Of the records of `data` in the data set. */
  indices: Int32Array;
  /** The names of the sets of `ask`, see `recordsHash`. */
  asked: string[];
}

/** A model that is trained. */
export interface Trained {
  /** Undefined when the trainer keeps them. */
  weights?: Weights;
  /** Outputs before the softmax on each set of `ask`, `[records × classes]`. */
  logits: Float32Array[];
  /** What a reader of results has to know about it; kept with the model, once for all models that say the same. */
  warnings?: readonly string[];
}

/** Is told about training as it goes on. Both are awaited, and may throw to stop it. */
export interface Listener<Model = Trained> {
  /**
   * A model is trained, by position among the jobs. Still called for models that were finished when the work is
   * stopped.
   */
  onModel(at: number, model: Model): void | Promise<void>;
  /** So many steps more are done, over all models: in the end `steps` of the spec for each, or 1. */
  onSteps(steps: number): void | Promise<void>;
}

/** A way to train models. `registerTrainer` adds one. */
export interface Trainer<Spec extends ModelSpec = Architecture> {
  /** What the option `trainer` calls it. */
  readonly name: string;
  /** Raised when the same task would no longer give the same model: stored ones are then trained again. */
  readonly version: number;
  /** What the settings of stored models call it. Default: its name. */
  readonly storedAs?: string;
  /** Whether it hands over weights, or keeps them and gives logits on the sets of `ask`. */
  readonly gives: 'weights' | 'logits';
  /** Whether it tells of steps before a model is finished, from which follows how long models take. Default: true. */
  readonly tellsSteps?: boolean;
  /** What the weights are of, and answer. Default: networks of an `Architecture`. */
  readonly family?: Family<Spec>;
  /** Whether a spec means this trainer where the option `trainer` names none. Default: none does. */
  takes?(spec: OtherSpec): boolean;
  /** What of a spec models depend on, for the settings of stored ones. Default: all of it. */
  storedSpec?(spec: Spec): object;
  /** @throws RangeError for what it cannot train */
  check(spec: Spec, data: DataShape): void;
  /**
   * Trains the models of a task, and hands each over as soon as it is finished. A model depends on the spec, the data
   * and its job alone.
   * @throws the reason of the signal, soon after that is aborted; what the listener throws
   */
  train(task: TrainingTask<Spec>, listener: Listener, signal: AbortSignal): Promise<void>;
}
