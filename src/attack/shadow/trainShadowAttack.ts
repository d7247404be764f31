import { checkCount, checkInteger, checkSeed, expected } from '../../core/check';
import { checkOptions, type Names } from '../../core/checkOptions';
import { follow } from '../../core/follow';
import { type WorkOptions, workNames, workOptions } from '../../core/progress';
import type { SeedPath } from '../../core/random';
import type { Architecture } from '../../models/architecture';
import type { Models } from '../../models/models';
import { requireKind } from '../../models/requireKind';
import { requireModels } from '../../models/requireModels';
import { someModels } from '../../models/someModels';
import type { Weights } from '../../models/weights';
import { here } from '../../train/execute/here';
import type { Trained, TrainingData } from '../../train/trainer';
import { fasterTrainer } from '../../train/trainers';
import { classifierArchitecture } from './classifier';
import { drawShadowRecords, type ShadowRecords, type Shadows } from './drawShadowRecords';
import { ShadowAttack } from './shadowAttack';

export interface ShadowOptions extends WorkOptions {
  /** How many of the reference models, the first ones, are the shadow models. Default: all. */
  models?: number;
  /**
   * Records of each class labelled 'in', at most, for each reference model; as many are labelled 'out'. Default 100:
   * with 100 reference models up to 20,000 predictions for each classifier, which train in seconds.
   */
  perModel?: number;
  /** Mini-batches of 100 in the training of each classifier. Default 2,000. */
  steps?: number;
  /** Whole number that decides everything random. Default: that of the references' split. */
  seed?: number;
}

const names: Names<ShadowOptions> = { ...workNames, models: true, perModel: true, steps: true, seed: true };

/**
 * Trains the classifiers of the earlier attack (Shokri et al. 2017), one for each class, on the reference models'
 * prediction vectors: on records that they were trained on, and on as many of the adversary's that they were not. See
 * `attackByShadows`.
 * @throws RangeError for target models, options that are no whole numbers, when there is nothing to learn from, or a
 *   model diverged; InterruptedError when the user stops it
 */
export async function trainShadowAttack(references: Models, options: ShadowOptions = {}): Promise<ShadowAttack> {
  requireModels(references, 'references');
  checkOptions('trainShadowAttack', options, names);
  const { models = references.size, perModel = 100, steps = 2000 } = options;
  const { seed = references.split?.seed ?? 1 } = options;
  checkCount('steps', steps, 1, 1e9);
  checkSeed(seed);
  requireKind(references, 'probabilities', 'the attack by shadow models');
  if (references.kind !== 'reference')
    expected(
      'reference models',
      `${references.kind} models`,
      'The adversary does not know what the targets were trained on.',
    );
  const architecture: Architecture = { ...classifierArchitecture, layers: [...classifierArchitecture.layers], steps };
  const shadows = firstOf(references, models);
  const { split } = shadows;
  const drawn = drawShadowRecords(shadows, { perModel, seed });
  const learned = [...drawn.keys()].filter(label => drawn[label].member.length > 0);
  if (learned.length === 0)
    expected("reference models that were trained on some of the adversary's records and not on others", 'none');
  const { data, samples } = predictions(shadows, drawn);
  const jobs = learned.map(label => ({
    sample: samples[label],
    seedPath: [seed, 'attack classifier', label] as SeedPath,
  }));
  const classifiers: (Weights | undefined)[] = drawn.map(() => undefined);
  const progress = follow(`${split.dataset.name}: ${jobs.length} attack classifiers`, steps * jobs.length, {
    ...workOptions(options),
    kept: 'Run it again to begin anew.',
  });
  try {
    const task = { trainer: fasterTrainer(architecture).name, spec: architecture, data, jobs, ask: [] };
    const onModel = (at: number, { weights }: Trained) => {
      classifiers[learned[at]] = weights;
    };
    await progress.wait(here.run([task], { onModel, onSteps: progress.advance }, progress.signal));
  } finally {
    progress.end();
  }
  return new ShadowAttack(
    shadows,
    classifiers,
    samples.map(sample => sample.length),
  );
}

function firstOf(references: Models, models: number): Shadows {
  checkInteger('models', models, 1);
  const { size, split, name } = references;
  if (models > size) expected(`models to be at most ${size}, the number of reference models`, models);
  if (!split) expected('reference models that know their split', name);
  const first = Array.from({ length: models }, (_, i) => i);
  return { ...someModels(references, first), name, split };
}

/** The prediction vectors of all pairs, class after class, and where those of each class stand. */
function predictions(references: Shadows, drawn: ShadowRecords[]): { data: TrainingData; samples: Int32Array[] } {
  const { values, records, classes } = references.about(references.split.adversary, 'probabilities');
  const labels = Int32Array.from(drawn.flatMap(({ member }) => member));
  const features = new Float32Array(labels.length * classes);
  let next = 0;
  const samples = drawn.map(({ model, record }) =>
    Int32Array.from(model, (m, i) => {
      const from = (m * records + record[i]) * classes;
      features.set(values.subarray(from, from + classes), next * classes);
      return next++;
    }),
  );
  if (features.some(Number.isNaN))
    expected('logits of the reference models that are numbers', 'NaN or Infinity', 'Did a model diverge?');
  return { data: { features, labels, classes: 2, shape: [classes] }, samples };
}
