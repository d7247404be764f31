import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump } from 'npyjs';
import { readResult, resultsIn } from '../../../src/train/command/readResult';

describe('readResult', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gmia-result-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (name: string, values: Parameters<typeof dump>[0], shape: number[]) =>
    writeFileSync(join(folder, name), Buffer.from(dump(values, shape)));
  const read = () => readResult(folder, 'm', 2, 3);
  const refuse = (message: RegExp) => assert.throws(read, { name: 'RangeError', message });

  it('takes logits as they are, in whatever type, and in either order', () => {
    const values = [1, 2, 3, -4, 5, 6];
    for (const Kind of [Float32Array, Float64Array, Int32Array]) {
      write('logits.npy', Kind.from(values), [2, 3]);
      assert.deepEqual(read(), { logits: Float32Array.from(values), warnings: [] });
    }
    const columns = Buffer.from(dump(Float32Array.of(1, -4, 2, 5, 3, 6), [2, 3])).toString('latin1');
    writeFileSync(join(folder, 'logits.npy'), columns.replace(":False,'shape'", ":True,'shape' "), 'latin1');
    assert.deepEqual(read().logits, Float32Array.from(values));
    assert.deepEqual(resultsIn(folder), ['logits.npy']);
  });

  it('makes logits of probabilities, and says so where one is 0', () => {
    write('probabilities.npy', Float64Array.of(0.5, 0.25, 0.25, 0.2, 0.2, 0.6), [2, 3]);
    assert.deepEqual(read().logits, Float32Array.from([0.5, 0.25, 0.25, 0.2, 0.2, 0.6], Math.log));
    assert.deepEqual(read().warnings, []);
    write('probabilities.npy', Float32Array.of(0, 0, 1, 0.25, 0.75, 0), [2, 3]);
    const { logits, warnings } = read();
    assert.equal(logits[0], Math.fround(-126 * Math.LN2));
    assert.equal(logits[2], 0);
    assert.match(warnings.join(), /probabilities of exactly 0: they count as 1e-38, which makes a loss of 87/);
  });

  it('refuses what is of another shape, type or range, naming model and file', () => {
    write('logits.npy', Float32Array.of(1, 2, 3), [1, 3]);
    refuse(/logits\.npy of 2 records × 3 classes for model m, got 1 × 3\. See /);
    write('logits.npy', Float32Array.of(1, 2, 3, 4, 5, 6), [6]);
    refuse(/got 6\. See/);
    write('logits.npy', Float32Array.of(1, 2, 3, 4, NaN, 6), [2, 3]);
    refuse(/finite numbers in logits\.npy for model m, got NaN for record 1/);
    write('logits.npy', Float32Array.of(1, -Infinity, 3, 4, 5, 6), [2, 3]);
    refuse(/finite numbers in logits\.npy for model m, got -Infinity for record 0/);
    write('logits.npy', Float64Array.of(1, 2, 3, 1e39, 5, 6), [2, 3]);
    refuse(/finite numbers in logits\.npy for model m, got 1e\+39 for record 1/);
    write('probabilities.npy', Float32Array.of(1, 0, 0, 1, 0, 0), [2, 3]);
    refuse(/logits\.npy or probabilities\.npy for model m, got both/);
    rmSync(join(folder, 'logits.npy'));
    write('probabilities.npy', Float32Array.of(1, 0, 0, 0.5, 0.25, 0), [2, 3]);
    refuse(/add up to 1 in probabilities\.npy for model m, got 0\.5, 0\.25, 0 for record 1\. Leave logits\.npy for/);
    write('probabilities.npy', Float32Array.of(1, 0, 0, 1.5, -0.5, 0), [2, 3]);
    refuse(/got 1\.5, -0\.5, 0 for record 1/);
  });

  it('refuses what is no array, or a part of one', () => {
    write('logits.npy', Float32Array.of(1, 2, 3, 4, 5, 6), [2, 3]);
    const whole = Buffer.from(dump(Float32Array.of(1, 2, 3, 4, 5, 6), [2, 3]));
    for (const length of [8, 40, whole.length - 4, whole.length - 1]) {
      writeFileSync(join(folder, 'logits.npy'), whole.subarray(0, length));
      refuse(/Expected a whole NumPy array in m\/logits\.npy, got .*Write another file and rename it when it is whole/);
    }
    for (const text of ['', 'no array']) {
      writeFileSync(join(folder, 'logits.npy'), text);
      refuse(/a whole NumPy array in m\/logits\.npy, got something else/);
    }
  });
});
