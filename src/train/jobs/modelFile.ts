import { decodeTensors, encodeTensors, type Tensors } from '../../models/store/tensors';
import type { Trained } from '../trainer';
import type { JobFolder } from './jobFolder';

const fileOf = (task: string, id: string) => ['models', task, `${id}.safetensors`];

export const hasModel = (folder: JobFolder, task: string, id: string): boolean => folder.has(...fileOf(task, id));

/** The names of the models of a task that are trained. */
export const trainedOf = (folder: JobFolder, task: string): Set<string> =>
  new Set(
    folder
      .list('models', task)
      .filter(name => name.endsWith('.safetensors'))
      .map(name => name.slice(0, -'.safetensors'.length)),
  );

/** @param by who trained it, for readers */
export function writeModel(folder: JobFolder, task: string, id: string, trained: Trained, by: string): void {
  const { weights, logits, warnings = [] } = trained;
  const tensors: Tensors = {};
  weights?.forEach((values, at) => {
    tensors[`${at}`] = { shape: [values.length], values };
  });
  logits.forEach((values, set) => {
    tensors[`logits.${set}`] = { shape: [values.length], values };
  });
  const { content } = encodeTensors(tensors, { task, model: id, by, warnings: JSON.stringify(warnings) });
  folder.write(content, ...fileOf(task, id));
}

/** A file that is not what a worker wrote, so that its model has to be trained again. */
export class DamagedModel extends Error {}

/**
 * A model that is trained; undefined where it is not there.
 * @param check throws an Error for what is none
 * @throws DamagedModel; what the file system throws, which says nothing against the model
 */
export function readModel(
  folder: JobFolder,
  task: string,
  id: string,
  check: (model: Trained) => void = () => {},
): Trained | undefined {
  const content = folder.read(...fileOf(task, id));
  if (!content) return undefined;
  try {
    const model = modelIn(content, { task, model: id });
    check(model);
    return model;
  } catch (error) {
    throw new DamagedModel((error as Error).message);
  }
}

function modelIn(content: Buffer, owner: Record<string, string>): Trained {
  const { tensors, metadata } = decodeTensors(content, owner);
  const named = (prefix: string) =>
    Object.keys(tensors)
      .filter(name => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
      .map((_, at) => tensors[`${prefix}${at}`].values as Float32Array);
  const weights = named('');
  return {
    ...(weights.length > 0 && { weights }),
    logits: named('logits.'),
    warnings: JSON.parse(metadata.warnings) as string[],
  };
}

export const removeModel = (folder: JobFolder, task: string, id: string): void => folder.remove(...fileOf(task, id));
