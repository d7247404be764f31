import { basename } from 'node:path';

/** What a dataset is called after its file: `patients` of `data/patients.csv.gz`. */
export const nameOf = (path: string): string =>
  basename(path)
    .replace(/\.gz$/i, '')
    .replace(/(?<=.)\.[^.]*$/, '');
