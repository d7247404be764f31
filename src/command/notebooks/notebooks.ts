import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UsageError } from '../runCommand';
import { readNotebookFile, sourceOf } from './notebookFile';
import type { Values } from './parameters';

export interface Notebook {
  file: string;
  /** File name without its ending, such as "02-unique-influence". */
  name: string;
  /** The heading of its first text cell. */
  title: string;
  /** The paragraph below that heading. */
  claim: string;
  /** The settings that it is about, by `gmia.settings` in its metadata; undefined where it needs none of them. */
  settings?: string[];
  /** Values that its parameters get. */
  values?: Values;
}

/** The numbered notebooks of a folder, in order. @throws UsageError when there is none, or one is not a notebook */
export function readNotebooks(folder: string): Notebook[] {
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter(name => /^\d\d-.*\.ipynb$/.test(name))
        .sort()
    : [];
  if (names.length === 0) throw new UsageError(`Expected notebooks such as 01-name.ipynb in ${folder}, got none.`);
  return names.map(name => readNotebook(join(folder, name)));
}

/** Those that a text names by number or name, with commas between. @throws UsageError for one that is not there */
export function notebooksNamed(all: Notebook[], text: string): Notebook[] {
  const wanted = text.split(',').map(one => one.trim().replace(/\.ipynb$/, ''));
  const named = (one: string) => all.filter(({ name }) => name === one || name.startsWith(`${one}-`));
  const unknown = wanted.find(one => named(one).length === 0);
  if (unknown !== undefined)
    throw new UsageError(`Expected --notebooks out of ${all.map(({ name }) => name).join(', ')}, got "${unknown}".`);
  return all.filter(one => wanted.some(name => named(name).includes(one)));
}

/** Any notebook. @param file its path @throws UsageError for what is none */
export function readNotebook(file: string): Notebook {
  const name = basename(file).replace(/\.ipynb$/, '');
  const { cells, metadata } = readNotebookFile(file);
  const { settings } = (metadata?.gmia ?? {}) as Pick<Notebook, 'settings'>;
  const first = cells.find(cell => cell.cell_type === 'markdown');
  const paragraphs = sourceOf(first ?? {})
    .split(/\n\s*\n|(?<=^#.*)\n/m)
    .map(part => part.trim())
    .filter(Boolean);
  const heading = paragraphs.find(part => part.startsWith('#'));
  return {
    file,
    name,
    title: plainMarkdown(heading?.replace(/^#+\s*/, '') ?? name),
    claim: plainMarkdown(paragraphs.find(part => !part.startsWith('#')) ?? ''),
    ...(settings && { settings }),
  };
}

/** Markdown's text without its marks for emphasis, code and links. */
const plainMarkdown = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)/g, '');
