import assert from 'node:assert/strict';
import { rows } from '../../../../src/core/matrix';
import { servedAnswers } from '../../../../src/paper/beyond/served/servedAnswers';
import { temporaryStore } from '../../../models/temporaryStore';
import { assertIntervals } from '../../assertIntervals';
import { smallRun } from '../../smallRun';

describe('services that answer less and less', () => {
  temporaryStore();

  it('are attacked with what they give, on the same records, and say what that cost', async () => {
    const run = smallRun('cancer', 'mnist-google');
    const some = { references: 6, splits: 3, steps: 60, pool: 60, adversary: 120 };
    const counts = {
      ...run.counts,
      settings: { ...run.counts.settings, 'mnist-google': some },
      served: { records: 3, copies: 4 },
    };
    const { results, rows: found, skipped } = await servedAnswers({ ...run, counts });
    assert.deepEqual(skipped, []);
    const [{ answers, records }] = results;
    assert.equal(results.length, 1, 'of services alone');
    assert.deepEqual(
      answers.map(({ answers, result }) => [answers, result.name]),
      [
        ['full', 'full (direct)'],
        ['2 decimals', '2 decimals (direct)'],
        ['1 decimal', '1 decimal (direct)'],
        ['top 1', 'top 1 (direct)'],
        ['labels only', 'labels only (label-only)'],
      ],
    );
    const many = records.records.length;
    for (const { answers: gives, questions, result } of answers) {
      assert.deepEqual([result.p.width, rows(result.p)], [many, 6], gives);
      const each = gives === 'labels only' ? many * (1 + 4) : many;
      assert.ok(questions > 6 * each && questions <= 6 * (each + 3 * 4), `${gives}: ${questions}`);
    }
    assert.equal(found.length, 3 * answers.length);
    assertIntervals(found);
  });
});
