import assert from 'node:assert/strict';
import { noSpread } from '../../src/attack/spread';
import { discoveryWarnings } from '../../src/evaluate/discoveryWarnings';
import { benjaminiHochberg } from '../../src/stats/significance/benjaminiHochberg';
import { benjaminiYekutieli } from '../../src/stats/significance/benjaminiYekutieli';
import { tails } from '../../src/stats/tail/tails';

function result(beyondRanks: string | null | undefined, references: number, width: number) {
  return { beyondRanks, references, spread: noSpread, p: { values: new Float64Array(width), width } };
}

describe('discoveryWarnings', () => {
  const of = (width: number, beyondRanks: string | null | undefined = null) =>
    discoveryWarnings(result(beyondRanks, 100, width), 0.1);

  it('says how many records have to share the smallest p-value of ranks', () => {
    // m / (101 · 0.1): 20,000 records need 1,981, 11 need 2, 10 need 1.
    assert.deepEqual(of(20000), [
      'With 100 references ranks support no p-value below 1/101 = 0.0099: over 20,000 records ' +
        'Benjamini–Hochberg at 0.1 claims nothing by ranks unless 1,981 share it.',
    ]);
    assert.match(
      of(11, tails.pchip.beyondRanks)[0],
      /unless 2 share it\. Claims of fewer rest on pchip's interpolation/,
    );
    assert.deepEqual([of(10), of(0), discoveryWarnings(result(undefined, 100, 20000), 0.1)], [[], [], []]);
  });

  it('is right: as many reject, one fewer do not', () => {
    const p = (sharing: number) => new Float64Array(20000).fill(1).fill(1 / 101, 0, sharing);
    const rejected = (sharing: number) => benjaminiHochberg(p(sharing), 0.1).rejected.reduce((a, b) => a + b, 0);
    assert.deepEqual([rejected(1981), rejected(1980)], [1981, 0]);
  });

  it('is so for Benjamini–Yekutieli, whose factor is harmonic', () => {
    const [text] = discoveryWarnings(result(null, 1174, 200), 0.1, 'BY');
    assert.match(text, /over 200 records Benjamini–Yekutieli at 0\.1 claims nothing by ranks unless 11 share it\.$/);
    const p = (sharing: number) => new Float64Array(200).fill(1).fill(1 / 1175, 0, sharing);
    const rejected = (sharing: number) => benjaminiYekutieli(p(sharing), 0.1).rejected.reduce((a, b) => a + b, 0);
    assert.deepEqual([rejected(11), rejected(10)], [11, 0]);
  });

  it('says where nobody knows the spread of the references', () => {
    const of = { ...result(null, 1e6, 4), spread: undefined };
    assert.match(discoveryWarnings(of, 0.1).join(), /^It is not known whether p-values are calibrated: .* 1 \+ n\/N/);
  });

  it('says where it is impossible', () => {
    const [text] = discoveryWarnings(result(null, 5, 4), 0.1);
    assert.match(text, /over 4 records .* claims nothing by ranks\.$/);
  });
});
