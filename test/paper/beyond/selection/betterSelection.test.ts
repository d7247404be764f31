import assert from 'node:assert/strict';
import { attackByThreshold } from '../../../../src/attack/attackByThreshold';
import { attackDirectly } from '../../../../src/attack/attackDirectly';
import { evaluate } from '../../../../src/evaluate/evaluation';
import { recordAucs } from '../../../../src/evaluate/recordAucs';
import { tprAt } from '../../../../src/evaluate/tprAt';
import { type BetterSelection, betterSelection } from '../../../../src/paper/beyond/selection/betterSelection';
import { costRows } from '../../../../src/paper/beyond/selection/costRows';
import { halfOfTheTargets, measureRules } from '../../../../src/paper/beyond/selection/measureRules';
import { poolExposure } from '../../../../src/paper/beyond/selection/poolExposure';
import { type Measure, measures } from '../../../../src/paper/beyond/selection/ruleRows';
import { metricOf } from '../../../../src/paper/report/metric';
import { prepare } from '../../../../src/paper/setup/experiment';
import { seedsFrom } from '../../../../src/paper/setup/splitSeeds';
import { selectByRule } from '../../../../src/select/rules/selectByRule';
import { selectionRules } from '../../../../src/select/rules/selectionRules';
import { temporaryStore } from '../../../models/temporaryStore';
import { assertIntervals } from '../../assertIntervals';
import { smallRun } from '../../smallRun';

const nameOf = (measure: Measure, rule: string, count: number, difference: boolean) =>
  metricOf({ exhibit: 'selection', measure, rule, count, ...(difference && { difference }) });

describe('the comparison of selection rules', () => {
  temporaryStore();
  const base = smallRun('cancer', 'mnist-google');
  const rules = Object.values(selectionRules);
  const settings = [...base.settings, 'adult-google' as const, 'mnist' as const];
  const run = { ...base, settings, counts: { ...base.counts, splits: { cancer: 3, mnist: 1 } } };
  let found: BetterSelection;
  beforeEach(async () => {
    found ??= await betterSelection(run);
  });

  it('measures what the attack, the exposure and the selection by themselves give', async () => {
    const experiment = await prepare('cancer', run);
    const {
      references,
      targets,
      split: { pool },
    } = experiment;
    const exposure = recordAucs(attackByThreshold(references, targets, pool));
    const falling = [...exposure].sort((a, b) => b - a);
    const outcomes = measureRules(experiment, rules, [5, 20], poolExposure(experiment));
    assert.equal(outcomes.length, 2 * (rules.length + 1));
    for (const { rule: name, count, ...outcome } of outcomes.filter(({ rule }) => rule !== halfOfTheTargets)) {
      const chosen = selectByRule(references, pool, rules.find(rule => rule.name === name)!, { count });
      const attack = attackDirectly(references, targets, chosen);
      const { precision, recall, falsePositiveRate } = evaluate(attack, { cutoff: 0.01 });
      const theirs = Array.from(chosen.positions, at => exposure[at]);
      const mean = theirs.reduce((sum, one) => sum + one, 0) / count;
      const top = theirs.filter(one => one >= falling[count - 1]).length;
      const { tpr, realised } = tprAt(attack, 0.01);
      assert.deepEqual(outcome, { precision, recall, falsePositiveRate, tpr, realised, top, exposure: mean }, name);
    }
    const [few] = outcomes.filter(({ rule }) => rule === halfOfTheTargets);
    assert.equal(few.recall.trials, 5, 'of two targets of the odd halving, each record is in one');
    const one = { ...run.counts.settings, cancer: { ...run.counts.settings.cancer, splits: 1 } };
    const halving = await prepare('cancer', { ...run, counts: { ...run.counts, settings: one } });
    const single = measureRules(halving, rules, [5], poolExposure(halving));
    assert.equal(single.length, rules.length, 'no half of one halving');
  });

  it('has a row with a band for each rule, number, measure and difference to the paper’s rule', () => {
    const named = found.rows.map(({ exhibit, setting, paper }) => `${exhibit} ${setting} ${paper}`);
    assert.deepEqual([...new Set(named)], ['selection cancer null']);
    const [one] = found.results;
    assert.deepEqual([one.counts, one.splits, one.title], [[5, 2], 2, 'Cancer']);
    for (const count of one.counts)
      for (const measure of measures)
        for (const { name } of rules) {
          const rows = [false, true].map(difference =>
            found.rows.filter(({ metric }) => metric === nameOf(measure, name, count, difference)),
          );
          assert.deepEqual(
            rows.map(({ length }) => length),
            [1, name === rules[0].name ? 0 : 1],
          );
        }
    assertIntervals(found.rows);
    for (const { metric, level, n } of found.rows)
      if (!metric.endsWith('together') && n) assert.ok(n <= 2 && level === (n - 1) / (n + 1), metric);
  });

  it('counts in how many splits a rule is better; no test of so few', () => {
    const [one] = found.results;
    for (const { name } of rules.slice(1))
      for (const measure of measures) {
        const { better, worse, same, missing, p } = one.signs(name, measure, 5);
        assert.equal(better + worse + same + missing, 2);
        assert.equal(p, null);
        assert.match(
          found.rows.find(({ metric }) => metric === nameOf(measure, name, 5, true))!.note!,
          new RegExp(`^Better in ${better}, worse in ${worse}, equal in ${same} splits\\.`),
        );
      }
  });

  it('has tables and lines to draw, with what no rule can know last', () => {
    const [one] = found.results;
    const names = [...rules.map(({ name }) => name), halfOfTheTargets];
    assert.deepEqual(one.table(5).rule.values, names);
    assert.deepEqual(one.signTable(2).rule.values, names.slice(1, -1));
    assert.deepEqual(
      one.lines('recall', 5).map(({ label, values }) => [label, values.length]),
      names.map(name => [name, 2]),
    );
    assert.equal(one.lines('mean true exposure', 5)[0].median, one.median(rules[0].name, 'mean true exposure', 5));
  });

  it('finds with all reference models what it finds, and with fewer what a rule finds in these alone', async () => {
    const { costs } = found.results[0];
    assert.deepEqual(costs.models, [5, 6]);
    const experiment = await prepare('cancer', run);
    const exposures = poolExposure(experiment);
    const rows = costRows(experiment, rules, [5], exposures);
    const few = experiment.references.only([0, 1, 2, 3, 4]);
    const exposure = recordAucs(attackByThreshold(few, experiment.targets, experiment.split.pool));
    const least = [...exposure].sort((a, b) => b - a)[4];
    for (const rule of rules) {
      const { positions } = selectByRule(few, experiment.split.pool, rule, { count: 5 });
      const share = positions.filter(at => exposure[at] >= least).length / 5;
      assert.equal(rows.find(row => row.rule === rule.name && row.models === 5)!.ours, share, rule.name);
      const all = rows.find(row => row.rule === rule.name && row.models === 6)!.ours;
      const [outcome] = measureRules(experiment, [rule], [5], exposures);
      assert.equal(all, outcome.top / 5, rule.name);
    }
  });

  it('leaves out the first split of seed 1, whose targets were looked at, and none of another seed', async () => {
    const other = await betterSelection({ ...run, seed: 2, settings: ['cancer'] });
    assert.deepEqual(found.results[0].seeds, seedsFrom(1, 3).slice(1));
    assert.deepEqual(other.results[0].seeds, seedsFrom(2, 3));
  });

  it('says what is left out', () => {
    assert.deepEqual(
      found.skipped.map(text => text.split(':')[0]),
      ['MNIST (Google) is left out', 'Adult (Google) is left out', 'MNIST cannot be judged'],
    );
  });
});
