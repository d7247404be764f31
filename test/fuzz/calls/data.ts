import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as gmia from '../../../src/index';
import { type Call, call, method } from '../call';
import type { World } from '../world';
import { list, options, seed } from './arbitraries';

const indices = (dataset: gmia.Dataset) => list(fc.nat(dataset.labels.length - 1), 0);

export const dataCalls = ({ toy, mixed, image, split, records, otherRecords }: World): readonly Call[] => {
  const dataset = fc.constantFrom(toy, mixed, image);
  const some = dataset.chain(of => indices(of).map(positions => new gmia.Records(of, positions)));
  return [
    call(
      'makeToy',
      gmia.makeToy,
      fc.tuple(
        options({
          records: fc.integer({ min: 30, max: 60 }),
          seed,
          radius: fc.double({ min: 0.1, max: 1.2, noNaN: true }),
          noise: fc.double({ min: 0, max: 1, noNaN: true }),
          tilt: fc.double({ min: 0, max: 0.5, noNaN: true }),
        }),
      ),
    ),
    call('createDataset', gmia.createDataset, fc.tuple(dataset.map(of => ({ ...of }))), {
      right: (made: gmia.Dataset, [given]: [gmia.Dataset]) => assert.equal(made.name, given.name),
    }),
    call('countDuplicates', gmia.countDuplicates, fc.tuple(dataset), {
      any: /columns|image/,
      right: ({ records, distinct, repeats }: ReturnType<typeof gmia.countDuplicates>) =>
        assert.equal(records, distinct + repeats),
    }),
    call('twins', gmia.twins, fc.tuple(some, some), {
      right: (flags: Uint8Array, [a]: [gmia.Records]) => assert.equal(flags.length, a.length),
    }),
    call(
      'Records',
      (of, positions) => new gmia.Records(of, positions),
      dataset.chain(of => fc.tuple(fc.constant(of), indices(of))),
      {
        of: gmia.Records,
        any: /columns|image/,
        right: (made: gmia.Records, [of, positions]: [gmia.Dataset, number[]]) => {
          assert.deepEqual([...made.indices], positions);
          assert.equal(made.features().values.length, positions.length * of.features.width);
          assert.equal(made.labels().length, positions.length);
        },
      },
    ),
    method('Records.features', gmia.Records.prototype, 'features', fc.tuple(some)),
    method('Records.labels', gmia.Records.prototype, 'labels', fc.tuple(some)),
    call(
      'AttackSplit',
      sets => new gmia.AttackSplit(sets),
      fc.tuple(
        fc.record({
          dataset: fc.constant({ ...toy }),
          pool: fc.constantFrom([0, 1], [5, 2, 9, 7]),
          adversary: fc.constant([10, 11, 12]),
          seed,
        }),
      ),
      { of: gmia.AttackSplit },
    ),
    call(
      'splitForAttack',
      gmia.splitForAttack,
      fc.tuple(
        fc.constant(toy),
        fc.record(
          { pool: fc.constantFrom(2, 20), adversary: fc.integer({ min: 1, max: 40 }), seed },
          { requiredKeys: ['pool'] },
        ),
      ),
      {
        any: /columns|image/,
        right: (made: gmia.AttackSplit, [, { pool }]: [unknown, { pool: number }]) =>
          assert.equal(made.pool.length, pool),
      },
    ),
    call('halvings', gmia.halvings, fc.tuple(fc.constant(split), fc.integer({ min: 1, max: 5 }), seed), {
      right: (halves: unknown[], [, count]: [unknown, number]) => assert.equal(halves.length, count),
    }),
    call('coins', gmia.coins, fc.tuple(fc.constant(split), fc.integer({ min: 1, max: 5 }), seed), {
      right: (parts: unknown[], [, count]: [unknown, number]) => assert.equal(parts.length, count),
    }),
    call('fieldsOf', gmia.fieldsOf, fc.tuple(some), {
      right: (fields: gmia.Cells[], [of]: [gmia.Records]) =>
        assert.deepEqual(gmia.encodeCells(of.dataset, fields).values, of.features().values),
    }),
    call(
      'encodeCells',
      gmia.encodeCells,
      fc.tuple(
        fc.constant(mixed),
        list(fc.record({ age: fc.constantFrom(20, '30'), sex: fc.constantFrom('f', ' m') }), 0, 3),
      ),
      { any: /^args\[1\]/ },
    ),
    call('loadCancer', gmia.loadCancer, fc.tuple()),
    call(
      'drawRecords',
      gmia.drawRecords,
      fc.tuple(fc.constantFrom(records, otherRecords), options({ title: fc.string(), notes: fc.constant({}) })),
    ),
  ];
};
