import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { floatsOf } from '../../models/files/arrayValues';
import type { FileArray } from '../../models/files/fileArray';
import { readNpy } from '../../models/files/readNpy';
import { isWhole, sumOf } from '../../models/probabilitySums';
import { filesIn } from './filesIn';

const kinds = ['logits', 'probabilities'] as const;

const fileOf = (kind: string) => `${kind}.npy`;

/** Those of which a program leaves one. */
export const answerFiles = kinds.map(fileOf);

/** The files that a model's folder has of those which a program may leave. */
export const resultsIn = (folder: string): string[] => filesIn(folder, answerFiles);

/** What a program left in all. */
export interface Result {
  /** `[asked × classes]` */
  logits: Float32Array;
  warnings: string[];
}

/**
 * What a program left of a model, of which there is something, as logits.
 * @param model its name, for errors
 * @throws RangeError naming model, file, what was expected and what was found
 */
export function readResult(folder: string, model: string, asked: number, classes: number): Result {
  const found = resultsIn(folder);
  const [name] = found;
  const fail = (wanted: string, got: string, advice = ''): never => {
    throw new RangeError(`Expected ${wanted} for model ${model}, got ${got}. ${advice}See ${folder}.`);
  };
  if (found.length > 1) return fail(answerFiles.join(' or '), 'both');
  let array: FileArray;
  try {
    array = readNpy(readFileSync(join(folder, name)), `${model}/${name}`);
  } catch (error) {
    const advice = 'Write another file and rename it when it is whole (Python: os.replace).';
    throw new RangeError(`${(error as Error).message} ${advice} See ${folder}.`);
  }
  if (`${array.shape}` !== `${[asked, classes]}`)
    return fail(`${name} of ${asked} records × ${classes} classes`, array.shape.join(' × ') || 'one number');
  const values = floatsOf(array);
  const odd = values.findIndex(value => !Number.isFinite(Math.fround(value))); // they are kept in float32
  if (odd >= 0) return fail(`finite numbers in ${name}`, `${values[odd]} for record ${Math.floor(odd / classes)}`);
  if (name === fileOf('logits')) return { logits: Float32Array.from(values), warnings: [] };
  for (let from = 0; from < values.length; from += classes) {
    const own = values.subarray(from, from + classes);
    if (own.some(p => p < 0) || !isWhole(sumOf(own)))
      return fail(
        `probabilities from 0 to 1 that add up to 1 in ${name}`,
        `${Array.from(own.subarray(0, 8), p => Number(p.toPrecision(4))).join(', ')} for record ${from / classes}`,
        'Leave logits.npy for outputs before the softmax. ',
      );
  }
  return { logits: Float32Array.from(values, logOf), warnings: values.includes(0) ? [zeroWarning] : [] };
}

const least = 2 ** -126; // the smallest number that float32 has in full

const logOf = (p: number): number => Math.log(Math.max(p, least));

const zeroWarning =
  'The command gave probabilities of exactly 0: they count as 1e-38, which makes a loss of 87 of each, however sure ' +
  'a model was. Logits, or probabilities in float64, keep more.';
