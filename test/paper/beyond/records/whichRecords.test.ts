import assert from 'node:assert/strict';
import { whichRecords } from '../../../../src/paper/beyond/records/whichRecords';
import { table1 as printed } from '../../../../src/paper/setup/published';
import { temporaryStore } from '../../../models/temporaryStore';
import { assertIntervals } from '../../assertIntervals';
import { smallRun } from '../../smallRun';

describe('whichRecords', () => {
  temporaryStore();

  it('holds the selected records against the most exposed of the pool, with an interval of every number', async () => {
    const {
      rows,
      results: [found],
      skipped,
    } = await whichRecords(smallRun('cancer'));
    const { selection, risks, tops, agreement, table, mostExposed, exposed } = found;
    const selected = selection.records.length;
    assert.deepEqual(skipped, []);
    assert.ok(selected >= printed.cancer.selected);
    assertIntervals(rows);
    assert.ok(
      rows.every(
        ({ exhibit, paper, ours, note }) => exhibit === 'records' && paper === null && (ours !== null || note),
      ),
    );
    assert.equal(new Set(rows.map(({ metric, cutoff }) => `${metric} ${cutoff}`)).size, rows.length);
    assert.equal(risks.auc.length, 200);
    assert.equal(exposed.trials, 200);
    tops.forEach(({ n, selected: part, hits }, i) => {
      assert.ok(n >= [selected, 2][i] && part.trials === n && hits.trials === selected);
      const top = new Set(risks.top([selected, 2][i]));
      assert.deepEqual([part.hits, hits.hits], Array(2).fill(selection.positions.filter(at => top.has(at)).length));
    });
    assert.equal(mostExposed.length, selected);
    assert.deepEqual([...found.selected.indices].sort(), [...selection.records.indices].sort());
    assert.deepEqual(
      agreement.attacks.map(({ name }) => name),
      found.attacks.map(({ name }) => name),
    );
    assert.equal(found.attacks.length, 5);
    assert.ok(agreement.attacks.every(({ right }) => right <= agreement.union.right));
    assert.deepEqual(
      [...table.lines].map(line => line.risk!.value),
      table.lines.map(line => line.risk!.value).sort((a, b) => b - a),
    );
  });
});
