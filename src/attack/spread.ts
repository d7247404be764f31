import { checkNumber, expected } from '../core/check';
import { count } from '../core/format';
import type { Matrix } from '../core/matrix';
import type { Models, Sampling } from '../models/models';
import { blockSpread } from '../stats/tail/blockSpread';

/**
 * How the references of p-values are widened about their mean on the scale of log-odds, for references that share one
 * finite set of records vary less about it than targets do. 'none': not at all, the paper's way. A number: the factor λ
 * of the variance. 'finite': the most that λ can be, 1 + n/N for bootstrap samples of n of N records and (N + n)/(N −
 * n) for subsets. 'blocks': what models on disjoint blocks of the records tell, see `trainReferences`.
 */
export type SpreadOption = 'none' | 'finite' | 'blocks' | number;

/** By how much the references of p-values were widened. */
export interface Spread {
  /** Where λ is from: nowhere, a given number, n and N, or block models. */
  from: 'none' | 'given' | 'finite' | 'blocks';
  /** The factor of the variance of log-odds; 1 for 'none'. */
  lambda: number;
  /** 95 % interval of λ, from enough block models. */
  low?: number;
  high?: number;
}

/** The paper's way. */
export const noSpread: Spread = { from: 'none', lambda: 1 };

/** What is to stand behind the method of a result: ", λ 1.25"; nothing for 'none'. */
export const spreadText = ({ from, lambda }: Spread): string => (from === 'none' ? '' : `, λ ${lambda.toFixed(2)}`);

/** Checks the option, and returns it. @throws RangeError for another text, or a number outside 0.01 to 100 */
export function checkSpread(spread: SpreadOption): SpreadOption {
  if (typeof spread === 'number') return checkNumber('spread', spread, 0.01, 100, 'It is the factor of a variance.');
  if (!['none', 'finite', 'blocks'].includes(spread))
    expected("spread to be 'none', 'finite', 'blocks' or a number", spread);
  return spread;
}

const found = new WeakMap<Models, Spread>();

/**
 * λ for reference models: by 'blocks' from what they and their block models say about the records of the pool.
 * @throws RangeError where λ is to come from what is not known of the models
 */
export function spreadOf(references: Models, option: SpreadOption): Spread {
  const spread = checkSpread(option);
  if (spread === 'none') return noSpread;
  if (typeof spread === 'number') return { from: 'given', lambda: spread };
  const sizes = sizesOf(references) ?? refuse(references, `whose split and sampling are known for spread: '${spread}'`);
  if (spread === 'finite') return { from: 'finite', lambda: finiteLambda(sizes) };
  const known = found.get(references);
  if (known) return known;
  const { blocks, split } = references;
  if (!blocks) return refuse(references, "with block models for spread: 'blocks'");
  const [reference, apart] = [references, blocks].map(models => {
    const { values, records: width } = models.about(split!.pool, 'losses');
    return { values, width };
  });
  const made = blocksSpread({ reference, blocks: apart }, references);
  found.set(references, made);
  return made;
}

/** The same from losses of the models on other records or queries, `[models × columns]`. */
export function blocksSpread(losses: Parameters<typeof blockSpread>[0], references: Models): Spread {
  const sizes = sizesOf(references) ?? refuse(references, 'whose split and sampling are known');
  const { lambda, low, high } = blockSpread(losses, sizes);
  return { from: 'blocks', lambda, ...(low !== undefined && { low, high }) };
}

function refuse({ name }: Models, what: string): never {
  return expected(
    `references ${what}`,
    name,
    "Take those of trainReferences(…, { sampling: 'subset', blocks: 16 }), or give λ as a number: 1 + n/N at most " +
      'for bootstrap samples of n of N records.',
  );
}

interface Sizes {
  sampling: Sampling;
  trainingSize: number;
  adversary: number;
}

/** How many records the references share, and how they draw from them, as far as that is known. */
function sizesOf({ split, sampling }: Models): Sizes | undefined {
  if (!split || !sampling) return undefined;
  return { sampling, trainingSize: split.trainingSize, adversary: split.adversary.length };
}

/** The most by which the variance of targets exceeds that of references, which is so where nothing is due to seeds. */
function finiteLambda({ sampling, trainingSize: n, adversary: N }: Sizes): number {
  if (sampling === 'bootstrap') return 1 + n / N;
  if (N <= n)
    expected(`more than ${n} records of the adversary for spread: 'finite'`, N, 'Subsets of all records are the same.');
  return (N + n) / (N - n);
}

/** From this factor of variance on it is worth a word: p ≤ 0.01 becomes 0.0107. */
const notable = 1.02;
/** Wider than this, half of its 95 % interval says little of λ: 0.15 makes .0125 of .01. */
const uncertain = 0.15;

/** What a reader of p-values has to know of how far their references lie apart; nothing where there are none. */
export function spreadWarnings(p: Matrix, references: Models, { from, lambda, low, high }: Spread): string[] {
  if (p.width === 0) return [];
  const sizes = sizesOf(references);
  if (from === 'none' && sizes) {
    const { sampling, trainingSize, adversary } = sizes;
    const most = adversary > trainingSize || sampling === 'bootstrap' ? finiteLambda(sizes) : Infinity;
    if (most < notable) return [];
    const formula = sampling === 'subset' ? '(N + n)/(N − n)' : '1 + n/N';
    return [
      `References share one finite set of records (n = ${count(trainingSize)} of N = ${count(adversary)}), so ` +
        'p-values of non-members are too extreme in both tails, by a variance factor of up to ' +
        `${formula} = ${most.toFixed(2)}. The option spread widens the references for it.`,
    ];
  }
  if (from !== 'blocks') return [];
  const blocks = `${references.blocks?.size} block models`;
  if (low === undefined || high === undefined)
    return [`λ = ${lambda.toFixed(2)} rests on ${blocks}, too few to tell how uncertain it is: train more of them.`];
  if ((high - low) / 2 <= uncertain * lambda) return [];
  const interval = `[${low.toFixed(2)}, ${high.toFixed(2)}]`;
  return [`λ = ${lambda.toFixed(2)} ${interval} is uncertain, and so are p-values: train more than ${blocks} for it.`];
}
