import assert from 'node:assert/strict';
import { auditSettings } from '../../../../src/paper/beyond/audit/auditExhibit';
import { temporaryStore } from '../../../models/temporaryStore';
import { assertIntervals } from '../../assertIntervals';
import { smallRun } from '../../smallRun';

describe('auditSettings', () => {
  temporaryStore();

  it('has bounds of each setting by each audit, as rows', async () => {
    const run = smallRun('cancer', 'mnist-google');
    const { rows, results, skipped } = await auditSettings(run);
    assert.deepEqual([results.length, skipped], [1, []], 'a setting behind a service is not audited');
    const { classic, oneRun, allRuns, result } = results[0];
    assert.deepEqual([result.inclusion, classic.inclusion], ['halvings', 'halvings']);
    assert.deepEqual([oneRun.canaries, allRuns.canaries], [200, 200 * run.counts.audit.targets]);
    assertIntervals(rows);
    const of = (way: string, measure: string) =>
      rows.find(row => row.setting === 'cancer' && row.way === way && row.measure === measure)!;
    assert.equal(of('most exposed record', 'ε at least').ours, classic.mostExposed.epsilon);
    assert.equal(of('all records', 'µ at least').ours, classic.all!.mu);
    assert.equal(of('one run', 'ε at least').ours, oneRun.epsilon);
    assert.equal(of('all runs', 'µ at least').ours, allRuns.mu);
    assert.equal(of('all runs', 'µ at least').metric, 'µ at least, all runs');
    assert.match(of('one run', 'ε at least').note!, /guesses are right\. For one record added or removed\./);
    assert.equal(rows.length, 8);
  });
});
