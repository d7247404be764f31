import type { Random } from '../core/random';
import type { Initialiser, Parameter } from '../models/architecture';

/** Initial values of a model's trainable tensors. The paper does not say how its models start; see `Initialiser`. */
export const initialise = (
  parameters: Parameter[],
  random: Random,
  initialiser: Initialiser = 'glorot',
): Float32Array[] =>
  parameters.map(parameter => {
    const values = new Float32Array(parameter.shape.reduce((a, b) => a * b, 1));
    if (parameter.kind === 'bias') return values.fill(initialiser === 'truncatedNormal' ? 0.1 : 0);
    const next = kernels[initialiser](parameter, random);
    return values.map(next);
  });

/** For each way, what draws the numbers of a kernel one after another. */
const kernels: Record<Initialiser, (shape: Pick<Parameter, 'fanIn' | 'fanOut'>, random: Random) => () => number> = {
  glorot: ({ fanIn, fanOut }, random) => {
    const bound = Math.sqrt(6 / (fanIn + fanOut));
    return () => (2 * random.uniform() - 1) * bound;
  },
  he: ({ fanIn }, random) => normal(random, Math.sqrt(2 / fanIn)),
  lecun: ({ fanIn }, random) => normal(random, Math.sqrt(1 / fanIn)),
  truncatedNormal: (_, random) => () => {
    let drawn = random.normal();
    while (Math.abs(drawn) > 2) drawn = random.normal();
    return 0.1 * drawn;
  },
  zeros: () => () => 0,
};

const normal = (random: Random, deviation: number) => () => deviation * random.normal();
