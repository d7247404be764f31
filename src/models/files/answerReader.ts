import { basename, extname, resolve } from 'node:path';
import { expected } from '../../core/check';
import { wholeFile } from '../../data/load/wholeFile';
import type { ArrayPlace } from './answerFiles';
import type { FileArray } from './fileArray';
import type { LongTable } from './longTable';
import { readCsv } from './readCsv';
import { readNpy } from './readNpy';
import { readNpz } from './readNpz';
import { readParquet } from './readParquet';
import { readSafetensors } from './readSafetensors';

/** What a file holds: arrays by name, where a .npy has one of the name ''; or a table. */
export type FileContent = ReadonlyMap<string, FileArray> | LongTable;

type Format = (content: Buffer, source: string) => FileContent | Promise<FileContent>;

const formats: Record<string, Format> = {
  '.npy': (content, source) => new Map([['', readNpy(content, source)]]),
  '.npz': readNpz,
  '.safetensors': readSafetensors,
  '.csv': readCsv,
  '.parquet': readParquet,
};

/** Whether a file is of a format that is read, by its name. */
export const isReadable = (file: string): boolean => extname(file).toLowerCase() in formats;

/** Reads files below a folder, each once. */
export class AnswerReader {
  private readonly known = new Map<string, Promise<FileContent>>();

  constructor(private readonly folder: string) {}

  /**
   * All that a file holds.
   * @throws DataFileError for a file that is missing or damaged; RangeError for one of another format
   */
  read(file: string): Promise<FileContent> {
    const path = resolve(this.folder, file);
    let content = this.known.get(path);
    if (!content) this.known.set(path, (content = readWhole(path)));
    return content;
  }

  /**
   * One array, or a table.
   * @param names it has one of these names in an archive of several, where its place does not say which it is
   * @throws RangeError where the file does not have it, and as `read` does
   */
  async find(place: ArrayPlace, names: readonly string[]): Promise<FileArray | LongTable> {
    const { file, array } = typeof place === 'string' ? { file: place } : place;
    const content = await this.read(file);
    if ('rows' in content)
      return array === undefined ? content : expected(`an archive in place of ${file}`, `array ${array} of a table`);
    const all = [...content.keys()];
    const fitting = array !== undefined ? [array] : all.length === 1 ? all : names.filter(name => content.has(name));
    const found = fitting.length === 1 ? content.get(fitting[0]) : undefined;
    const wanted = array ?? names.join(' or ');
    const advice = `Name the array: { file: ${JSON.stringify(file)}, array: ... }.`;
    return found ?? expected(`an array ${wanted} in ${file}`, `${all.join(', ') || 'no array'}`, advice);
  }
}

async function readWhole(path: string): Promise<FileContent> {
  const extension = extname(path).toLowerCase();
  const format = formats[extension];
  if (!format) expected(`a file of the formats ${Object.keys(formats).join(', ')}`, basename(path));
  return format(await wholeFile(path), basename(path));
}
