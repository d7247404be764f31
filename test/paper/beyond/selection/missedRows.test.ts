import assert from 'node:assert/strict';
import { attackByThreshold } from '../../../../src/attack/attackByThreshold';
import { Records } from '../../../../src/data/records';
import { ofHalvings } from '../../../../src/evaluate/halvings';
import { recordAucs } from '../../../../src/evaluate/recordAucs';
import { MissedRecords } from '../../../../src/paper/beyond/selection/missedRecords';
import { missedRows } from '../../../../src/paper/beyond/selection/missedRows';
import { poolExposure } from '../../../../src/paper/beyond/selection/poolExposure';
import { poolTraits } from '../../../../src/paper/beyond/selection/poolTraits';
import { Bands } from '../../../../src/paper/beyond/splits/bands';
import type { RecordSet, Row } from '../../../../src/paper/report/row';
import { type Experiment, prepare } from '../../../../src/paper/setup/experiment';
import { selectByRule } from '../../../../src/select/rules/selectByRule';
import { selectionRules } from '../../../../src/select/rules/selectionRules';
import { temporaryStore } from '../../../models/temporaryStore';
import { smallRun } from '../../smallRun';

const median = (values: number[]) => {
  const sorted = values.sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
};
const { loss } = selectionRules;

describe('what the exposed records have in common that a rule misses', () => {
  temporaryStore();
  const count = 20;
  let experiment: Experiment;
  let rows: Row[];
  beforeEach(async () => {
    experiment ??= await prepare('cancer', smallRun('cancer'));
    rows ??= missedRows(experiment, [loss], count, poolExposure(experiment));
  });
  const row = (measure: string, records: RecordSet) =>
    rows.find(one => one.measure === measure && one.records === records)!;

  it('is told of those found, those missed and the rest, of the true top by all targets', () => {
    const { references, targets, split } = experiment;
    const { pool } = split;
    const exposure = recordAucs(attackByThreshold(references, targets, pool));
    const least = [...exposure].sort((a, b) => b - a)[count - 1];
    const chosen = new Set(selectByRule(references, pool, loss, { count }).positions);
    const groups = { found: [] as number[], missed: [] as number[], rest: [] as number[] };
    exposure.forEach((one, at) => groups[one < least ? 'rest' : chosen.has(at) ? 'found' : 'missed'].push(at));
    const risk = loss.risk(references, pool);
    for (const [records, positions] of Object.entries(groups) as [keyof typeof groups, number[]][]) {
      const wanted = median(positions.map(at => -risk[at]));
      assert.deepEqual(
        [row('log-odds of its class', records).n, row('log-odds of its class', records).ours],
        [positions.length, wanted],
      );
      assert.equal(row('true exposure', records).ours, median(positions.map(at => exposure[at])));
      const wrong = positions.filter(at => risk[at] > 0).length / positions.length;
      assert.equal(row('wrong by the reference models', records).ours, wrong);
    }
  });

  it('tells the exposure of the top of some targets on others', () => {
    const { references, targets, split } = experiment;
    const byLoss = attackByThreshold(references, targets, split.pool);
    const [even, odd] = [0, 1].map(parity => recordAucs(ofHalvings(byLoss, parity)));
    const least = [...even].sort((a, b) => b - a)[count - 1];
    const below = [...odd].filter((_, at) => even[at] < least);
    assert.equal(row('true exposure on other targets', 'rest').ours, median(below));
  });

  it('has the traits of each record', () => {
    const { references, split } = experiment;
    const traits = new Map(poolTraits(experiment).map(({ measure, values }) => [measure, values]));
    const one = new Records(split.dataset, split.pool.indices.slice(7, 8));
    const { values, models } = references.about(one, 'probabilities');
    const entropy = Array.from(values).reduce((sum, p) => sum - (p * Math.log(p)) / models, 0);
    assert.ok(Math.abs(traits.get('entropy of the answers, nats')![7] - entropy) < 1e-5);
    const label = one.labels()[0];
    const same = split.adversary.labels().filter(other => other === label).length / split.adversary.length;
    assert.ok(Math.abs(traits.get('frequency of its class')![7] - same) < 1e-9);
    const key = (index: number) =>
      `${split.dataset.labels[index]} ${split.dataset.features.values.subarray(index * 9, index * 9 + 9)}`;
    const others = [...split.pool.indices, ...split.adversary.indices].filter(index => index !== one.indices[0]);
    assert.equal(traits.get('has a twin')![7], Number(others.some(index => key(index) === key(one.indices[0]))));
  });

  it('tells no two distances of one record apart by rounding: the nearest, and the nearest of its class', () => {
    const traits = new Map(poolTraits(experiment).map(({ measure, values }) => [measure, values]));
    const [nearest, ofClass] = ['', ' of its class'].map(which => traits.get(`distance to the nearest${which}`)!);
    const apart = Array.from(nearest, (distance, at) => Math.sign(ofClass[at] - distance));
    assert.ok(apart.includes(0) && !apart.includes(-1), 'never farther than the nearest of the class');
    assert.deepEqual(Array.from(traits.get('nearest is of another class')!), apart);
  });

  it('has a table of medians over splits, and counts in how many those missed differ from those found', () => {
    const other = rows.map(one =>
      one.ours === null ? one : { ...one, ours: one.ours + Number(one.records === 'found') },
    );
    const missed = new MissedRecords(new Bands([rows, other], [1, 2]));
    const difference = row('log-odds of its class', 'missed').ours! - row('log-odds of its class', 'found').ours!;
    const larger = [difference, difference - 1].filter(one => one > 0).length;
    assert.deepEqual(missed.signs(loss.name, 'log-odds of its class'), [larger, 2 - larger]);
    const { trait, 'missed by loss': cells } = missed.table(loss.name) as unknown as Record<
      string,
      { values: string[] }
    >;
    assert.deepEqual(
      [trait.values.slice(0, 2), cells.values.length],
      [['true exposure on other targets', 'true exposure'], 13],
    );
    assert.throws(() => missed.table('no rule'), { name: 'RangeError', message: /rule to be loss, got "no rule"/ });
  });
});
