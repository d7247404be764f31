import assert from 'node:assert/strict';
import { randomFor } from '../../../src/core/random';
import { batches } from '../../../src/train/batches';
import { layOut, writePlan } from '../../../src/train/dense/layout';
import { stream } from '../../../src/train/dense/stream';
import { wasm } from '../../../src/train/dense/wasm';
import { initialise } from '../../../src/train/initialise';

const memory = new WebAssembly.Memory({ initial: 100, maximum: 65536, shared: true });
const compiled = new WebAssembly.Module(Buffer.from(wasm, 'base64'));
const code = new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as {
  nextBatch(plan: number): void;
  fillUniform(state: number, at: number, count: number, bound: number): void;
};

describe("the dense trainer's random numbers", () => {
  it('are the initial weights of initialise()', () => {
    const shape = { kind: 'kernel' as const, shape: [301, 7], fanIn: 301, fanOut: 7 };
    new Int32Array(memory.buffer, 64, 4).set(stream(3, 'target', 5, 'weights'));
    code.fillUniform(64, 128, 301 * 7, Math.sqrt(6 / 308));
    const [expected] = initialise([shape], randomFor(3, 'target', 5, 'weights'));
    assert.deepEqual(new Float32Array(memory.buffer, 128, 301 * 7).slice(), expected);
  });

  // In 300,000 records a number is now and then rejected, as it is past the last whole multiple of what is left.
  for (const [size, batch, steps] of [
    [1, 3, 5],
    [2, 1, 200],
    [3, 7, 200],
    [101, 10, 300],
    [300_000, 1000, 650],
  ]) {
    it(`are the batches of batches(): ${batch} of ${size}, ${steps} times, then those of every batch`, () => {
      const layers = [{ inputs: 1, units: 2, activation: 'linear' as const }];
      const network = { layers, batch: batch + 2, drawn: batch, steps, optimiser: 'sgd' as const, rate: 1, l2: 0 };
      const sample = Int32Array.from({ length: size }, (_, i) => 3 * i);
      new Int32Array(memory.buffer, 64, size).set(sample);
      const base = 64 + 64 * Math.ceil(size / 16);
      const region = layOut(network, size, false);
      const work = {
        sample: 64,
        length: size,
        everyBatch: Int32Array.of(5, 8),
        weights: new Int32Array(4),
        batches: new Int32Array(4),
      };
      writePlan(memory.buffer, base, region, network, { at: 0, labels: 0, sparse: false, bytes: 0 }, work);
      new Int32Array(memory.buffer, base + region.random, 4).set(stream(3, 'target', size, 'batches'));
      const next = batches(sample, randomFor(3, 'target', size, 'batches'));
      const expected = Int32Array.from({ length: batch + 2 }, (_, i) => (i < batch ? 0 : [5, 8][i - batch]));
      const chosen = new Int32Array(memory.buffer, base + region.chosen, batch + 2);
      for (let step = 0; step < steps; step++) {
        next(expected.subarray(0, batch));
        code.nextBatch(base);
        assert.ok(
          expected.every((record, i) => record === chosen[i]),
          `step ${step}`,
        );
      }
    });
  }
});
