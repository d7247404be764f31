import assert from 'node:assert/strict';
import { join } from 'node:path';
import fc from 'fast-check';
import * as gmia from '../../../src/index';
import { texts } from '../../data/load/values/typedTable';
import { type Call, call } from '../call';
import type { World } from '../world';

export const fileCalls = ({ csv, folder, toy, records }: World): readonly Call[] => {
  const encode = {
    label: fc.constant('class'),
    numeric: fc.constant(['age']),
    categorical: fc.constant(['sex']),
    drop: fc.constant([]),
    missing: fc.constant(['?']),
    scale: fc.constantFrom('range', 'none', [0, 100]),
    name: fc.constant('table'),
  };
  const types = join(__dirname, '../../data/fixtures/types');
  const drop = Object.keys(texts).filter(name => !['half', 'ward', 'grade'].includes(name));
  const typed = fc.constant({ label: 'grade', drop });
  return [
    call('fromParquet', gmia.fromParquet, fc.tuple(fc.constant(`${types}.snappy.parquet`), typed)),
    call('fromArrow', gmia.fromArrow, fc.tuple(fc.constant(`${types}.lz4.feather`), typed)),
    call('fromCsv', gmia.fromCsv, fc.tuple(fc.constant(csv), fc.record(encode, { requiredKeys: ['label'] })), {
      right: (made: gmia.Dataset) => assert.equal(made.labels.length, 4),
    }),
    call('fromFrame', gmia.fromFrame, fc.tuple(fc.constant(frame()), fc.record(encode, { requiredKeys: ['label'] })), {
      right: (made: gmia.Dataset) => assert.equal(made.labels.length, 4),
    }),
    call(
      'fromAnswers',
      gmia.fromAnswers,
      fc.tuple(
        fc.constant({ name: 'mine', reference: { losses: `${folder}/losses.npy` }, labels: `${folder}/labels.npy` }),
        fc.constant({ dataset: toy, records }),
      ),
      {
        right: ({ records: { length } }: gmia.RecordedAnswers) => assert.equal(length, records.length),
      },
    ),
    call(
      'fromOnnx',
      gmia.fromOnnx,
      fc.tuple(
        fc.constant(`${folder}/none.onnx`),
        fc.record({
          dataset: fc.constant(toy),
          name: fc.string(),
          kind: fc.constantFrom('reference', 'target'),
          output: fc.string(),
          gives: fc.constantFrom('logits', 'label'),
        }),
      ),
      { lacks: true },
    ),
  ];
};

function frame() {
  const { DataFrame } = require('danfojs-node') as typeof import('danfojs-node');
  return new DataFrame({ age: [10, 20, 35, 40], sex: ['f', 'm', 'f', 'm'], class: ['no', 'yes', 'yes', 'no'] });
}
