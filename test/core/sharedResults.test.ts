import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as gmia from '../../src/index';
import { makeWorld, type World } from '../fuzz/world';

/** Data sets themselves, what is running, and places. */
const noResult = ['toy', 'mixed', 'image', 'folder', 'csv', 'service', 'store', 'chart', 'picture'];

describe('what is shared of results', function () {
  this.timeout(60_000);

  let folder: string;
  let world: World;
  let results: [name: string, result: unknown][];
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gmia-shared-'));
    world = await makeWorld(folder);
    const { result, scores, targets, references, records, split } = world;
    results = [
      ...Object.entries(world).filter(([name]) => !noResult.includes(name)),
      ['tprAt', gmia.tprAt(result, 0.1)],
      ['auc', gmia.auc(result)],
      ['rocCorners', gmia.rocCorners(result)],
      ['precisionRecall', gmia.precisionRecall(result)],
      ['compareTpr', gmia.compareTpr(result, scores, 0.1)],
      ['rankByTpr', gmia.rankByTpr([result, scores], 0.1)],
      ['negativeControl', gmia.negativeControl(targets)],
      ['threshold', gmia.evaluate(gmia.attackByThreshold(references, targets, records), { threshold: -1 })],
      ['part', result.record(0)],
      ['observed', gmia.attackWith(gmia.direct, references, targets, records)],
      ['split', split],
      ['plan', gmia.planReferences({ records: 10 })],
    ].filter(([, one]) => one !== undefined) as [string, unknown][];
  });
  after(async () => {
    await world.service.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('holds no features of a data set as JSON or CSV', () => {
    const features = [world.toy, world.mixed, world.image].map(({ features: { values } }) => values);
    const private_ = new Set(
      features.flatMap(values => Array.from(values)).filter(value => !Number.isInteger(4 * value)),
    );
    assert.ok(private_.size > 50);
    const leakedIn = (text = '') =>
      (text.match(/-?\d+\.\d+(?:e-?\d+)?/g) ?? []).map(Number).filter(one => private_.has(one));
    assert.ok(leakedIn(JSON.stringify(world.toy)).length > 50, 'a data set itself has them');
    let written = 0;
    for (const [name, result] of results) {
      assert.deepEqual(leakedIn(JSON.stringify(result)).slice(0, 3), [], name);
      for (const one of [result, [result], { result }]) {
        const text = csvOf(one);
        if (text !== undefined) written++;
        assert.deepEqual(leakedIn(text).slice(0, 3), [], `${name} as CSV`);
      }
    }
    assert.ok(written > 20, `${written}`);
  });

  /** What `toCSV` does not refuse. */
  function csvOf(value: unknown): string | undefined {
    try {
      return gmia.toCSV(value);
    } catch (error) {
      assert.ok(error instanceof RangeError, `${error}`);
      return undefined;
    }
  }

  it('is JSON that says which records it is about, and the measures', () => {
    const { evaluation, result, records, toy } = world;
    const text = JSON.stringify(evaluation);
    const { name, precision, perRecord, records: about } = JSON.parse(text);
    assert.deepEqual(about, { dataset: toy.name, indices: Array.from(records.indices) });
    assert.deepEqual([name, precision, perRecord.length], ['direct', evaluation.precision, records.length]);
    assert.ok(text.length < 5000, `${text.length}`);
    const { p } = JSON.parse(JSON.stringify(result));
    assert.deepEqual(p, { values: Array.from(result.p.values), width: result.p.width });
  });

  it('is CSV of all rows of every result with a frame, also in a file', () => {
    let counted = 0;
    for (const [name, result] of results) {
      const { toFrame, toCSV } = result as Partial<gmia.ScoreResult>;
      if (typeof toFrame !== 'function') continue;
      counted++;
      assert.equal(typeof toCSV, 'function', `${name} has a frame and no CSV`);
      const frame = (result as gmia.ScoreResult).toFrame();
      const lines = (result as gmia.ScoreResult).toCSV(join(folder, 'result.csv')).split('\n');
      assert.deepEqual([lines.length, lines.at(-1)], [frame.shape[0] + 2, ''], name);
      assert.equal(readFileSync(join(folder, 'result.csv'), 'utf8'), lines.join('\n'));
    }
    assert.ok(counted > 10, `${counted}`);
    assert.throws(() => world.result.toCSV(join(folder, 'none', 'a.csv')), {
      name: 'RangeError',
      message: /Make it first/,
    });
  });
});
