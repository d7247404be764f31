import assert from 'node:assert/strict';
import { attackIndirectly } from '../../../src/attack/indirect/attackIndirectly';
import type { IndirectResult } from '../../../src/attack/indirect/indirectResult';
import { makeToy } from '../../../src/data/load/makeToy';
import { splitForAttack } from '../../../src/data/splitForAttack';
import type { Architecture } from '../../../src/models/architecture';
import { selectByRule } from '../../../src/select/rules/selectByRule';
import { selectionRules } from '../../../src/select/rules/selectionRules';
import { combinerOf } from '../../../src/stats/combine/combinePValues';
import { tailOf } from '../../../src/stats/tail/leftTail';
import { widenLosses } from '../../../src/stats/tail/widenLosses';
import { trainReferences } from '../../../src/train/trainReferences';
import { trainTargets } from '../../../src/train/trainTargets';

const architecture: Architecture = { layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 60 };

describe('attackIndirectly with spread', () => {
  let narrow: IndirectResult;
  before(async () => {
    const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
    const references = await trainReferences(split, architecture, { models: 8, blocks: 8, store: false });
    const targets = await trainTargets(split, architecture, { splits: 2, store: false });
    const chosen = selectByRule(references, split.pool, selectionRules.loss, { count: 2 });
    narrow = await attackIndirectly(references, targets, chosen, { queries: 20, keep: 3, theta: 0.3, iterations: 2 });
  });

  it('widens what references say to each query: by a factor, by n and N, by what blocks say to the queries', () => {
    assert.deepEqual(narrow.spread, { from: 'none', lambda: 1 });
    assert.match(narrow.warnings.join('\n'), /share one finite set of records/);
    const given = narrow.combinedBy({ spread: 1.5, combination: 'fisher', method: 'rank' });
    assert.deepEqual(given.spread, { from: 'given', lambda: 1.5 });
    assert.equal(given.method, 'fisher of rank, λ 1.50');
    const { reference, target } = narrow.judgement(0);
    assert.ok(target.width > 0);
    const p = Float64Array.from({ length: target.width }, (_, q) => {
      const column = Float64Array.from({ length: 8 }, (_, i) => reference.values[i * reference.width + q]);
      return tailOf(widenLosses(column, 1.5), 'rank')(target.values[q]);
    });
    assert.equal(given.p.values[0], combinerOf(p.length, undefined, 'fisher')(p).p);
    assert.deepEqual(narrow.combinedBy({ spread: 'finite' }).spread, { from: 'finite', lambda: 1.25 });
    const blocks = narrow.combinedBy({ spread: 'blocks' });
    assert.equal(blocks.spread!.from, 'blocks');
    assert.deepEqual(blocks.record(1).spread, blocks.spread);
    assert.deepEqual(
      blocks.record(1).p.values,
      blocks.p.values.filter((_, i) => i % 2 === 1),
    );
    assert.deepEqual(blocks.named('other').spread, blocks.spread);
    assert.deepEqual(blocks.combinedBy({ spread: 'none' }).p, narrow.p);
  });

  it('makes p-values less extreme, by each way to combine', () => {
    for (const combination of ['kost', 'fisher', 'rank'] as const) {
      const extreme = (spread: number) => {
        const { p } = narrow.combinedBy({ combination, method: 'student', spread });
        return Array.from(p.values).reduce((sum, one) => sum + Math.abs(one - 0.5), 0);
      };
      assert.ok(extreme(9) < extreme(1), combination);
    }
  });
});
