import assert from 'node:assert/strict';
import { attackByLabels } from '../../../src/attack/labelOnly/attackByLabels';
import { noisyCopies } from '../../../src/attack/labelOnly/noisyCopies';
import type { LabelOptions } from '../../../src/attack/labelOnly/options';
import { Records } from '../../../src/data/records';
import { rocChart } from '../../../src/display/charts/rocChart';
import { auc } from '../../../src/evaluate/auc';
import { evaluate } from '../../../src/evaluate/evaluation';
import { coarsen } from '../../../src/models/coarsen';
import type { Askable } from '../../../src/models/models';
import { recordedModels } from '../../../src/models/recorded';
import { tinyImages } from '../../models/tinyImages';
import { byHeart, toyModels, toySplit } from '../shadow/overfit';
import { lineSplit, near } from './lines';

const split = lineSplit();
const some = new Records(split.dataset, [10, 30]);
const widths = [0.05, 0.1, 0.2, 0.1];
const references = () =>
  near(
    'reference',
    split,
    widths.map(within => ({ to: [10], within })),
  );
const targets = () =>
  near('target', split, [
    { to: [10], within: 0.3 },
    { to: [30], within: 0.1 },
  ]);

type Calibrated = LabelOptions & { calibrate?: true };
const LEVELS = [0.025, 0.05, 0.1, 0.2, 0.4, 0.8];

/** The share of copies of a record of class "yes" within so much of some numbers, by hand. */
function share(record: number, to: number[], within: number, copies: number, noise: number): number {
  const values = noisyCopies(split.dataset, record, { copies, noise, flip: noise, shift: 0, seed: 1 });
  const yes = (x: number) => to.some(index => Math.abs(x - index / 100) <= within);
  return values.filter(x => Number(yes(x)) === split.dataset.labels[record]).length / values.length;
}

describe('attackByLabels', () => {
  it('scores robustness beyond that of the references, p being its rank among theirs', async () => {
    const result = await attackByLabels(references(), targets(), some, { copies: 50, noise: 0.1 });
    const robust = (record: number) => [
      [share(record, [10], 0.3, 50, 0.1), share(record, [30], 0.1, 50, 0.1)],
      widths.map(within => share(record, [10], within, 50, 0.1)),
    ];
    [10, 30].forEach((record, r) => {
      const [own, theirs] = robust(record);
      own.forEach((one, t) => {
        const mean = theirs.reduce((a, b) => a + b) / 4;
        assert.ok(Math.abs(result.score.values[t * 2 + r] - (one - mean)) < 1e-12);
        assert.ok(Math.abs(result.loss!.values[t * 2 + r] - (1 - one)) < 1e-12);
        assert.equal(result.p.values[t * 2 + r], (1 + theirs.filter(other => other >= one).length) / 5);
      });
    });
    assert.deepEqual([result.name, result.method, result.references], ['label-only', '50 copies, noise 0.1', 4]);
    assert.deepEqual([result.beyondRanks, ...result.truth!], [null, 1, 0, 0, 1]);
  });

  it('asks few times, each model once about each copy, the same whatever the batches', async () => {
    const [ours, theirs] = [references(), targets()];
    const whole = await attackByLabels(ours, theirs, split.pool, { copies: 9 });
    assert.deepEqual([ours.asked, theirs.asked], [[400], [400]]);
    const [again, parts] = [references(), targets()];
    const result = await attackByLabels(again, parts, split.pool, { copies: 9, batch: 155 });
    assert.deepEqual(
      [again.asked, parts.asked],
      [
        [150, 150, 100],
        [150, 150, 100],
      ],
    );
    assert.deepEqual([result.score, result.p], [whole.score, whole.p]);
    const one = targets();
    const first = await attackByLabels(references(), one, new Records(split.dataset, [30, 10]), {
      copies: 9,
      batch: 1,
    });
    assert.deepEqual(one.asked, [10, 10]);
    assert.equal(first.score.values[0], whole.score.values[30]);
  });

  it('without calibration gives robustness alone, and asks no reference', async () => {
    const ours = references();
    const theirs = targets();
    const result = await attackByLabels(ours, theirs, some, { copies: 50, noise: 0.1, calibrate: false });
    assert.ok(Math.abs(result.score.values[1] - share(30, [10], 0.3, 50, 0.1)) < 1e-12);
    assert.deepEqual([result.p, result.references, ours.asked], [undefined, 0, []]);
    assert.equal(result.method, '50 copies, noise 0.1, uncalibrated');
    const values = new Float32Array(2);
    const recorded = recordedModels({ kind: 'label', values, models: 1, records: 2, classes: 2 }, some);
    const same = await attackByLabels(recorded, theirs, some, { copies: 50, noise: 0.1, calibrate: false });
    assert.deepEqual(same.score, result.score);
  });

  it('with no copies is left with whether the record is classified rightly', async () => {
    const { score, p } = await attackByLabels(references(), targets(), some, { copies: 0 });
    assert.deepEqual([...score.values], [0, 1, -1, 1]); // by all references: 10 rightly, 30 not
    assert.deepEqual([...p.values], [1, 0.2, 1, 0.2]);
  });

  it('tunes the noise on the references and the adversary’s own records alone', async () => {
    const tuned: number[] = [];
    for (const within of [0.004, 0.1]) {
      const models = [0, 1, 2].map(i => ({ to: [41 + i, 60 + 2 * i, 95 + i], within }));
      const ours = near('reference', split, models);
      const theirs = targets();
      const areas = LEVELS.map(noise => {
        const robust = models.flatMap(({ to }) =>
          Array.from(split.adversary.indices, record => share(record, to, within, 20, noise)),
        );
        const usual = Array.from(split.adversary.indices, (_, r) => (robust[r] + robust[60 + r] + robust[120 + r]) / 3);
        const values = Float64Array.from(robust, (one, i) => one - usual[i % 60]);
        return auc({ score: { values, width: 60 }, truth: ours.members(split.adversary)! }).value!;
      });
      const best = LEVELS[areas.indexOf(Math.max(...areas))];
      tuned.push(best);
      const result = await attackByLabels(ours, theirs, some, { copies: 20, noise: 'tuned' });
      assert.equal(result.method, `20 copies, noise ${best} (tuned)`, areas.join());
      assert.deepEqual([ours.asked, theirs.asked], [[...Array(6).fill(60 * 21), 42], [42]]);
      const fixed = await attackByLabels(ours, theirs, some, { copies: 20, noise: best });
      assert.deepEqual(result.score, fixed.score);
    }
    assert.notEqual(tuned[0], tuned[1]);
    const ours = references();
    const theirs = targets();
    const unknown: Askable = { ...ours, members: () => undefined };
    await assert.rejects(
      attackByLabels(unknown, theirs, some, { noise: 'tuned' }),
      /references known to be trained on some of the adversary's records and not on others, got "references"/,
    );
  });

  it('says how much labels can tell', async () => {
    const many = near(
      'reference',
      split,
      Array.from({ length: 30 }, () => ({ to: [10], within: 0.1 })),
    );
    const { warnings, p } = await attackByLabels(many, targets(), some, { copies: 10, noise: 0.01 });
    assert.match(
      warnings[0],
      /^A record and its 10 copies tell 12 degrees of robustness apart: fewer than the 31 places/,
    );
    assert.match(warnings[1], /^On 1 of 2 records p cannot be 0\.1 or less, .* \(on 1 of them all references do, so/);
    assert.deepEqual([p.values[0], p.values[2]], [1, 1]);
    const more = await attackByLabels(many, targets(), some, { copies: 29, noise: 0.2 });
    assert.ok(more.warnings.every(text => !/degrees of robustness|p cannot be/.test(text)));
  });

  it('works on no records', async () => {
    const theirs = targets();
    const { p, score } = await attackByLabels(references(), theirs, new Records(split.dataset, []));
    assert.deepEqual([p.values.length, score.values.length, theirs.asked], [0, 0, []]);
  });

  it('stops when it is told to, and tells how far it is', async () => {
    const controller = new AbortController();
    const theirs = targets();
    const stopping: Askable = {
      ...theirs,
      ask: (inputs, signal) => {
        controller.abort();
        return theirs.ask(inputs, signal);
      },
    };
    await assert.rejects(attackByLabels(references(), stopping, some, { signal: controller.signal }), {
      name: 'InterruptedError',
      message: /^Stopped during line: copies of 2 records put to 2 targets, at 0 %\./,
    });
    const states: number[] = [];
    await attackByLabels(references(), theirs, some, {
      copies: 4,
      progress: { state: ({ done, total }) => states.push(done, total) },
    });
    assert.deepEqual(states, [20, 20]);
  });

  it('refuses what it cannot work with', async () => {
    const refuses = (options: Calibrated, message: RegExp) =>
      assert.rejects(attackByLabels(references(), targets(), some, options), { name: 'RangeError', message });
    for (const [name, value] of [
      ['copies', -1],
      ['noise', 2],
      ['noise', 'much'],
      ['flip', 1.5],
      ['shift', -1],
      ['calibrate', 1],
      ['batch', 0],
      ['seed', -1],
    ])
      await refuses({ [name]: value }, new RegExp(`Expected ${name} to be`));
    await refuses({ shift: 1 }, /Expected images, for shift, got "line"/);
    const values = new Float32Array(2);
    const recorded = recordedModels({ kind: 'label', values, models: 1, records: 2, classes: 2 }, some);
    await assert.rejects(
      attackByLabels(references(), recorded as unknown as Askable, some),
      /models that can be asked anything new, for the label-only attack, got "recorded models"/,
    );
    const losses = { ...targets(), gives: 'losses' } as Askable;
    await assert.rejects(
      attackByLabels(references(), losses, some),
      /models that give label for the label-only attack, got "losses by targets".* attackDirectly, attackByLira and/,
    );
    await assert.rejects(attackByLabels(references(), targets(), split.adversary), /not the adversary's/);
    await assert.rejects(attackByLabels(targets(), targets(), some), /"target and target models"/);
    const fewer: Askable = { ...targets(), ask: async inputs => references().ask(inputs) };
    await assert.rejects(
      attackByLabels(references(), fewer, some, { copies: 1 }),
      /answers of targets to 4 questions by 2 models, got "16 answers"/,
    );
  });

  it('finds members of models that know theirs by heart, by labels as by what is finer', async () => {
    const toy = toySplit();
    const models = await toyModels({ ...byHeart, steps: 1500 }, toy);
    const options = { copies: 30, noise: 0.05 };
    const label = coarsen(models.targets, { label: true });
    const result = await attackByLabels(models.references, label, toy.pool, options);
    const finer = await attackByLabels(models.references, models.targets, toy.pool, options);
    assert.deepEqual([finer.p, finer.score], [result.p, result.score]);
    const { low } = auc(result);
    assert.ok(low > 0.6, `area from ${low}`);
    const plain = await attackByLabels(models.references, label, toy.pool, { ...options, calibrate: false });
    assert.ok(auc(plain).low > 0.6);
    const { tp, fp } = evaluate(result, { cutoff: 0.2 });
    assert.ok(tp > 1.2 * fp && fp > 0, `${tp} members, ${fp} others`);
    const { figure } = rocChart([result, plain.named('plain')]);
    assert.ok(['label-only', 'plain'].every(name => figure.data.some(trace => trace.name?.startsWith(name))));
  });

  it('moves images, by one pixel unless told otherwise', async () => {
    const image = new Records(tinyImages(10), [0]);
    const seen: Float32Array[] = [];
    const blind: Askable = {
      ...near('target', split, []),
      split: undefined,
      size: 2,
      members: () => undefined,
      ask: async ({ values, width }) => {
        seen.push(values as Float32Array);
        const records = values.length / width;
        return { kind: 'label', values: new Float32Array(2 * records), models: 2, records, classes: 2 };
      },
    };
    const attack = (options: Calibrated) => attackByLabels({ ...blind, kind: 'reference' }, blind, image, options);
    await attack({ copies: 40, noise: 0 });
    await attack({ copies: 40, noise: 0, shift: 0 });
    const [moved, , still] = seen.map(values =>
      Array.from({ length: 41 }, (_, i) => values.subarray(i * 36, (i + 1) * 36).join()),
    );
    assert.deepEqual([new Set(moved).size, new Set(still).size], [5, 1]);
    await assert.rejects(attack({ shift: 6 }), /shift to be less than the 6 pixels of a side, got 6/);
  });
});
