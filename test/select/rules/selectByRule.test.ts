import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { combine } from '../../../src/select/rules/combine';
import { loss } from '../../../src/select/rules/loss';
import { mostAtRisk } from '../../../src/select/rules/mostAtRisk';
import { selectByRule } from '../../../src/select/rules/selectByRule';
import { selectVulnerable } from '../../../src/select/selectVulnerable';
import { planted } from './planted';

const {
  references,
  split: { pool },
} = planted({ models: 5, adversary: 40, pool: 20 });
const rule = (risk: number[]) => ({ name: 'mine', about: '', risk: () => Float64Array.from(risk) });
const rising = Array.from({ length: 20 }, (_, i) => i);

describe('mostAtRisk', () => {
  it('takes exactly so many, of equal ones the first, infinite ones too', () => {
    assert.deepEqual([...mostAtRisk(Float64Array.of(1, 3, 2, 3, 3), 2)], [1, 3]);
    assert.deepEqual([...mostAtRisk(Float64Array.of(-Infinity, Infinity, 5, Infinity), 3)], [1, 2, 3]);
    assert.deepEqual([...mostAtRisk(new Float64Array(4), 4)], [0, 1, 2, 3]);
  });

  it('rejects a count that cannot be, and NaN', () => {
    for (const count of [0, 1.5, -1, NaN])
      assert.throws(() => mostAtRisk(Float64Array.of(1), count), /count to be a whole number of at least 1/);
    assert.throws(() => mostAtRisk(Float64Array.of(1), 2), /count to be at most 1, the number of records, got 2/);
    assert.throws(() => mostAtRisk(Float64Array.of(1, NaN), 1), /a risk of every record, got "NaN for record 1"/);
  });
});

describe('selectByRule', () => {
  it('gives a selection by a rule of one’s own, with the neighbours of each record for comparison', () => {
    const selection = selectByRule(references, pool, rule(rising), { count: 3, delta: 0.2, beta: 1 });
    assert.deepEqual([...selection.positions], [17, 18, 19]);
    assert.deepEqual(selection.records.indices, pool.indices.slice(17));
    assert.deepEqual(selection.neighbours, selectVulnerable(references, pool, { delta: 0.2 }).neighbours);
    assert.deepEqual([selection.delta, selection.beta, selection.toFrame().shape[0]], [0.2, 1, 3]);
  });

  it('says that a rule chose the records, and does not choose others by β', () => {
    const selection = selectByRule(references, pool, rule(rising), { count: 2, delta: 0.1, beta: 0.1 });
    assert.equal(
      inspect(selection),
      'Selection: 2 of 20 records of planted were chosen by mine (neighbours counted within δ 0.1)',
    );
    assert.throws(() => selection.atBeta(0.1), /records that were chosen by δ and β, got "records chosen by mine"/);
    assert.match(inspect(selection.only([0])), /1 of 20 records of planted were chosen by position/);
    assert.match(inspect(selectVulnerable(references, pool)), /are vulnerable \(δ 0\.1, β 0\.1\)$/);
  });

  it('rejects a rule that does not fit, and counts and thresholds out of range', () => {
    assert.throws(
      () => selectByRule(references, pool, rule([1, 2]), { count: 1 }),
      /a risk for each of 20 records by the rule mine, got "2 numbers"/,
    );
    assert.throws(() => selectByRule(references, pool, rule(rising), { count: 21 }), /count to be at most 20/);
    assert.throws(() => selectByRule(references, pool, rule(rising), { count: 1, delta: 3 }), /delta/);
  });

  it('rejects a call that cannot be meant', () => {
    const rejects = (wrong: unknown[], message: RegExp) =>
      assert.throws(() => selectByRule(...(wrong as Parameters<typeof selectByRule>)), { name: 'RangeError', message });
    rejects(
      [references, pool, loss],
      /the options of selectByRule to be an object, got undefined\. It knows delta, beta, count/,
    );
    rejects([references, pool, loss, { cuont: 2 }], /Did you mean count\?/);
    rejects([references, pool, { loss }, { count: 2 }], /rule to be a SelectionRule/);
    rejects([references, pool.indices, loss, { count: 2 }], /records to be Records/);
    rejects([references, references.split, loss, { count: 2 }], /Take its `pool`/);
    rejects([pool, references, loss, { count: 2 }], /references to be models that answer/);
    rejects([Promise.resolve(references), pool, loss, { count: 2 }], /Did you forget await\?/);
    assert.throws(() => combine('both', loss as never), /rules to be a list of rules/);
    assert.throws(() => combine('both', [loss, 'loss' as never]), /rules\[1\] to be a SelectionRule, got "loss"/);
  });
});
