// `npx tsx bench/served.ts`: how many records a second MLServer on this machine answers, asked by `gmia.served`, with
// every answer kept in a store on disk, and by a plain loop of fetch that sends the same batches one after another.
// Both in turns; the ratio is that of pairs.
import { join } from 'node:path';
import { startMlServer } from '../scripts/servers/mlserver';
import { row } from '../src/core/matrix';
import type { Dataset } from '../src/data/dataset';
import { makeToy } from '../src/data/load/makeToy';
import { Records } from '../src/data/records';
import { tableText } from '../src/display/tableText';
import { ask } from '../src/models/ask';
import { oip } from '../src/models/served/protocols/oip';
import { served } from '../src/models/served/served';
import { folderStore } from '../src/models/store/folderStore';
import { inFolder } from './measure';
import { ratios, spread } from './spread';

const ROUNDS = 5;
/** Records of a batch, and how many are asked about in a round. */
const CASES = [
  { batch: 1, records: 200 },
  { batch: 100, records: 5000 },
  { batch: 1000, records: 10_000 },
];

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

/** A plain loop over batches, whose answers are read and nothing more. */
async function loop(url: string, { features }: Dataset, batch: number, records: number): Promise<void> {
  for (let from = 0; from < records; from += batch) {
    const n = Math.min(batch, records - from);
    const data = Array.from({ length: n }, (_, i) => Array.from(row(features, from + i))).flat();
    const inputs = [{ name: 'input', shape: [n, features.width], datatype: 'FP64', data }];
    const body = JSON.stringify({ inputs, outputs: [{ name: 'predict_proba' }] });
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(`${url}/infer`, { method: 'POST', headers, body });
    await response.json();
  }
}

async function measure(url: string, dataset: Dataset, concurrency: number, folder: string) {
  const rows: (string | number)[][] = [];
  for (const { batch, records } of CASES) {
    const asked = new Records(
      dataset,
      Array.from({ length: records }, (_, i) => i),
    );
    const pairs: [number, number][] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const store = folderStore(join(folder, `${concurrency}-${batch}-${round}`));
      const canary = new Records(dataset, [records, records + 1]);
      const options = { url, protocol: oip(), dataset, store, concurrency, canary, batch: { records: batch } };
      const server = await served({ ...options, progress: {} });
      const ours = await seconds(() => ask(server, asked, { progress: {} }));
      pairs.push([ours, await seconds(() => loop(url, dataset, batch, records))]);
    }
    const [ours, plain] = [0, 1].map(side => records / spread(pairs.map(pair => pair[side])).median);
    const { median, min, max } = ratios(pairs.map(([ours, plain]) => [plain, ours]));
    const shown = [median, min, max].map(ratio => ratio.toFixed(2));
    rows.push([concurrency, batch, Math.round(ours), Math.round(plain), `${shown[0]} (${shown[1]} to ${shown[2]})`]);
  }
  return rows;
}

async function run(): Promise<void> {
  const dataset = makeToy({ records: 10_002, seed: 1 });
  const server = await startMlServer(dataset);
  try {
    const names = ['at once', 'batch', 'served, records/s', 'loop, records/s', 'served / loop'];
    const rows = await inFolder(async folder => [
      ...(await measure(server.url, dataset, 1, folder)),
      ...(await measure(server.url, dataset, 4, folder)),
    ]);
    const total = { rows: rows.length, columns: names.length };
    process.stdout.write(`${tableText({ names, rows, total, warnings: [] })}\n`);
  } finally {
    await server.stop();
  }
}

void run();
