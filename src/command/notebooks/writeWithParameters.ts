import { writeFileSync } from 'node:fs';
import { readNotebookFile } from './notebookFile';
import { type Values, withParameters } from './parameters';

/**
 * Writes a copy of a notebook with other values, to be executed in the folder of the original.
 * @param file paths of the original and of the copy
 * @param variables what the environment of its cells has beyond that of the others
 */
export function writeWithParameters(
  file: { original: string; copy: string },
  values: Values,
  variables: Record<string, string> = {},
): void {
  const { metadata, ...rest } = withParameters(readNotebookFile(file.original), values);
  const gmia = { ...(metadata?.gmia as object | undefined), original: file.original, variables };
  writeFileSync(file.copy, JSON.stringify({ ...rest, metadata: { ...metadata, gmia } }));
}
