import { sep } from 'node:path';

/** One output of a cell, by mime type; the same content for readers of different ability. */
export type MimeBundle = Record<string, unknown>;

type Write = (content: { data: MimeBundle; metadata: object; transient: object }, update: boolean) => void;

const ending = ['tslab', 'dist', 'jupyter.js'].join(sep);

/**
 * tslab's function for outputs, undefined outside its kernel. tslab makes a new one for every cell, so every output
 * looks it up. It is looked up among the loaded modules and not required: a kernel that is installed elsewhere uses
 * another copy of tslab than ours.
 */
function writer(): Write | undefined {
  for (const file in require.cache) {
    if (!file.endsWith(ending)) continue;
    const write = (require.cache[file]?.exports as { lastWriteDisplayData?: Write } | undefined)?.lastWriteDisplayData;
    if (write) return write;
  }
  return undefined;
}

/** An object that stands for the running cell: another one in each cell, and each time one is run. */
export const cell = (): object | undefined => writer();

/** Whether this runs in a notebook's kernel. */
export const inKernel = (): boolean => writer() !== undefined;

/**
 * Puts an output into the cell, or where `id` is that of an earlier one and `update` is set, in that one's place.
 * @returns false, and nothing has happened, outside a kernel
 */
export function writeOutput(data: MimeBundle, id?: string, update = false): boolean {
  const write = writer();
  write?.({ data, metadata: {}, transient: id ? { display_id: id } : {} }, update);
  return write !== undefined;
}
