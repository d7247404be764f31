import assert from 'node:assert/strict';
import { attackByThreshold } from '../../src/attack/attackByThreshold';
import { attackDirectly } from '../../src/attack/attackDirectly';
import { attackByLira } from '../../src/attack/lira/attackByLira';
import { attackByRmia } from '../../src/attack/rmia/attackByRmia';
import { attackByShadows } from '../../src/attack/shadow/attackByShadows';
import { makeToy } from '../../src/data/load/makeToy';
import { Records } from '../../src/data/records';
import { splitForAttack } from '../../src/data/splitForAttack';
import { auc } from '../../src/evaluate/auc';
import { coarsen } from '../../src/models/coarsen';
import type { Coarseness } from '../../src/models/coarseness';
import { recordedModels } from '../../src/models/recorded';
import { trainReferences } from '../../src/train/trainReferences';
import { trainTargets } from '../../src/train/trainTargets';

const toy = makeToy({ records: 20 });
const records = new Records(toy, [0, 1]);
const values = Float64Array.of(0.128, 0.872, 0.5, 0.5);
const models = recordedModels({ kind: 'probabilities', values, models: 1, records: 2, classes: 2 }, records);

/** For each record what each model says. */
const recordsOf = (values: ArrayLike<number>, width: number) =>
  Array.from({ length: width }, (_, r) => Array.from(values).filter((_, i) => i % width === r));

describe('coarsen', () => {
  it('leaves labels, the likeliest classes, or rounded probabilities, and what follows from those', () => {
    const label = coarsen(models, { label: true });
    assert.deepEqual([label.gives, ...label.about(records, 'label').values], ['label', 1, 0]);
    const top = coarsen(models, { top: 1 });
    assert.deepEqual([...top.about(records, 'top').values], [NaN, 0.872, 0.5, NaN]);
    assert.deepEqual([...top.about(records, 'label').values], [1, 0]);
    const rounded = coarsen(models, { decimals: 2 });
    assert.deepEqual([...rounded.about(records, 'probabilities').values], [0.13, 0.87, 0.5, 0.5]);
    const losses = [0, 1].map(r => -Math.log([0.13, 0.87, 0.5, 0.5][2 * r + toy.labels[r]]));
    assert.deepEqual([...rounded.about(records, 'losses').values], losses);
  });

  it('keeps from an attack what it needs, which says so', () => {
    const label = coarsen(models, { label: true });
    assert.throws(
      () => label.about(records, 'losses'),
      /models that give losses, got "label by recorded models, labels only"/,
    );
    assert.throws(
      () => attackDirectly(models, label, records),
      /models that give losses for direct, got "label by recorded models, labels only"/,
    );
    assert.throws(
      () => coarsen(label, { decimals: 2 }),
      /models that give probabilities for coarsen to 2 decimals, got "label/,
    );
  });

  it('asks models of our own anew, and coarsens what they say', async () => {
    const split = splitForAttack(makeToy({ seed: 2 }), { pool: 20, adversary: 60, seed: 2 });
    const architecture = { layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 20 } as const;
    const references = await trainReferences(split, { ...architecture, layers: [] }, { models: 3, store: false });
    const rounded = coarsen(references, { decimals: 1 });
    assert.deepEqual([rounded.kind, rounded.split, rounded.size], ['reference', split, 3]);
    const asked = await rounded.ask(split.pool.features());
    assert.deepEqual(asked.values, rounded.about(split.pool, 'probabilities').values);
    assert.ok(asked.values.every(value => Math.abs(value * 10 - Math.round(value * 10)) < 1e-9));
    assert.ok(!('ask' in coarsen(models, { label: true })));
  });

  it('keeps what can be asked so, for each coarseness', async () => {
    const split = splitForAttack(makeToy({ seed: 2 }), { pool: 20, adversary: 60, seed: 2 });
    const architecture = { layers: [], optimiser: 'adam' as const, rate: 0.01, batch: 10, steps: 20 };
    const references = await trainReferences(split, architecture, { models: 3, store: false });
    for (const to of [{ label: true }, { top: 1 }, { decimals: 2 }] as const) {
      const coarse = coarsen(references, to);
      const { kind, values } = await coarse.ask(split.pool.features());
      assert.equal(kind, coarse.gives);
      assert.deepEqual(values, coarse.about(split.pool, kind).values);
    }
  });

  it('says where rounding makes losses 0 or infinite, which all attacks take', async () => {
    const split = splitForAttack(makeToy({ tilt: 0.5, records: 200 }), { pool: 60 });
    const architecture = { layers: [], optimiser: 'adam' as const, rate: 0.1, batch: 10, steps: 200 };
    const [references, targets] = [
      await trainReferences(split, architecture, { models: 12, store: false }),
      await trainTargets(split, architecture, { splits: 3, store: false }),
    ].map(models => coarsen(models, { decimals: 0 }));
    const losses = references.about(split.pool, 'losses').values;
    assert.ok(losses.includes(Infinity) && losses.includes(0));
    const attacks = [
      ...(['pchip', 'rank', 'student'] as const).map(method =>
        attackDirectly(references, targets, split.pool, { method }),
      ),
      attackByThreshold(references, targets, split.pool),
      attackByLira(references, targets, split.pool),
      attackByRmia(references, targets, split.pool),
      await attackByShadows(references, targets, split.pool, { perModel: 5, steps: 20 }),
    ];
    for (const { score, p, warnings, truth } of attacks) {
      assert.ok(!score.values.some(Number.isNaN) && !p?.values.some(Number.isNaN));
      assert.ok(auc({ score, truth }).value! > 0);
      assert.deepEqual(
        warnings.filter(text => text.startsWith('Probabilities are rounded')),
        Array(1).fill(
          'Probabilities are rounded to 0 decimals: the log loss is infinite where the true class has less than 0.5, ' +
            'and 0 where it has 0.5 or more; such losses tie.',
        ),
      );
    }
    const [pchip, rank] = attacks;
    const ofReferences = recordsOf(losses, 60);
    targets.about(split.pool, 'losses').values.forEach((loss, i) => {
      const least = ofReferences[i % 60].filter(one => one === 0).length;
      const ps = [pchip.p!.values[i], rank.p!.values[i]];
      // A loss of 0 is as low as all others of 0; where there are none, nothing finer than 1/k is claimed.
      assert.deepEqual(ps, loss === Infinity ? [1, 1] : [Math.max(1, least) / 12, (1 + least) / 13]);
    });
    assert.deepEqual(
      coarsen(models, { decimals: 3 }).warnings.map(text => text.slice(0, 107)),
      ['Probabilities are rounded to 3 decimals: the log loss is infinite where the true class has less than 0.0005'],
    );
    assert.match(
      coarsen(models, { top: 1 }).warnings[0],
      /not among the given ones, its log loss is taken as the least/,
    );
  });

  it('refuses another coarseness', () => {
    assert.throws(() => coarsen(models, {} as Coarseness), /\{ label: true \}, \{ top: 3 \} or \{ decimals: 2 \}/);
    assert.throws(() => coarsen(models, { top: 0 }), /top to be a whole number of at least 1, got 0/);
    assert.throws(() => coarsen(models, { decimals: -1 }), /decimals to be a whole number of at least 0/);
    assert.throws(() => coarsen(models, { decimals: 400 }), /decimals to be at most 15, got 400/);
    assert.throws(() => coarsen(models, null as unknown as Coarseness), /options of coarsen to be an object, got null/);
    assert.throws(() => coarsen(models, { decimal: 2 } as never), /Did you mean decimals\?/);
    assert.throws(() => coarsen(models, { label: true, top: 2 }), /one of label, top and decimals, got "label, top"/);
    for (const wrong of [null, 5, {}, [models], Promise.resolve(models)])
      assert.throws(() => coarsen(wrong as never, { top: 2 }), /^RangeError: Expected models to be models that answer/);
  });
});
