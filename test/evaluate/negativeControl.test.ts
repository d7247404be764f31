import assert from 'node:assert/strict';
import { attackByThreshold } from '../../src/attack/attackByThreshold';
import { makeToy } from '../../src/data/load/makeToy';
import { splitForAttack } from '../../src/data/splitForAttack';
import { negativeControl } from '../../src/evaluate/negativeControl';
import { recordRisks } from '../../src/evaluate/recordRisks';
import type { Architecture } from '../../src/models/architecture';
import { coarsen } from '../../src/models/coarsen';
import type { Models } from '../../src/models/models';
import { trainReferences } from '../../src/train/trainReferences';
import { trainTargets } from '../../src/train/trainTargets';

const split = splitForAttack(makeToy({ records: 90 }), { pool: 40 });
const architecture: Architecture = { layers: [], optimiser: 'adam', rate: 0.05, batch: 10, steps: 60 };

describe('negativeControl', () => {
  const train = async () => {
    const targets = await trainTargets(split, architecture, { splits: 12, store: false });
    const references = await trainReferences(split, architecture, { models: 4, store: false });
    return { targets, byLoss: attackByThreshold(references, targets, split.pool) };
  };
  let made: Awaited<ReturnType<typeof train>>;
  before(async () => {
    made = await train();
  });

  it('tests records of the adversary by halvings, and finds no trace', () => {
    const { test, records, auc, low, high, p } = negativeControl(made.targets);
    const adversary = new Set(split.adversary.indices);
    assert.equal(test, 'signed rank');
    assert.equal(records.length, 40);
    assert.ok(records.indices.every(index => adversary.has(index)));
    const mean = auc.reduce((sum, one) => sum + one, 0) / auc.length;
    assert.ok(Math.abs(mean - 0.5) < 0.1, `${mean}`);
    assert.ok(p.filter(one => one <= 0.1).length <= 10);
    assert.ok(low.filter((one, r) => one <= 0.5 && high[r] >= 0.5).length >= 34);
  });

  it('stands as a line under the risks of records, at the p-value at which those are exposed', () => {
    const risks = recordRisks(made.byLoss, { targets: made.targets });
    const { hits, trials } = risks.controlAt(0.9)!;
    assert.equal(trials, 40);
    assert.equal(hits, risks.control!.p.filter(p => p <= risks.cutoffAt(0.9)).length);
    assert.match(
      risks.warnings.at(-1)!,
      /^Control: of 40 records that no target saw, \d+ \(\d+\.\d\d %\) come out exposed at the same p ≤ 0\.\d+\.$/,
    );
    assert.ok(Math.abs(risks.cutoffAt(1e-9) - 1e-9 / 40) < 1e-20);
  });

  it('is of services that answer less, too', () => {
    const control = negativeControl(coarsen(made.targets, { decimals: 2 }));
    assert.equal(control.p.length, 40);
  });

  it('is not to be had of targets that do not tell, and the line says why', () => {
    const { targets, byLoss } = made;
    const as = (fields: Partial<Models>): Models => ({
      name: 'others',
      size: targets.size,
      gives: 'losses',
      warnings: [],
      split,
      members: records => targets.members(records),
      about: (records, kind) => targets.about(records, kind),
      ...fields,
    });
    const unheard = () => {
      throw new RangeError('Expected answers that are at hand, got none.');
    };
    for (const [models, why] of [
      [as({ split: undefined }), /^Expected targets whose split is known, got "others"\./],
      [as({ members: () => undefined }), /^Expected targets of which it is known what they were trained on/],
      [
        as({ members: records => new Uint8Array(targets.size * records.length).fill(1) }),
        /^Expected targets that were not trained on the adversary’s records/,
      ],
      [as({ about: unheard }), /^Expected answers that are at hand, got none/],
    ] as const) {
      assert.throws(() => negativeControl(models), { name: 'RangeError', message: why });
      const risks = recordRisks(byLoss, { targets: models });
      assert.deepEqual([risks.control, risks.controlAt()], [undefined, undefined]);
      assert.match(risks.warnings.at(-1)!, /^No control on records that no target saw: Expected .*[^.]\.$/);
    }
    assert.throws(() => negativeControl({} as never), /targets to be models that answer/);
    // A mistake is not taken for an answer that is missing.
    assert.throws(
      () =>
        recordRisks(byLoss, {
          targets: as({
            about: () => {
              throw new TypeError('a mistake');
            },
          }),
        }),
      TypeError,
    );
    assert.throws(() => recordRisks(byLoss, { target: targets } as never), /an option of recordRisks.*mean targets/);
  });
});
