import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { floatsOf } from '../../models/files/arrayValues';
import type { FileArray } from '../../models/files/fileArray';
import { readNpz } from '../../models/files/readNpz';
import type { Weights } from '../../models/weights';

/** The file in which a program leaves the weights of a model. */
export const weightsFile = 'weights.npz';

/**
 * The weights that a program left of a model.
 * @param model its name, for errors
 * @param shapes of its tensors, in order
 * @throws RangeError naming model, array, what was expected and what was found
 */
export function readWeights(folder: string, model: string, shapes: readonly number[][]): Weights {
  const where = `in ${weightsFile} of model ${model}`;
  const fail = (wanted: string, got: string): never => {
    throw new RangeError(`Expected ${wanted} ${where}, got ${got}. See ${folder}.`);
  };
  let arrays: Map<string, FileArray>;
  try {
    arrays = readNpz(readFileSync(join(folder, weightsFile)), `${model}/${weightsFile}`);
  } catch (error) {
    const advice = 'Write another file and rename it when it is whole (Python: os.replace).';
    throw new RangeError(`${(error as Error).message} ${advice} See ${folder}.`);
  }
  if (arrays.size !== shapes.length) fail(`${shapes.length} arrays, kernel and bias of every layer,`, `${arrays.size}`);
  return shapes.map((shape, i) => {
    const name = `arr_${i}`;
    const array = arrays.get(name);
    if (!array) return fail(`an array ${name}, as np.savez(file, *weights) names it,`, [...arrays.keys()].join(', '));
    if (`${array.shape}` !== `${shape}`)
      fail(`${name} of ${shape.join(' × ')}`, array.shape.join(' × ') || 'one number');
    const values = Float32Array.from(floatsOf(array));
    const odd = values.findIndex(value => !Number.isFinite(value));
    if (odd >= 0) fail(`finite numbers as ${name}`, `${values[odd]} at place ${odd}`);
    return values;
  });
}
