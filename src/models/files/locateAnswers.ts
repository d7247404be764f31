import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { DataFileError } from '../../data/load/dataFileError';
import type { AnswerFiles } from './answerFiles';
import { answerFolder } from './answerFolder';
import { AnswerReader } from './answerReader';
import { checkManifest } from './gmiaManifest';

/** The files of answers, where to read them, and what to say about that. */
export interface LocatedAnswers {
  files: AnswerFiles;
  reader: AnswerReader;
  name: string;
  warnings: string[];
}

/** Finds out which files to read: those handed in, those of a manifest, or those of usual names in a folder. */
export async function locateAnswers(from: string | AnswerFiles): Promise<LocatedAnswers> {
  if (typeof from !== 'string') {
    const files = checkManifest(from, 'the files');
    return { files, reader: new AnswerReader('.'), name: files.name ?? 'files', warnings: [] };
  }
  const folder = resolve(from);
  const reader = new AnswerReader(folder);
  const manifest = await readManifest(folder);
  if (manifest) return { files: manifest, reader, name: manifest.name ?? basename(folder), warnings: [] };
  const { files, unused } = await answerFolder(folder, reader);
  const warnings = unused.length ? [`Files left aside, for their names say nothing here: ${unused.join(', ')}.`] : [];
  return { files, reader, name: basename(folder), warnings };
}

async function readManifest(folder: string): Promise<AnswerFiles | undefined> {
  const path = join(folder, 'gmia.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new DataFileError(`Could not read ${path}: ${(error as Error).message}.`);
  }
  let files: unknown;
  try {
    files = JSON.parse(text);
  } catch (error) {
    throw new DataFileError(`Expected JSON in ${path}: ${(error as Error).message}.`);
  }
  return checkManifest(files, path);
}
