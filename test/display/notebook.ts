import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a notebook of code cells, below a text cell where `text` is given. Returns its path. */
export function writeNotebook(folder: string, name: string, code: string[], text?: string): string {
  const cells = code.map((source, i): object => ({
    cell_type: 'code',
    id: `code-${i}`,
    metadata: {},
    source,
    outputs: [],
    execution_count: null,
  }));
  if (text !== undefined) cells.unshift({ cell_type: 'markdown', id: 'text', metadata: {}, source: text });
  const metadata = { kernelspec: { name: 'gmia', display_name: '', language: 'typescript' } };
  const file = join(folder, `${name}.ipynb`);
  writeFileSync(file, JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells }));
  return file;
}
