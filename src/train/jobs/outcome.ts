import { z } from 'zod';
import { nameOf } from './blockFile';
import type { JobFolder } from './jobFolder';
import { Listing } from './listing';

const done = z.object({
  /** Who finished the block: "host:pid". */
  by: z.string(),
  /** When, ISO 8601. */
  time: z.string(),
  /** Models that it trained, of the others of the block some worker before it; and in how many seconds. */
  trained: z.number(),
  seconds: z.number(),
  /** Models of these that another worker had trained meanwhile. */
  twice: z.number(),
});
const failed = z.object({ by: z.string(), time: z.string(), message: z.string() });

/** How a block was finished: the file `blocks/000012.done`. */
export type Done = z.infer<typeof done>;
/** Why training a block ended: the files `blocks/000012.failed-0`, a file each time. */
export type Failure = z.infer<typeof failed>;

const doneFile = (number: number) => ['blocks', `${nameOf(number)}.done`];

export const writeDone = (folder: JobFolder, number: number, how: Done): void =>
  folder.write(JSON.stringify(how), ...doneFile(number));

/** Undefined where it is not there, or damaged: a block is done by the name of the file, whatever that says. */
export const readDone = (folder: JobFolder, number: number): Done | undefined =>
  parse(done, folder.read(...doneFile(number)));

/** Has a block looked through again, as a model of it is missing or damaged. */
export const removeDone = (folder: JobFolder, number: number): void => folder.remove(...doneFile(number));

export function writeFailure(folder: JobFolder, number: number, failure: Failure): void {
  for (let i = 0; ; i++) if (folder.reserve(JSON.stringify(failure), 'blocks', `${nameOf(number)}.failed-${i}`)) return;
}

/**
 * The last failure of a block that can be read.
 * @param names of the files that say them, see `Listing`
 * @returns undefined where none is: the block was finished meanwhile, or they are just being written, or were cut off
 */
export function lastFailure(folder: JobFolder, names: readonly string[]): Failure | undefined {
  for (const name of [...names].reverse()) {
    const said = parse(failed, folder.read('blocks', name));
    if (said) return said;
  }
  return undefined;
}

function parse<T>(form: z.ZodType<T>, content: Buffer | undefined): T | undefined {
  try {
    return content && form.parse(JSON.parse(content.toString()));
  } catch {
    return undefined;
  }
}

export function removeFailures(folder: JobFolder, number: number): void {
  for (const name of new Listing(folder).failures(number)) folder.remove('blocks', name);
}
