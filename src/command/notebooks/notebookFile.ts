import { existsSync, readFileSync } from 'node:fs';
import { UsageError } from '../runCommand';

/** A cell of a notebook, as the file has it: what is not named here stays as it is. */
export interface Cell {
  cell_type: string;
  source: string | string[];
  metadata?: { tags?: string[] };
}

/** A notebook, as the file has it. */
export interface NotebookFile {
  cells: Cell[];
  metadata?: Record<string, unknown>;
  nbformat?: number;
  nbformat_minor?: number;
}

/** @throws UsageError for what is no notebook, with the path */
export function readNotebookFile(file: string): NotebookFile {
  if (!existsSync(file)) throw new UsageError(`Expected a notebook, found nothing at ${file}.`);
  try {
    const notebook = JSON.parse(readFileSync(file, 'utf8')) as NotebookFile;
    if (!Array.isArray(notebook?.cells)) throw new Error('it has no cells');
    return notebook;
  } catch (error) {
    throw new UsageError(`${file} is not a notebook: ${(error as Error).message}`);
  }
}

/** The text of a cell. */
export const sourceOf = ({ source = '' }: Partial<Cell>): string => [source].flat().join('');

/** Where the first cell of this tag is; -1 where there is none. */
export const taggedCell = ({ cells }: NotebookFile, tag: string): number =>
  cells.findIndex(({ metadata }) => metadata?.tags?.includes(tag));
