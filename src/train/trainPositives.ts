import { checkCount, checkNumber, checkSeed, expected } from '../core/check';
import { checkOptions, type Names } from '../core/checkOptions';
import { follow } from '../core/follow';
import { type WorkOptions, workNames, workOptions } from '../core/progress';
import { inputShape, type ModelSpec } from '../models/architecture';
import { Ensemble } from '../models/ensemble';
import type { Weights } from '../models/weights';
import { countedIn } from './checkTrained';
import type { Executor } from './execute/executor';
import { here } from './execute/here';
import { checkRecord, type LabelledRecord, recordName } from './labelledRecord';
import type { Trained, TrainingData, TrainingJob } from './trainer';
import { type AnyTrainer, type TrainerOption, trainerFor, trainerOf } from './trainers';

export interface PositiveOptions extends WorkOptions {
  /** Mini-batches of the update. Default: one pass over a reference model's sample; the paper does not say. */
  steps?: number;
  /** Learning rate, for an architecture. Default: the one the reference models were trained with. */
  rate?: number;
  /** Whole number that decides everything random. Default: the split's. */
  seed?: number;
  /** Default: see `trainerFor`. It has to give weights. */
  trainer?: TrainerOption;
  /** Where models are trained. Default: from this process. */
  executor?: Executor;
}

const names: Names<PositiveOptions> = {
  ...workNames,
  steps: true,
  rate: true,
  seed: true,
  trainer: true,
  executor: true,
};

const bytesAtOnce = 128e6; // of models that are not handed over yet

/**
 * Positive reference models of one record after another (paper 4.5, figure 6): each reference model is trained further,
 * on mini-batches of its own sample with the record added to every one of them: `batch + 1` records. The optimiser
 * starts anew. Training goes on as results are asked for, so that only few models are in memory at a time: `for await
 * (const models of trainPositives(references, records))`. Models of a record depend on the seed, the record and the
 * place of the reference model alone.
 * @param records may be in the samples already
 * @returns for each record, in order, its models in the order of the reference models
 * @throws RangeError for target models, for models that cannot be trained further, or for records or options that do
 *   not fit; InterruptedError when it is stopped
 */
export function trainPositives(
  references: Ensemble<ModelSpec>,
  records: readonly LabelledRecord[],
  options: PositiveOptions = {},
): AsyncGenerator<Weights[], void, void> {
  checkOptions('trainPositives', options, names);
  if (!(references instanceof Ensemble))
    expected('reference models of our own', references, 'Take those of trainReferences.');
  const { kind, split, models, architecture } = references;
  if (kind !== 'reference' || models.length === 0)
    expected(
      'reference models',
      `${models.length} ${kind} models`,
      'Positive models are made of what the adversary has.',
    );
  const trainer = trainerOf(options.trainer ?? trainerFor(architecture));
  const withoutWeights = models.some(({ weights }) => weights.length === 0);
  if (trainer.gives !== 'weights' || withoutWeights)
    expected(
      'models and a trainer that give their weights',
      'those of a trainer that keeps them',
      'Such models cannot be trained further: attack them directly.',
    );
  if (!inBatches(architecture))
    return expected('models that are trained in batches', 'a spec without batch and steps', 'Attack them directly.');
  const { steps = Math.ceil(models[0].sample.length / architecture.batch), rate, seed = split.seed } = options;
  checkCount('steps', steps, 1, 1e9);
  if (rate !== undefined) {
    checkNumber('rate', rate, Number.MIN_VALUE, 1e6);
    if (!('rate' in architecture)) expected('no rate for models whose spec has none', rate);
  }
  checkSeed(seed);
  if (!Array.isArray(records)) expected('records to be a list of { features, label }', records);
  records.forEach((record, i) => checkRecord(record, split.dataset, `records[${i}]`));
  const further = { ...architecture, steps, ...(rate === undefined ? {} : { rate }) };
  return update(references, records, further, seed, trainer, options);
}

/** What can be trained further, with a record in every batch. */
interface InBatches extends ModelSpec {
  batch: number;
  steps: number;
}

const inBatches = (spec: ModelSpec): spec is InBatches =>
  spec.steps !== undefined && typeof (spec as Partial<InBatches>).batch === 'number';

/**
 * Positive reference models of one record, see `trainPositives`.
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
 * const references = await trainReferences(split, network, { models: 4, store: false });
 * const weights = await trainPositive(references, { features: Float32Array.of(-1, -1), label: 1 });
 * weights.length; // => 4
 */
export async function trainPositive(
  references: Ensemble<ModelSpec>,
  record: LabelledRecord,
  options: PositiveOptions = {},
): Promise<Weights[]> {
  let models: Weights[] = [];
  for await (models of trainPositives(references, [record], options));
  return models;
}

async function* update(
  references: Ensemble<ModelSpec>,
  records: readonly LabelledRecord[],
  spec: InBatches,
  seed: number,
  trainer: AnyTrainer,
  { executor = here, ...work }: PositiveOptions,
): AsyncGenerator<Weights[], void, void> {
  const {
    models,
    split: { dataset, adversary },
  } = references;
  const k = models.length;
  const bytes = models.flatMap(({ weights }) => weights).reduce((n, { byteLength }) => n + byteLength, 0);
  const together = Math.max(1, Math.floor(bytesAtOnce / bytes));
  const data = { ...withRecords(references, records), shape: inputShape(spec, dataset) };
  const samples = positions(references);
  const each = records.length === 1 ? '' : ` of each of ${records.length} records`;
  const label = `${dataset.name}: ${k} positive models${each}`;
  const steps = records.length * k * spec.steps;
  const progress = follow(label, steps, { ...workOptions(work), kept: 'Run it again to begin anew.' });
  try {
    for (let from = 0; from < records.length; from += together) {
      const jobs = records.slice(from, from + together).flatMap((record, at) => {
        const name = recordName(record);
        const everyBatch = Int32Array.of(adversary.length + from + at);
        return models.map(
          ({ weights }, i): TrainingJob => ({
            sample: samples[i],
            initial: weights,
            everyBatch,
            seedPath: [seed, 'positive', name, i],
          }),
        );
      });
      const trained: Weights[] = new Array(jobs.length);
      const task = { trainer: trainer.name, spec, data, jobs, ask: [] };
      const counted = countedIn(jobs.length);
      const onModel = (at: number, { weights }: Trained) => {
        counted.take(at);
        trained[at] = weights!;
      };
      await progress.wait(executor.run([task], { onModel, onSteps: progress.advance }, progress.signal));
      counted.end();
      while (trained.length > 0) yield trained.splice(0, k);
    }
  } finally {
    progress.end();
  }
}

/** The adversary's records, and some more behind them. */
function withRecords(
  { split: { dataset, adversary } }: Ensemble<ModelSpec>,
  records: readonly LabelledRecord[],
): Omit<TrainingData, 'shape'> {
  const { width } = dataset.features;
  const total = adversary.length + records.length;
  const features = new Float32Array(total * width);
  const labels = new Int32Array(total);
  features.set(adversary.features().values);
  labels.set(adversary.labels());
  records.forEach((record, i) => {
    features.set(record.features, (adversary.length + i) * width);
    labels[adversary.length + i] = record.label;
  });
  return { features, labels, classes: dataset.classes.length };
}

/** Samples as positions among the adversary's records; −1 for other records, which no trainer takes. */
function positions({ models, split: { dataset, adversary } }: Ensemble<ModelSpec>): Int32Array[] {
  const position = new Int32Array(dataset.labels.length).fill(-1);
  adversary.indices.forEach((index, at) => {
    position[index] = at;
  });
  return models.map(({ sample }) => sample.map(index => position[index]));
}
