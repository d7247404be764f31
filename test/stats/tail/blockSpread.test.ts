import assert from 'node:assert/strict';
import { type Random, randomFor, shuffle } from '../../../src/core/random';
import { blockSpread } from '../../../src/stats/tail/blockSpread';

const losses = (values: Float64Array, width: number) => ({
  values: values.map(phi => Math.log1p(Math.exp(-phi))),
  width,
});

/** Models whose log-odds are means of what their records say, plus what is due to the seed. */
function linear(
  random: Random,
  sampling: 'bootstrap' | 'subset',
  { n = 20, N = 80, k = 60, blocks = 16, width = 150 },
) {
  const noise = 0.1;
  const says = Float64Array.from({ length: N * width }, () => random.normal());
  const draw = (sample: number[]) =>
    Float64Array.from({ length: width }, (_, r) => {
      const mean = sample.reduce((sum, i) => sum + says[i * width + r], 0) / n;
      return mean + noise * random.normal();
    });
  const order = () =>
    shuffle(
      Array.from({ length: N }, (_, i) => i),
      random,
    );
  const references = Array.from({ length: k }, () =>
    draw(sampling === 'subset' ? order().slice(0, n) : Array.from({ length: n }, () => random.integer(N))),
  );
  const each = Math.floor(N / n);
  const partitions = Array.from({ length: Math.ceil(blocks / each) }, order);
  const apart = Array.from({ length: blocks }, (_, i) => {
    const at = (i % each) * n;
    return draw(partitions[Math.floor(i / each)].slice(at, at + n));
  });
  const flat = (rows: Float64Array[]) => losses(Float64Array.from(rows.flatMap(row => [...row])), width);
  return { reference: flat(references), blocks: flat(apart) };
}

const own = (sampling: 'bootstrap' | 'subset') => ({ sampling, trainingSize: 20, adversary: 80 });

describe('blockSpread', () => {
  it('finds the factor of a linear model: due to records 1/n = .05, to seeds .01, N = 4n', () => {
    // Targets vary by 1/n + 1/N + .01; bootstrap references by 1/n + .01, subsets by 1/n − 1/N + .01.
    const truth = { bootstrap: 0.0725 / 0.06, subset: 0.0725 / 0.0475 };
    for (const sampling of ['bootstrap', 'subset'] as const) {
      const found = blockSpread(linear(randomFor(1, 'blocks', sampling), sampling, {}), own(sampling));
      assert.ok(Math.abs(found.lambda - truth[sampling]) < 0.1, `${sampling}: ${found.lambda}`);
      assert.ok(found.low! <= truth[sampling] && truth[sampling] <= found.high!, `[${found.low}, ${found.high}]`);
      assert.equal(found.records, 150);
    }
  });

  it('has no interval from a single partition, and takes the most for bootstrap references', () => {
    const given = linear(randomFor(2, 'blocks'), 'bootstrap', { blocks: 4 });
    const { lambda, ratio, low } = blockSpread(given, own('bootstrap'));
    assert.equal(lambda, ratio * 1.25);
    assert.equal(low, undefined);
    assert.equal(blockSpread(given, own('subset')).low, undefined);
  });

  it('leaves out records on which a loss is 0 or infinite, or references are alike', () => {
    const { reference, blocks } = linear(randomFor(3, 'blocks'), 'subset', { width: 4 });
    reference.values[0] = 0;
    blocks.values[1] = Infinity;
    for (let i = 0; i < 60; i++) reference.values[i * 4 + 2] = 0.25;
    const left = (matrix: typeof reference) => ({ values: matrix.values.filter((_, i) => i % 4 === 3), width: 1 });
    const all = blockSpread({ reference, blocks }, own('subset'));
    assert.deepEqual(all, blockSpread({ reference: left(reference), blocks: left(blocks) }, own('subset')));
    assert.equal(all.records, 1);
  });

  it('refuses too few models or records, and widths that differ', () => {
    const { reference, blocks } = linear(randomFor(4, 'blocks'), 'subset', { width: 2 });
    const first = (matrix: typeof reference, models: number) => ({
      values: matrix.values.slice(0, 2 * models),
      width: 2,
    });
    const refuses = (message: RegExp, given: object, options: object = {}) =>
      assert.throws(
        () => blockSpread({ reference, blocks, ...given }, { ...own('subset'), ...options }),
        (error: Error) => error instanceof RangeError && message.test(error.message),
      );
    refuses(/references to be a whole number of at least 4, got 3/, { reference: first(reference, 3) });
    refuses(/blocks to be a whole number of at least 2, got 1/, { blocks: first(blocks, 1) });
    refuses(/blocks' losses on 2 records, got 1/, { blocks: { values: blocks.values, width: 1 } });
    refuses(/adversary to be a number from 40 to .*, got 39/, {}, { adversary: 39 });
    refuses(/sampling/, {}, { sampling: 'jackknife' });
    const zeros = { values: new Float64Array(8), width: 2 };
    refuses(/a record whose losses are neither 0 nor infinite, got "none"/, { reference: zeros });
  });
});
