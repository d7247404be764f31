import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as gmia from '../../src/index';

/** A network that trains in a moment. */
export const network: gmia.Architecture = {
  layers: [{ type: 'dense', units: 3, activation: 'relu' }],
  optimiser: 'adam',
  rate: 0.01,
  batch: 8,
  steps: 4,
};

/** Things of every kind that calls take, small and right. */
export type World = Awaited<ReturnType<typeof makeWorld>>;

/** @param folder where files are written */
export async function makeWorld(folder: string) {
  gmia.setProgress({});
  process.env.GMIA_TOKEN = 'token';
  const toy = gmia.makeToy({ records: 60 });
  const mixed = gmia.createDataset({
    name: 'mixed',
    features: { values: Float32Array.of(0.5, 1, 0, 0.25, 0, 1, 1, 1, 0), width: 3 },
    labels: Int32Array.of(0, 1, 1),
    classes: ['no', 'yes'],
    columns: [
      { name: 'age', start: 0, width: 1, low: 10, high: 90 },
      { name: 'sex', start: 1, width: 2, categories: ['f', 'm'] },
    ],
    notes: [],
  });
  const image = gmia.createDataset({
    name: 'image',
    features: { values: Float32Array.from({ length: 64 }, (_, i) => (i % 7) / 7), width: 4 },
    labels: Int32Array.from({ length: 16 }, (_, i) => i % 2),
    classes: ['0', '1'],
    columns: [0, 1, 2, 3].map(start => ({ name: `pixel ${start}`, start, width: 1 })),
    image: [2, 2, 1],
    notes: [],
  });
  const split = gmia.splitForAttack(toy, { pool: 20 });
  const references = await gmia.trainReferences(split, network, { models: 6, blocks: 8, store: false });
  const targets = await gmia.trainTargets(split, network, { splits: 2, store: false });
  const records = new gmia.Records(toy, Array.from(split.pool.indices.subarray(0, 4)));
  const otherRecords = new gmia.Records(image, [0, 1, 2]);
  const selection = gmia.selectVulnerable(references, split.pool, { delta: 0.5, beta: 0.9 });
  const result = gmia.attackDirectly(references, targets, records);
  const scores = gmia.attackByLira(references, targets, records);
  const csv = join(folder, 'table.csv');
  writeFileSync(csv, 'age,sex,class\n10,f,no\n20,m,yes\n35,f,yes\n40,m,no\n');
  writeFileSync(join(folder, 'losses.npy'), npy('<f8', [2, 4], Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8)));
  writeFileSync(join(folder, 'labels.npy'), npy('<i4', [4], records.labels()));
  const store = gmia.store.memoryStore();
  const stored = await gmia.trainTargets(split, network, { splits: 1, store });
  const jobs = join(folder, 'jobs');
  await gmia.onFolder(jobs).run([], { onModel: () => {}, onSteps: () => {} }, new AbortController().signal);
  const service = await gmia.serve(targets.only([0]), { background: true });
  const served = await gmia.served({
    url: service.urls[0],
    dataset: toy,
    protocol: gmia.protocols.tfServing(),
    store: false,
    split,
  });
  const answers = await gmia.fromAnswers(
    { reference: { losses: join(folder, 'losses.npy') }, labels: join(folder, 'labels.npy') },
    { dataset: toy, records },
  );
  const row = gmia.paper.makeRow({ exhibit: 'T1', setting: 'cancer' }, { measure: 'precision', paper: 0.5, ours: 0.6 });
  const bands = await gmia.paper.repeatOverSplits(() => [row], { splits: 2 });
  const indirect = await gmia.attackIndirectly(references, targets, selection.only([0, 1]), {
    queries: 10,
    keep: 2,
    iterations: 1,
    updates: 1,
  });
  const shadow = await gmia.trainShadowAttack(references, { models: 1, perModel: 5, steps: 2 });
  return {
    folder,
    jobs,
    csv,
    toy,
    mixed,
    image,
    split,
    references,
    targets,
    records,
    otherRecords,
    selection,
    result,
    scores,
    calibration: gmia.calibration(result),
    discoveries: gmia.discoveries(result),
    falseDiscoveries: gmia.falseDiscoveries(result),
    evaluation: gmia.evaluate(result),
    agreement: gmia.agreement([result, scores]),
    risks: gmia.recordRisks(result),
    table: gmia.describeRecords([result, scores]),
    chart: gmia.scatterChart([{ name: 'a', x: [1], y: [2] }]),
    picture: gmia.imageGrid([{ caption: 'a' }], { shape: [1, 1] }),
    recorded: gmia.recordedModels(references.about(records, 'logits'), records, {
      kind: 'reference',
      members: Array.from({ length: 24 }, (_, i) => i % 2),
      split,
    }),
    store,
    service,
    served,
    answers,
    bands,
    secret: gmia.fromEnvironment('GMIA_TOKEN'),
    stored,
    indirect,
    shadow,
  };
}

/** A file of NumPy's. */
function npy(type: string, shape: number[], values: Float64Array | Int32Array): Buffer {
  const header = `{'descr': '${type}', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`;
  const padded = header.padEnd(Math.ceil((header.length + 11) / 64) * 64 - 11);
  const start = Buffer.from('\x93NUMPY\x01\x00\0\0', 'latin1');
  start.writeUInt16LE(padded.length + 1, 8);
  return Buffer.concat([start, Buffer.from(`${padded}\n`), Buffer.from(values.buffer)]);
}
