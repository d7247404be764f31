import { checkInteger, checkNumber, expected } from '../../core/check';
import type { OtherSpec } from '../architecture';
import { type LayersModel, type Tensor, tf } from './tensorflow';

/** What a training loop of one's own is told, beside its records. */
export interface LayersTraining {
  /** Whole number that decides everything random. Dropout and `Math.random` follow it without being told. */
  seed: number;
  /** Aborted when training is to stop. */
  signal: AbortSignal;
  /**
   * Says that one of the `steps` of the spec is done: await it, so that progress is shown, and that it can stop the
   * loop.
   */
  onStep(): Promise<void>;
}

/**
 * Models made by a function, of layers of TensorFlow.js, and how they are trained.
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const { layers, sequential } = gmia.tf;
 * const build = () => sequential({ layers: [layers.dense({ inputShape: [2], units: 2, activation: 'softmax' })] });
 * const spec = { build, version: '1', optimiser: 'adam', rate: 0.01, batch: 10, steps: 5 };
 * const references = await trainReferences(split, spec, { models: 2, store: false });
 * references.models.length; // => 2
 */
export interface LayersModelSpec extends OtherSpec {
  /**
   * Makes one untrained `tf.LayersModel`, by `gmia.tf`: with one input of the size of a record, and one output with a
   * unit a class (softmax, or none), or one unit for two classes (sigmoid, or none). All that it draws at random
   * follows from the job, whether it hands the seed on to initialisers or not.
   */
  build(seed: number): LayersModel;
  /** Stands for the code of `build` and `train`, which cannot be hashed: models are trained anew when it changes. */
  version: string | number;
  /** Mini-batches in the whole training; with `train` what it tells of, default 1. */
  steps?: number;
  /** Records in a mini-batch; not with `train`. */
  batch?: number;
  /** With `rate`. Default: the optimiser that `build` compiles the model with. */
  optimiser?: 'adam' | 'sgd';
  /** Learning rate, with `optimiser`. */
  rate?: number;
  /**
   * Trains a model in place of the loop of gmia, which minimises the mean cross entropy (and penalties of layers) of
   * mini-batches. No positive models can be made for it: nobody knows that a record is in each of its batches.
   * @param x the records of this model, `[n × …input of the model]`, repeated as its sample repeats them
   * @param y their classes: one-hot `[n × classes]`, or 0 and 1 `[n × 1]` for a model with one unit
   */
  train?(model: LayersModel, x: Tensor, y: Tensor, training: LayersTraining): Promise<unknown>;
}

/** Whether a spec is a `LayersModelSpec`, if it is right. */
export const isLayersModelSpec = (spec: object): spec is LayersModelSpec =>
  typeof (spec as Partial<LayersModelSpec>).build === 'function';

/** Checks all but what `build` makes. @throws RangeError naming the field that is wrong */
export function checkLayersModelSpec(spec: LayersModelSpec): void {
  const { build, version, train, steps, batch, optimiser, rate } = spec;
  if (typeof build !== 'function') expected('build to be a function that makes a tf.LayersModel', build);
  if ((typeof version !== 'string' || version === '') && typeof version !== 'number')
    expected(
      'a version, text or number, beside build',
      version,
      "Such as version: '1'. It stands for your code in the store: change it with the code.",
    );
  if (train !== undefined) {
    if (typeof train !== 'function') expected('train to be a function', train);
    if (steps !== undefined) checkInteger('steps', steps, 1);
    const other = (['batch', 'optimiser', 'rate'] as const).find(name => spec[name] !== undefined);
    if (other) expected(`no ${other} beside train`, spec[other], 'Write it into the function.');
    return;
  }
  checkInteger('steps', steps!, 1);
  checkInteger('batch', batch!, 1);
  if (optimiser !== undefined && optimiser !== 'adam' && optimiser !== 'sgd')
    expected("optimiser to be 'adam' or 'sgd'", optimiser, 'Compile the model with another one in build.');
  if ((optimiser === undefined) !== (rate === undefined))
    expected('optimiser and rate together', `optimiser ${optimiser}, rate ${rate}`);
  if (rate !== undefined) checkNumber('rate', rate, Number.MIN_VALUE, 1e6);
}

/** What `build` makes. @throws RangeError for anything but a `tf.LayersModel` of our TensorFlow */
export function builtBy(spec: LayersModelSpec, seed: number): LayersModel {
  let model: LayersModel | undefined;
  // Not as the result of tidy, which would search all of it for tensors.
  tf.tidy(() => {
    model = spec.build(seed);
  });
  if (model instanceof tf.LayersModel) return model;
  const promise = typeof (model as PromiseLike<unknown> | undefined)?.then === 'function';
  return expected(
    'build to return a tf.LayersModel',
    promise ? 'a promise' : 'layers' in Object(model) ? 'one of another TensorFlow.js' : model,
    promise ? 'Await before, outside of build.' : 'Make it by gmia.tf, such as gmia.tf.sequential({ layers: [...] }).',
  );
}
