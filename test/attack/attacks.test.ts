import assert from 'node:assert/strict';
import { attackByThreshold } from '../../src/attack/attackByThreshold';
import { attackDirectly } from '../../src/attack/attackDirectly';
import { attackP } from '../../src/attack/attackP';
import { attackR } from '../../src/attack/attackR';
import { attackByBavaria } from '../../src/attack/bavaria/attackByBavaria';
import { attackByInfoRmia } from '../../src/attack/infoRmia/attackByInfoRmia';
import { attackByLabels } from '../../src/attack/labelOnly/attackByLabels';
import { attackByLira, type LiraOptions } from '../../src/attack/lira/attackByLira';
import { liraOffline } from '../../src/attack/lira/liraOffline';
import { attackByPmia } from '../../src/attack/pmia/attackByPmia';
import { attackByQmia } from '../../src/attack/qmia/attackByQmia';
import type { Scores } from '../../src/attack/result';
import { attackByRmia } from '../../src/attack/rmia/attackByRmia';
import { attackByShadows } from '../../src/attack/shadow/attackByShadows';
import { Records } from '../../src/data/records';
import { auc } from '../../src/evaluate/auc';
import { Ensemble } from '../../src/models/ensemble';
import { logLosses } from '../../src/models/losses';
import type { Checkpoints } from '../../src/models/store/checkpoints';
import { selectVulnerable } from '../../src/select/selectVulnerable';
import { trainTargets } from '../../src/train/trainTargets';
import { byHeart, general, toyModels, toySplit } from './shadow/overfit';

type Attack = (
  references: Ensemble,
  targets: Ensemble,
  chosen: Parameters<typeof attackDirectly>[2],
) => Scores | Promise<Scores>;
const attacks: Record<string, Attack> = {
  direct: attackDirectly,
  shadow: (references, targets, chosen) => attackByShadows(references, targets, chosen, { steps: 200 }),
  'loss threshold': attackByThreshold,
  'LiRA offline': attackByLira,
  'label-only': (references, targets, chosen) => attackByLabels(references, targets, chosen, { copies: 30 }),
  'LiRA online': (references, targets, chosen) => attackByLira(references, targets, chosen, { mode: 'online' }),
  'RMIA offline': attackByRmia,
  InfoRMIA: attackByInfoRmia,
  'attack R': attackR,
  'attack P': attackP,
  'BaVarIA offline': attackByBavaria,
  'BaVarIA online': (references, targets, chosen) => attackByBavaria(references, targets, chosen, { mode: 'online' }),
  PMIA: attackByPmia,
  QMIA: attackByQmia,
};

describe('the attacks by scores', () => {
  const split = toySplit();
  let references: Ensemble;
  let targets: Ensemble;
  before(async () => {
    ({ references, targets } = await toyModels({ ...byHeart, steps: 1500 }, split));
  });

  for (const [name, attack] of Object.entries(attacks)) {
    it(`${name}: scores every record on every target, members higher, by the one interface`, async () => {
      const result = await attack(references, targets, split.pool);
      assert.equal(result.name, name);
      assert.deepEqual([result.score.width, result.score.values.length], [100, 2000]);
      assert.ok(result.score.values instanceof Float64Array && result.score.values.every(Number.isFinite));
      assert.deepEqual(result.truth, targets.members(split.pool));
      assert.equal(result.records, split.pool);
      const { value } = auc(result);
      assert.ok(value! > 0.6, `AUC ${value}`); // these models know their labels by heart
    });

    it(`${name}: attacks a selection as it attacks its records, and passes on its warnings`, async () => {
      const selection = selectVulnerable(references, split.pool, { delta: 0.05 });
      assert.ok(selection.records.length > 1);
      selection.warnings.push('of the selection');
      const result = await attack(references, targets, selection);
      const plain = await attack(references, targets, selection.records);
      assert.deepEqual([result.score, result.truth, result.records], [plain.score, plain.truth, plain.records]);
      assert.deepEqual(result.warnings, ['of the selection', ...plain.warnings]);
    });

    it(`${name}: refuses models in the wrong place and the adversary's records`, async () => {
      const throws = (act: () => unknown, message: RegExp) =>
        assert.rejects(async () => act(), { name: 'RangeError', message });
      await throws(() => attack(references, targets, split.adversary), /records that are not the adversary's/);
      await throws(() => attack(references, references, split.pool), /reference and reference models/);
    });
  }

  it('the threshold sees the loss and nothing else', () => {
    const { score, references: compared } = attackByThreshold(references, targets, split.pool);
    const losses = logLosses(targets.logits(split.pool), split.pool.labels());
    assert.deepEqual(
      score.values,
      losses.values.map(loss => -loss),
    );
    assert.equal(compared, 0);
  });

  it('LiRA takes pooled variances of so few models, unless told otherwise, and says so', () => {
    const methods = ([{}, { variance: 'per-record' }, { mode: 'online' }] as LiraOptions[]).map(options => {
      const { method, references: compared } = attackByLira(references, targets, split.pool, options);
      return [method, compared];
    });
    assert.deepEqual(methods, [
      ['pooled variance', 12],
      ['per-record variance', 12],
      ['pooled variance', 18],
    ]);
    const labels = split.pool.labels();
    assert.deepEqual(
      attackByLira(references, targets, split.pool, { variance: 'per-record' }).score,
      liraOffline(
        {
          reference: logLosses(references.logits(split.pool), labels),
          target: logLosses(targets.logits(split.pool), labels),
        },
        'per-record',
      ),
    );
  });

  it('LiRA online warns that it knows more than an adversary, and finds no less', () => {
    const online = attackByLira(references, targets, split.pool, { mode: 'online' });
    const offline = attackByLira(references, targets, split.pool);
    assert.ok(online.warnings.some(text => /bounds from above/.test(text)));
    assert.ok(!offline.warnings.some(text => /bounds from above/.test(text)));
    assert.ok(auc(online).value! > auc(offline).value!);
  });

  it('LiRA refuses other modes and variances, and online too few targets', async () => {
    const lira = (options: object) => () => attackByLira(references, targets, split.pool, options);
    assert.throws(lira({ mode: 'both' }), /Expected mode to be 'offline' or 'online', got "both"/);
    assert.throws(lira({ variance: 'global' }), /Expected variance to be 'per-record' or 'pooled', got "global"/);
    const few = await trainTargets(split, general, { splits: 2, store: false });
    assert.throws(
      () => attackByLira(references, few, split.pool, { mode: 'online' }),
      /at least 2 in- and 2 out-models .* at least 3 splits/,
    );
  });

  it('LiRA online refuses a part of the targets that is no pairs', () => {
    const { kind, architecture, models } = targets;
    const part = (from: number, to: number) => new Ensemble(kind, split, architecture, models.slice(from, to));
    assert.throws(
      () => attackByLira(references, part(0, 7), split.pool, { mode: 'online' }),
      /targets in pairs, got "7 targets"/,
    );
    assert.throws(
      () => attackByLira(references, part(1, 9), split.pool, { mode: 'online' }),
      /in both or neither of targets 0 and 1/,
    );
  });

  it('RMIA takes the adversary’s records for its population, or others, but none of the pool', () => {
    const { score, method } = attackByRmia(references, targets, split.pool);
    assert.equal(method, 'γ 2, a 0.3');
    assert.ok(score.values.every(value => value >= 0 && value <= 1));
    const some = new Records(split.dataset, split.adversary.indices.slice(0, 50));
    const other = attackByRmia(references, targets, split.pool, { population: some, gamma: 1, a: 1 });
    assert.equal(other.method, 'γ 1, a 1');
    assert.ok(other.score.values.every(value => Math.abs(value * 50 - Math.round(value * 50)) < 1e-9));
    const rmia = (options: object) => () => attackByRmia(references, targets, split.pool, options);
    assert.throws(rmia({ population: split.pool }), /population without records of the pool, got "record 0"/);
    assert.throws(
      rmia({ population: new Records(toySplit().dataset, [200]) }),
      /population of the dataset that was split/,
    );
    assert.throws(rmia({ population: new Records(split.dataset, []) }), /records in the population, got "none"/);
    assert.throws(rmia({ gamma: 0 }), /Expected gamma to be/);
    assert.throws(rmia({ a: 2 }), /Expected a to be a number from 0 to 1, got 2/);
  });

  it('attack R is the direct attack by ranks', () => {
    const [named, direct] = [attackR, attackDirectly].map(attack =>
      attack(references, targets, split.pool, { method: 'rank' } as never),
    );
    assert.deepEqual(named.p, direct.p);
  });

  it('attack P is the rank among the target’s losses on the population', () => {
    const some = new Records(split.dataset, split.adversary.indices.slice(0, 30));
    const { p, references: compared, questions } = attackP(references, targets, split.pool, { population: some });
    const [own, theirs] = [split.pool, some].map(records => targets.about(records, 'losses').values);
    const smaller = theirs.slice(30, 60).filter(loss => loss <= own[100 + 7]).length;
    assert.equal(p.values[100 + 7], (1 + smaller) / 31);
    assert.deepEqual([compared, questions], [0, { perRecord: 1, beyond: 30 }]);
  });

  it('say what they ask each target', () => {
    const asks = (result: Scores) => [result.questions!.perRecord, result.questions!.beyond];
    const args = [references, targets, split.pool] as const;
    const { length } = split.adversary;
    for (const attack of [attackDirectly, attackR, attackByThreshold, attackByLira, attackByBavaria, attackByPmia])
      assert.deepEqual(asks(attack(...args)), [1, 0]);
    for (const attack of [attackByRmia, attackByInfoRmia, attackP, attackByQmia])
      assert.deepEqual(asks(attack(...args)), [1, length]);
  });

  it('BaVarIA refuses other modes, and warns online that it knows more than an adversary', () => {
    const modes = (mode: unknown) => () => attackByBavaria(references, targets, split.pool, { mode } as object);
    assert.throws(modes('both'), /Expected mode to be 'offline' or 'online', got "both"/);
    assert.ok(
      attackByBavaria(references, targets, split.pool, { mode: 'online' }).warnings.some(text => /bounds/.test(text)),
    );
  });

  it('pass on the warnings of the models', () => {
    const warned = ({ kind, split, architecture, models }: Ensemble) =>
      new Ensemble(kind, split, architecture, models, {
        warnings: [`of the ${kind} models`],
      } as unknown as Checkpoints);
    const some = new Records(split.dataset, split.pool.indices.slice(0, 3));
    const population = new Records(split.dataset, split.adversary.indices.slice(1));
    const all = [warned(references), warned(targets), some] as const;
    for (const { warnings } of [attackByThreshold(...all), attackByLira(...all), attackByRmia(...all, { population })])
      assert.deepEqual(warnings.slice(0, 2), ['of the reference models', 'of the target models']);
  });

  it('a target that diverged is named', () => {
    const { kind, architecture, models } = targets;
    const nothing = models[4].weights.map(layer => layer.map(() => NaN));
    const broken = models.map((model, i) => (i !== 4 ? model : { ...model, weights: nothing }));
    const diverged = new Ensemble(kind, split, architecture, broken);
    for (const attack of [attackByThreshold, attackByLira, attackByRmia, attackByInfoRmia, attackByPmia, attackByQmia])
      assert.throws(
        () => attack(references, diverged, split.pool),
        /target losses .* "NaN for model 4, record 0"\. Did the model diverge/,
      );
  });
});
