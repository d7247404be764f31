import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { randomFor } from '../../src/core/random';
import { fromCsv } from '../../src/data/load/fromCsv';
import { type Prepare, seconds } from './prepare';

/** A file of numbers that all differ, with as many digits as float64 has, and a label. */
export const csv: Prepare = (folder, quick) => {
  const [records, columns] = quick ? [200, 20] : [100_000, 600];
  const path = join(folder, 'numbers.csv');
  const random = randomFor(1, 'bench', 'csv');
  const file = openSync(path, 'w');
  const names = Array.from({ length: columns }, (_, c) => `x${c}`);
  writeSync(file, `${names},y\n`);
  for (let i = 0; i < records; i++) writeSync(file, `${names.map(() => random.uniform())},${i % 2}\n`);
  closeSync(file);
  return async () => ({ seconds: (await seconds(() => fromCsv(path, { label: 'y' })))[0] });
};
