import assert from 'node:assert/strict';
import {
  type CalibrationExhibit,
  calibrationExhibit,
} from '../../../../src/paper/beyond/calibration/calibrationExhibit';
import { temporaryStore } from '../../../models/temporaryStore';
import { assertIntervals } from '../../assertIntervals';
import { smallRun } from '../../smallRun';

describe('calibrationExhibit', () => {
  temporaryStore();
  let found: CalibrationExhibit;
  before(async () => {
    const run = smallRun('cancer', 'mnist');
    found = await calibrationExhibit(run);
  });

  it('looks at selected records, at those without a twin where many have one, and at all, by each method', () => {
    const records = (setting: string) =>
      found.results.filter(one => one.setting === setting).map(one => `${one.records}, ${one.method}`);
    const cancer = records('Cancer');
    const mnist = records('MNIST');
    for (const all of [cancer, mnist])
      assert.deepEqual(
        all.slice(-3),
        ['pchip', 'rank', 'student'].map(method => `all 200 records, ${method}`),
      );
    assert.ok(cancer.some(text => /^\d+ records without a twin, rank/.test(text)));
    assert.ok(!mnist.some(text => /twin/.test(text)));
    for (const all of [cancer, mnist]) assert.equal(all.filter(text => /selected|matched/.test(text)).length % 3, 0);
  });

  it('has a row for each α and three for each way to claim, with intervals', () => {
    for (const exhibit of ['calibration', 'claims'])
      assert.equal(
        found.rows.filter(row => row.exhibit === exhibit).length,
        found.results.length * (exhibit === 'claims' ? 6 : 3),
      );
    assert.ok(found.rows.every(({ paper, ours, note }) => paper === null && (ours !== null || note)));
    assertIntervals(found.rows);
    const row = found.rows.find(
      ({ setting, metric, cutoff }) =>
        setting === 'cancer' && metric === 'non-members at or below, rank, all records' && cutoff === 0.1,
    )!;
    const { calibration } = found.results.find(
      ({ setting, kind, method }) => setting === 'Cancer' && kind === 'all' && method === 'rank',
    )!;
    const { value, low, high, trials } = calibration.rates[2];
    assert.deepEqual([row.ours, row.low, row.high, row.n], [value, low, high, trials]);
    assert.equal(trials, 3 * 200);
    // Six references: nothing below 1/7.
    assert.equal(value, 0);
    assert.match(row.note!, /^Out of reach: below 1\/7 no guess is possible\. Reduced: /);
    const names = found.rows.map(({ exhibit, setting, metric, cutoff }) => [exhibit, setting, metric, cutoff].join());
    assert.equal(new Set(names).size, names.length);
  });

  it('gives what charts and tables need, of one target and of all', () => {
    for (const { calibration, claims, falseDiscoveries, method } of found.results) {
      assert.deepEqual([calibration.name, falseDiscoveries.name, claims.target], [method, method, 0]);
      assert.equal(calibration.pValues.length, calibration.rates[0].trials);
      assert.ok(calibration.warnings.some(text => text.startsWith('With 6 references')));
    }
  });
});
