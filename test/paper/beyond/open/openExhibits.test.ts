import assert from 'node:assert/strict';
import { openIndirect } from '../../../../src/paper/beyond/open/openIndirect';
import { openPenalty, openPenaltyExhibit } from '../../../../src/paper/beyond/open/openPenalty';
import { openSelection, openSelectionExhibit } from '../../../../src/paper/beyond/open/openSelection';
import { experimentSpec } from '../../../../src/paper/setup/experimentSpec';
import { temporaryStore } from '../../../models/temporaryStore';
import { assertIntervals } from '../../assertIntervals';
import { smallRun } from '../../smallRun';

describe('exhibits of what the paper leaves open', () => {
  temporaryStore();
  const base = smallRun('cancer', 'mnist', 'mnist-google');
  const open = { cancer: { references: 4, k: [4] }, mnist: { references: 3, k: [], lambdas: [0, 0.01] } };
  const run = { ...base, counts: { ...base.counts, open } };
  const questions = (rows: { question?: string }[]) => [...new Set(rows.map(({ question }) => question))];

  it('count what each choice selects, our defaults first, then several together', async () => {
    const pairs = { ...run, counts: { ...run.counts, open: { cancer: { ...open.cancer, pairs: true as const } } } };
    const { rows, results, claims, skipped } = await openSelection(pairs);
    assert.deepEqual([results.length, skipped, claims.length], [1, [], 1], 'settings without choices are left out');
    assertIntervals(rows);
    const found = questions(rows);
    assert.deepEqual(found.slice(0, 3), ['our defaults', 'ratio of E[N_n]', 'reference models']);
    assert.ok(
      ['training steps', 'initial weights', 'optimiser', 'scaling of inputs'].every(one => found.includes(one)),
    );
    assert.ok(results[0].tried > 9 + 12, 'and all pairs of the six that matter most');
    assert.ok(rows.every(({ measure }) => measure === 'selected' || measure === 'test accuracy'));
    assert.ok(rows.every(({ verdict }) => verdict !== undefined));
    assert.match(rows[0].metric, /^our defaults, all: test accuracy$/);
    assert.ok(
      rows.some(({ choice }) => choice === 'half (k 4)'),
      'with fewer reference models than our defaults',
    );
    assert.match(rows[0].note!, /By 6 reference models: 200 records of the pool and 499 of the adversary/);
  });

  it('attack where targets are trained', async () => {
    const splits = { ...run, counts: { ...run.counts, open: { cancer: { ...open.cancer, splits: 3 } } } };
    const { rows } = await openSelection(splits);
    const recall = rows.filter(({ measure }) => measure === 'recall');
    assert.deepEqual(
      recall.slice(0, 3).map(({ paper }) => paper),
      [0.032, 0.0314, 0.026],
    );
    assert.ok(recall.every(({ attack, paperTrials }) => attack === 'direct' && paperTrials! >= 250));
  });

  it('say beforehand which models they train', async () => {
    const planned = openSelectionExhibit.trainings!(await experimentSpec('cancer', run), run);
    assert.ok(
      planned.every(({ kind }) => kind === 'reference'),
      'no targets without halvings',
    );
    assert.deepEqual(
      [planned[0], planned[2], planned[3]].map(({ samples }) => samples().length),
      [6, 4, 4],
    );
    const penalties = openPenaltyExhibit.trainings!(await experimentSpec('mnist', run), run);
    const l2 = new Set(penalties.map(({ architecture }) => (architecture as { l2?: number }).l2));
    assert.deepEqual([...l2], [0, 0.01, 0.01 / 50, 0.1]);
  });

  it('refuse a setting that the profile spends nothing on', async () => {
    const nothing = { ...run, settings: ['cancer' as const], counts: { ...run.counts, open: {} } };
    await assert.rejects(openSelection(nothing), /Expected cancer in counts\.open, got undefined\. \{ references/);
  });

  it('attack one record in every way, another one too', async () => {
    const counts = { ...run.counts, indirect: { queries: 20, keep: 5 } };
    const { rows, claims } = await openIndirect({ ...run, counts });
    assertIntervals(rows);
    const found = questions(rows);
    assert.equal(found[0], 'our defaults');
    assert.ok(['updates with the record', 'correlation of queries'].every(one => found.includes(one)));
    const queries = rows.filter(({ measure }) => measure === 'enhancing queries');
    assert.ok(queries.every(({ paper, paperTrials, n }) => paper === 47 && paperTrials === 50 && n === 5));
    assert.equal(claims.length, 1);
  });

  it('count by λ', async () => {
    const { rows, claims } = await openPenalty(run);
    assertIntervals(rows);
    const ours = rows.filter(({ question, measure }) => question === 'our defaults' && measure === 'selected');
    assert.deepEqual(
      ours.map(({ lambda, paper }) => [lambda, paper]),
      [
        [0, 52],
        [0.01, 1],
      ],
    );
    const free = rows.filter(({ lambda, measure }) => lambda === 0 && measure === 'selected');
    assert.ok(
      free.every(row => row.ours === free[0].ours),
      'without a penalty its form does not matter',
    );
    assert.equal(claims.length, 2);
  });
});
