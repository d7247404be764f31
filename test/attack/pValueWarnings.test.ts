import assert from 'node:assert/strict';
import { pValueWarnings } from '../../src/attack/pValueWarnings';

const p = { values: Float64Array.from({ length: 400 }, (_, i) => (i % 4) / 1000), width: 20 };

describe('pValueWarnings', () => {
  it('tells of calibration first, then of reach', () => {
    const warnings = pValueWarnings({ beyondRanks: 'interpolation', references: 100, p, truth: new Uint8Array(400) });
    assert.deepEqual(
      warnings.map(text => text.slice(0, 18)),
      ['Calibration fails:', 'With 100 reference'],
    );
  });

  it('tells without the truth of more small p-values than there can be', () => {
    const [unlike, ...others] = pValueWarnings({ beyondRanks: null, references: 9999, p });
    assert.match(unlike, /^100 % of the p-values lie at or below 0\.1, where no more than 55 % can/);
    assert.deepEqual(others, []);
  });

  it('cannot tell of calibration without non-members, or where all are far above α', () => {
    const high = { ...p, values: p.values.map(() => 0.9) };
    for (const fields of [
      { p: high },
      { p, truth: new Uint8Array(400).fill(1) },
      { p: high, truth: new Uint8Array(400) },
    ])
      assert.deepEqual(pValueWarnings({ beyondRanks: null, references: 9999, ...fields }), []);
  });

  it('has nothing to say of no records', () =>
    assert.deepEqual(
      pValueWarnings({
        beyondRanks: 'interpolation',
        references: 2,
        p: { values: new Float64Array(0), width: 0 },
        truth: new Uint8Array(0),
      }),
      [],
    ));
});
