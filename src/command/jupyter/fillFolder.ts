import { constants, copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from '../root';

/**
 * Copies the notebooks and examples of gmia into a folder, and the page that they link to: what is missing. What is
 * there stays, as somebody may have worked on it; notebooks that differ from gmia's are named.
 */
export function fillFolder(folder: string): void {
  const differ: string[] = [];
  const files = ['notebooks', 'examples'].flatMap(part => filesIn(join(root, part)));
  for (const file of [...files, join(root, 'docs/own-training.md')]) {
    const to = join(folder, relative(root, file));
    mkdirSync(dirname(to), { recursive: true });
    try {
      copyFileSync(file, to, constants.COPYFILE_EXCL);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (!sameCells(file, to)) differ.push(relative(folder, to));
    }
  }
  if (differ.length > 0)
    process.stderr.write(
      `gmia: in ${folder} ${differ.length === 1 ? 'one file differs' : `${differ.length} files differ`} from gmia's, ` +
        `and stay as they are: ${differ.slice(0, 3).join(', ')}${differ.length > 3 ? ', …' : ''}. Remove one to get ` +
        "gmia's again.\n",
    );
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !entry.parentPath.includes('.ipynb_checkpoints'))
    .map(entry => join(entry.parentPath, entry.name));

/** Whether two files are the same, outputs of notebooks aside. */
function sameCells(one: string, other: string): boolean {
  const contents = [one, other].map(file => readFileSync(file, 'utf8'));
  if (contents[0] === contents[1]) return true;
  try {
    const [ours, theirs] = contents.map(text => (JSON.parse(text) as { cells: { source: string | string[] }[] }).cells);
    const source = (cell: { source: string | string[] }) => [cell.source].flat().join('');
    return ours.length === theirs.length && ours.every((cell, i) => source(cell) === source(theirs[i]));
  } catch {
    return false;
  }
}
