import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeToy } from '../../../../src/data/load/makeToy';
import { splitForAttack } from '../../../../src/data/splitForAttack';
import { architecture } from '../../../../src/models/architecture';
import { defaultStore } from '../../../../src/models/store/inventory';
import { memoryStore } from '../../../../src/models/store/memoryStore';
import type { Store } from '../../../../src/models/store/objects';
import { folderRemote } from '../../../../src/models/store/remote/folderRemote';
import { openRemote } from '../../../../src/models/store/remote/openRemote';
import { pull, push } from '../../../../src/models/store/remote/pullAndPush';
import type { Remote } from '../../../../src/models/store/remote/remote';
import { log } from '../../../../src/models/store/trainingLog';
import { trainReferences } from '../../../../src/train/trainReferences';
import { temporaryStore } from '../../temporaryStore';
import { namesIn, storeEnsemble } from '../storeEnsemble';

describe('store.pull and store.push', () => {
  temporaryStore();
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'gmia-remote-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('copy all from and to the store on disk, or some series', async () => {
    const [one, two, three] = [1, 2, 3].map(seed => storeEnsemble({ seed }, { models: 2 }));
    await push(folder, { series: [one, two] });
    const mine = memoryStore();
    const { objects, there } = await pull(folderRemote(folder), { series: two, store: mine });
    assert.deepEqual([objects, there, mine.list(one).length], [3, 0, 0]); // with its settings
    defaultStore().delete(one);
    defaultStore().delete(three);
    const brought = await pull(folder);
    assert.deepEqual([brought.objects, brought.there, namesIn()], [3, 3, [one, two].sort()]);
  });

  it('refuse a series that is not there, and what is none', async () => {
    storeEnsemble();
    const wrong: [work: Promise<unknown>, message: RegExp][] = [
      [
        push(folder, { series: 'none' }),
        /^RangeError: Expected a series that is in the store, got "none"\. gmia\.store/,
      ],
      [pull(folder, { series: 'none' }), /Expected a series that is in .*gmia-remote-.*, got "none"\. Push it from/],
      [pull(folder, { series: '../x' }), /Expected a group, or the beginning of a key, got "\.\.\/x"/],
      [pull(folder, { series: 5 as never }), /Expected series to be an array/],
      [pull(folder, { serie: 'x' } as never), /Did you mean series\?/],
      [push(folder, { retries: -1 }), /Expected retries to be a whole number of at least 0, got -1/],
      [push(folder, { concurrency: 0 }), /Expected concurrency to be a whole number of at least 1/],
      [push(folder, { pause: NaN }), /Expected pause to be a number from 0 to 3600/],
      [push('gs://bucket'), /Expected s3:\/\/bucket\/prefix, or the path of a folder, got "gs:\/\/bucket"/],
      [push({} as Remote), /Expected the remote to be .*See folderRemote/],
    ];
    for (const [work, message] of wrong) await assert.rejects(work, message);
    assert.deepEqual(await pull(folder), { objects: 0, bytes: 0, there: 0, differing: [] });
  });

  it('bring what need not be trained again', async () => {
    const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
    const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
    const train = (store: Store) => trainReferences(split, network, { models: 4, store });
    const [mine, yours] = [memoryStore(), memoryStore()];
    const trained = (await train(mine)).logits(split.pool).values;
    await push(folder, { store: mine });
    await pull(folder, { store: yours });
    const found = await train(yours);
    assert.deepEqual(found.logits(split.pool).values, trained);
    assert.deepEqual([log(9, mine).length, log(9, yours).length, found.warnings], [1, 0, []]);
  });

  it('know a bucket by its address', () => {
    assert.equal(openRemote('s3://ours/a/b/').name, 's3://ours/a/b');
    assert.equal(openRemote('s3://ours').name, 's3://ours');
    assert.throws(() => openRemote('s3://'), /name of a bucket/);
    assert.throws(() => openRemote(' '), /Expected s3:\/\/bucket\/prefix/);
  });
});
