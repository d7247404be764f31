import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { readNotebookFile, sourceOf } from '../notebooks/notebookFile';
import { root } from '../root';

/**
 * Copies an example to a new file. Its links to what does not come along, such as another notebook of gmia, become text
 * that names the file.
 * @param file must not be there yet
 */
export function copyExample(example: string, file: string): void {
  const notebook = readNotebookFile(example);
  const cells = notebook.cells.map(cell => {
    const text = sourceOf(cell);
    const led = cell.cell_type === 'markdown' ? withoutDeadLinks(text, dirname(example), dirname(file)) : text;
    return led === text ? cell : { ...cell, source: led.match(/.*\n|.+$/g) ?? [] };
  });
  const isSame = cells.every((cell, i) => cell === notebook.cells[i]);
  const text = isSame ? readFileSync(example, 'utf8') : `${JSON.stringify({ ...notebook, cells }, null, 1)}\n`;
  writeFileSync(file, text, { flag: 'wx' });
}

/** `[notebook 16](../notebooks/16.ipynb)` → "notebook 16 (notebooks/16.ipynb of gmia)", where that is not there. */
const withoutDeadLinks = (markdown: string, from: string, to: string): string =>
  markdown.replaceAll(/(?<!!)\[([^\]]+)\]\(([^)\s#]+)(?:#[^)\s]*)?\)/g, (link, text: string, path: string) => {
    if (/^[a-z][a-z0-9+.-]*:/i.test(path) || existsSync(join(to, path))) return link;
    const named = relative(root, resolve(from, path)).split(sep).join('/');
    return text === named ? `${text} of gmia` : `${text} (${named} of gmia)`;
  });
