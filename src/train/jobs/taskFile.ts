import { expected } from '../../core/check';
import { rows } from '../../core/matrix';
import { sha256 } from '../../core/sha256';
import type { ModelSpec } from '../../models/architecture';
import { decodeTensors, encodeTensors, hashOf, type Tensors, tensorOf } from '../../models/store/tensors';
import type { Series, TrainingTask } from '../trainer';
import { trainerOf } from '../trainers';
import type { JobFolder } from './jobFolder';
import { readWhole } from './readWhole';

/** What the models of a task share, without its jobs. */
export type TaskBasis = Omit<TrainingTask<ModelSpec>, 'jobs'>;

const fileOf = (id: string) => ['tasks', `${id}.safetensors`];

/**
 * Puts down what the models of a task share, unless it is there and whole.
 * @returns its name, equal for equal content only
 * @throws RangeError for a spec with functions, which other machines do not have
 */
export function writeTask(folder: JobFolder, task: TaskBasis): string {
  const { trainer, spec, data, ask, stack, series } = task;
  const tensors: Tensors = {
    features: { shape: [data.labels.length, data.features.length / data.labels.length], values: data.features },
    labels: { shape: [data.labels.length], values: data.labels },
    ...(series && { indices: { shape: [series.indices.length], values: series.indices } }),
  };
  for (const [i, set] of ask.entries())
    tensors[`ask.${i}`] = { shape: [rows(set), set.width], values: Float32Array.from(set.values) };
  const { shape, classes } = data;
  const { version } = trainerOf(trainer);
  const said = { trainer, version, spec, shape, classes, stack, ...(series && { series: { ...series, indices: 0 } }) };
  const about = JSON.stringify(said, refuseFunctions);
  const id = hash(about, hashOf(tensors));
  if (!isWhole(folder, id)) folder.write(encodeTensors(tensors, { task: id, about }).content, ...fileOf(id));
  return id;
}

function isWhole(folder: JobFolder, id: string): boolean {
  try {
    readTask(folder, id);
    return true;
  } catch {
    return false;
  }
}

/**
 * @throws RangeError where its trainer is another one here; Error where it is damaged, or not there
 */
export function readTask(folder: JobFolder, id: string): TaskBasis {
  const path = folder.file(...fileOf(id));
  const { tensors, metadata } = readWhole(path, 'Plan again: that puts it there anew.', () => {
    const decoded = decodeTensors(folder.read(...fileOf(id)) ?? Buffer.alloc(0), { task: id });
    if (hash(decoded.metadata.about, decoded.sha256) !== id) throw new Error('it says other things of its models');
    return decoded;
  });
  const { series, shape, classes, version, ...said } = JSON.parse(metadata.about) as Said;
  const own = trainerOf(said.trainer).version;
  if (own !== version)
    expected(
      `version ${version} of the trainer ${said.trainer}, for which ${folder.path} was planned`,
      own,
      'Use the same gmia on all machines: another version gives other models.',
    );
  const values = (name: string) => tensorOf(tensors, name).values as Float32Array & Int32Array;
  const asked = Object.keys(tensors).filter(name => name.startsWith('ask.'));
  return {
    ...said,
    data: { features: values('features'), labels: values('labels'), shape, classes },
    ask: asked.map((_, i) => ({ values: values(`ask.${i}`), width: tensors[`ask.${i}`].shape[1] })),
    ...(series && { series: { ...series, indices: values('indices') } }),
  };
}

type Said = Pick<TaskBasis, 'trainer' | 'spec' | 'stack'> &
  Pick<TaskBasis['data'], 'shape' | 'classes'> & { version: number; series?: Omit<Series, 'indices'> };

function refuseFunctions(name: string, value: unknown): unknown {
  if (typeof value === 'function')
    expected(
      'models whose spec is plain data, for other machines',
      `the function ${name}`,
      'A command, { train: [program, …] }, can be trained there.',
    );
  return value;
}

/** A name by content. */
export const hash = (...parts: (string | Uint8Array)[]): string => sha256(...parts).slice(0, 20);
