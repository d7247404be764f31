import { checkCount, checkName, expected } from '../core/check';
import { type Random, randomFor, shuffle } from '../core/random';
import type { AttackSplit } from '../data/splitForAttack';
import type { Sampling } from '../models/models';
import { mostModels, type Samples } from './ensembleSpec';

const samplings = {
  /** With replacement, the paper's. */
  bootstrap: (random: Random, { trainingSize, adversary }: AttackSplit) =>
    drawn(trainingSize, () => random.integer(adversary.length)),
  /** Without repeats. */
  subset: (random: Random, { trainingSize, adversary }: AttackSplit) =>
    shuffledPositions(random, adversary.length).slice(0, trainingSize).sort(),
} satisfies Record<Sampling, unknown>;

/**
 * What reference models are trained on, as positions among the adversary's records: as many as a target has. That of
 * model i depends on the seed and i alone.
 * @throws RangeError for another sampling, or subsets of fewer records than a model is to have
 */
export function referenceSamples(split: AttackSplit, models: number, sampling: Sampling): Samples {
  checkName('sampling', sampling, samplings);
  const { trainingSize, adversary } = split;
  if (sampling === 'subset' && adversary.length < trainingSize)
    expected(
      `at least ${trainingSize} records of the adversary for sampling: 'subset'`,
      adversary.length,
      'Make the pool smaller.',
    );
  const sample = (seed: number, i: number) => samplings[sampling](randomFor(seed, 'reference', i, 'sample'), split);
  return { size: models, draw: seed => Array.from({ length: models }, (_, i) => sample(seed, i)) };
}

/** How many disjoint training sets the adversary's records have room for. */
export const blocksEach = ({ trainingSize, adversary }: AttackSplit): number =>
  Math.floor(adversary.length / trainingSize);

/**
 * What block models are trained on: the adversary's records are divided at random into as many disjoint blocks of a
 * training set's size as there is room for; where more models are wanted, they are divided anew. That of model i
 * depends on the seed and i alone.
 * @throws RangeError for fewer than two models, or where two blocks have no room
 */
export function blockSamples(split: AttackSplit, models: number): Samples {
  const each = blocksEach(split);
  if (each < 2)
    expected(
      `at least ${2 * split.trainingSize} records of the adversary for blocks, two training sets`,
      split.adversary.length,
      "Make the pool smaller, or do without: spread: 'finite' needs none.",
    );
  checkCount('blocks', models, 2, mostModels, 'One block says nothing of how far models lie apart; better 16.');
  const blocks = (seed: number, partition: number) => {
    const order = shuffledPositions(randomFor(seed, 'block', partition, 'sample'), split.adversary.length);
    return Array.from({ length: each }, (_, i) =>
      order.slice(i * split.trainingSize, (i + 1) * split.trainingSize).sort(),
    );
  };
  const draw = (seed: number) =>
    Array.from({ length: Math.ceil(models / each) }, (_, partition) => blocks(seed, partition)).flat();
  return { size: models, draw: seed => draw(seed).slice(0, models) };
}

const shuffledPositions = (random: Random, length: number): Int32Array =>
  shuffle(
    drawn(length, i => i),
    random,
  );

/** Several times as fast as `Int32Array.from`, over the millions of records of many models. */
function drawn(length: number, one: (i: number) => number): Int32Array {
  const positions = new Int32Array(length);
  for (let i = 0; i < length; i++) positions[i] = one(i);
  return positions;
}
