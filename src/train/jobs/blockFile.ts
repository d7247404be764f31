import { z } from 'zod';
import { expected } from '../../core/check';
import { decodeTensors, encodeTensors, type Tensors } from '../../models/store/tensors';
import type { TrainingJob } from '../trainer';
import type { JobFolder } from './jobFolder';
import { readWhole } from './readWhole';
import { hash } from './taskFile';

const manifest = z.object({
  /** The name of the task to which the models belong. */
  task: z.string(),
  /** What they are, for readers: "mnist: reference models". */
  title: z.string(),
  /** How long one should take, by what was measured when the block was planned; null where nothing was. */
  seconds: z.number().nullable(),
  models: z.array(
    z.object({
      /** Its name: equal for models that are equal, within a task. */
      id: z.string(),
      /** From what its random numbers come; the last is its place in its series. */
      seedPath: z.tuple([z.number()]).rest(z.union([z.string(), z.number()])),
    }),
  ),
});

/** A block of models, for one worker at a time: the file `blocks/000012.json`. */
export type Block = z.infer<typeof manifest>;

/** "000012" */
export const nameOf = (number: number): string => String(number).padStart(6, '0');

const tensorsFile = (number: number) => ['blocks', `${nameOf(number)}.safetensors`];
const manifestFile = (number: number) => ['blocks', `${nameOf(number)}.json`];

/** The name of a model within its task. */
export function jobId({ sample, initial = [], everyBatch, seedPath }: TrainingJob): string {
  const lists = [sample, ...(everyBatch ? [everyBatch] : []), ...initial];
  const bytes = lists.map(values => new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  return hash(JSON.stringify([seedPath, lists.map(({ length }) => length)]), ...bytes);
}

/**
 * Adds a block. Several processes may do so at once: each gets a number of its own.
 * @param least the number that it gets where that is free, as it is after the last one
 * @param jobs the models of the block, in its order
 * @returns its number
 */
export function addBlock(folder: JobFolder, least: number, block: Block, jobs: readonly TrainingJob[]): number {
  const tensors: Tensors = {};
  const put = (name: string, values: Int32Array | Float32Array) => {
    tensors[name] = { shape: [values.length], values };
  };
  jobs.forEach(({ sample, everyBatch, initial = [] }, i) => {
    put(`${i}.sample`, sample);
    if (everyBatch) put(`${i}.everyBatch`, everyBatch);
    initial.forEach((values, at) => put(`${i}.initial.${at}`, values));
  });
  for (let number = least; ; number++) {
    const reserved = ['blocks', `${nameOf(number)}.reserved`];
    if (!folder.reserve('', ...reserved)) continue;
    // A block that was not there when they were listed was written before its reservation was taken away.
    const free = !folder.has(...manifestFile(number));
    if (free) {
      folder.write(encodeTensors(tensors, { task: block.task }).content, ...tensorsFile(number));
      folder.write(JSON.stringify(block), ...manifestFile(number));
    }
    folder.remove(...reserved);
    if (free) return number;
  }
}

/** @throws RangeError for a block that is not there; Error for one that is damaged */
export const readBlock = (folder: JobFolder, number: number): Block =>
  findBlock(folder, number) ?? expected(`a block of ${folder.path}`, number, 'gmia status shows them.');

/** Undefined where it is not there: who planned it may have taken it back since it was listed. */
export function findBlock(folder: JobFolder, number: number): Block | undefined {
  const content = folder.read(...manifestFile(number));
  return (
    content &&
    readWhole(folder.file(...manifestFile(number)), removal(folder, number), () =>
      manifest.parse(JSON.parse(content.toString())),
    )
  );
}

/** A plan leaves alone what is planned, and what is trained of it stays. */
const removal = (folder: JobFolder, number: number) =>
  `Remove ${folder.file(...manifestFile(number))} and plan again: its models are put into another block.`;

/** Those of the blocks that are still there. */
export const findBlocks = (folder: JobFolder, numbers: readonly number[]): { number: number; block: Block }[] =>
  numbers.flatMap(number => {
    const block = findBlock(folder, number);
    return block ? [{ number, block }] : [];
  });

/** The jobs of a block, in its order. @throws Error where one is not what was planned: it would be another model */
export function readJobs(folder: JobFolder, number: number, { task, models }: Block): TrainingJob[] {
  return readWhole(folder.file(...tensorsFile(number)), removal(folder, number), () => {
    const { tensors } = decodeTensors(folder.read(...tensorsFile(number)) ?? Buffer.alloc(0), { task });
    return models.map(({ id, seedPath }, i) => {
      const job = jobOf(tensors, i, seedPath);
      if (jobId(job) !== id) throw new Error(`it has other samples or seeds than those of model ${id}`);
      return job;
    });
  });
}

function jobOf(tensors: Tensors, i: number, seedPath: TrainingJob['seedPath']): TrainingJob {
  const values = (name: string) => tensors[`${i}.${name}`]?.values;
  const initial = Object.keys(tensors).filter(name => name.startsWith(`${i}.initial.`));
  return {
    seedPath,
    sample: values('sample') as Int32Array,
    ...(values('everyBatch') && { everyBatch: values('everyBatch') as Int32Array }),
    ...(initial.length > 0 && { initial: initial.map((_, at) => values(`initial.${at}`) as Float32Array) }),
  };
}

/** Takes a block out, with what became of it; models that are trained stay. */
export function removeBlock(folder: JobFolder, number: number): void {
  folder.remove(...manifestFile(number)); // first: without it, it is none
  for (const name of folder.list('blocks')) if (name.startsWith(`${nameOf(number)}.`)) folder.remove('blocks', name);
}
