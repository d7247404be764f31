import assert from 'node:assert/strict';
import { attackByLira } from '../../../../src/attack/lira/attackByLira';
import { trainShadowAttack } from '../../../../src/attack/shadow/trainShadowAttack';
import { recordAucs } from '../../../../src/evaluate/recordAucs';
import { attacksOverSplits, overSplitsLines } from '../../../../src/paper/beyond/attacks/attacksOverSplits';
import {
  attackNames,
  bounds,
  comparedAttacks,
  quickAttacks,
} from '../../../../src/paper/beyond/attacks/comparedAttacks';
import { rateNote } from '../../../../src/paper/beyond/attacks/comparedRows';
import { type OtherAttacks, otherAttacks } from '../../../../src/paper/beyond/attacks/otherAttacks';
import { rankingLines, rankingWords } from '../../../../src/paper/beyond/attacks/rankingWords';
import { togetherWords } from '../../../../src/paper/beyond/attacks/togetherWords';
import { type Experiment, prepare } from '../../../../src/paper/setup/experiment';
import { table1 as printed } from '../../../../src/paper/setup/published';
import { selectedAsPrinted } from '../../../../src/paper/setup/selectAsPrinted';
import { temporaryStore } from '../../../models/temporaryStore';
import { assertIntervals } from '../../assertIntervals';
import { smallRun } from '../../smallRun';

const small = smallRun('cancer', 'mnist');
const run = { ...small, counts: { ...small.counts, splits: { cancer: 2 } } };

describe('the comparison of attacks', () => {
  temporaryStore();
  let found: OtherAttacks;
  beforeEach(async () => {
    found ??= await otherAttacks(run);
  });
  const rowsOf = (setting: string, ending: string) =>
    found.rows.filter(row => row.exhibit === 'attacks' && row.setting === setting && row.metric.endsWith(ending));

  it('has every attack on all records and on the selected, with intervals', () => {
    assert.deepEqual(
      found.results.map(({ title }) => title),
      ['Cancer', 'MNIST'],
    );
    assertIntervals(found.rows);
    for (const { name } of found.results) {
      const rates = rowsOf(name, ', true-positive rate');
      const names = rates.map(row => row.metric.replace(/, (all records|selected), .*/, ''));
      assert.deepEqual(new Set(names), new Set(attackNames));
      assert.equal(rates.length, attackNames.length * 2 * 2);
      assert.ok(rowsOf(name, 'realised false-positive rate').every(row => row.ours! <= row.cutoff!));
      assert.equal(rowsOf(name, 'area under the ROC curve').length, attackNames.length * 2);
      assert.equal(rowsOf(name, 'behind the leader').length, (attackNames.length - 1) * 2 * 2);
    }
  });

  it('is on the whole pool, and on as many selected records as the paper has or more', () => {
    for (const { name, all, selected, onSelected } of found.results) {
      assert.equal(all.members + all.nonMembers, all.records * 6);
      assert.equal(all.members, all.nonMembers);
      assert.ok(selected.records >= printed[name].selected && selected.records < all.records);
      assert.ok(onSelected.every(({ score }) => score.width === selected.records));
    }
  });

  it('says where non-members or ties do not allow the wanted rate', () => {
    assert.match(rateNote(0.001, 0, 250)!, /250 non-members/);
    assert.match(rateNote(0.01, 0.004, 1000)!, /0\.4 % instead of 1 %/);
    assert.equal(rateNote(0.01, 0.009, 1000), undefined);
    const selected = rowsOf('cancer', 'selected, true-positive rate');
    assert.ok(
      selected.every(row => /non-members cannot show/.test(row.note!)),
      'as few as these allow neither rate',
    );
  });

  it('has true-positive rates over the splits of a setting that has several', () => {
    const [cancer, mnist] = found.results.map(({ bands }) => bands);
    assert.deepEqual([cancer.perSplit.length, mnist.perSplit.length], [2, 1]);
    const repeated = found.rows.filter(row => row.exhibit === 'attacks-splits');
    assert.equal(repeated.length, quickAttacks.length * 2);
    assert.ok(repeated.every(row => row.setting === 'cancer' && row.n === 2));
    const lines = attacksOverSplits(cancer);
    assert.equal(lines.length, quickAttacks.length * 2);
    for (const rate of [0.01, 0.001]) {
      const [first, ...others] = lines.filter(line => line.rate === rate);
      for (const { mean, behind } of others)
        assert.ok(Math.abs(first.mean - mean - behind!.value) < 1e-12 && mean <= first.mean);
      assert.equal(first.behind, undefined);
    }
    assert.equal(overSplitsLines(lines)[0]['behind the first'], '–');
    assert.ok(attacksOverSplits(mnist).every(({ behind }) => behind === undefined));
  });

  it('has fewer reference models, and with all of them what all give', () => {
    for (const { fewer, all, name } of found.results.filter(one => one.name === 'cancer')) {
      assert.deepEqual(
        fewer.map(({ references }) => references),
        [6],
      );
      for (const { name: attack, at } of fewer[0].attacks)
        assert.deepEqual(at, all.attacks.find(one => one.name === attack)!.at, `${attack} on ${name}`);
    }
  });

  it('counts what each target is asked', () => {
    for (const { all, name } of found.results) {
      const lines = rankingLines(all);
      const asks = (attack: string) => lines.find(line => line.attack === attack)!['asks each target about'];
      const [own, others] = name === 'cancer' ? ['200', 499] : ['200', 400];
      assert.equal(asks('PMIA, class'), own);
      assert.equal(asks('RMIA offline'), `${own} + ${others} other records`);
      assert.equal(asks('QMIA'), asks('attack P'));
    }
  });

  it('says what attacks find together', () => {
    for (const { all } of found.results) {
      const words = togetherWords(all);
      assert.equal(words.length, 2);
      words.forEach((text, i) => {
        const { alone, pair, all: any } = all.together[i]!;
        assert.ok(
          text.includes(`${alone.names[0]} alone finds`) &&
            text.includes(pair?.names.join(' with ') ?? 'no other adds to it'),
        );
        assert.equal(any.names.length, attackNames.length - bounds.length);
      });
    }
  });

  it('gives an order and words that follow from the numbers, and leaves the lead to an attack that is no bound', () => {
    for (const compared of found.results.flatMap(({ all, selected }) => [all, selected])) {
      const rates = compared.ranking.map(({ at }) => at.tpr.value!);
      const lines = rankingLines(compared);
      const [first, second] = rankingWords(compared);
      assert.deepEqual(
        rates,
        [...rates].sort((a, b) => b - a),
      );
      const leader = lines.find(line => line['behind the leader'] === 'leads')!.attack as string;
      assert.ok(!bounds.includes(leader) && first.includes(`found by ${leader}: `));
      for (const { name, behind } of compared.ranking)
        if (name !== leader && !bounds.includes(name))
          assert.equal(
            second.indexOf(name) < second.indexOf('Not told apart'),
            behind!.low > 0,
            `${name} in: ${second}`,
          );
      assert.deepEqual(
        compared.curves.map(({ name }) => name),
        attackNames,
      );
    }
  });
});

describe('the compared attacks', () => {
  temporaryStore();
  let experiment: Experiment;
  beforeEach(async () => {
    experiment ??= await prepare('cancer', run);
  });

  it('score a record as they do among all others, but for LiRA with pooled variance', async () => {
    const {
      references,
      targets: {
        models: { length: targets },
      },
    } = experiment;
    const chosen = selectedAsPrinted(experiment);
    const models = { ...experiment, shadow: await trainShadowAttack(references) };
    const [all, some] = [experiment.split.pool, chosen].map(records => [...comparedAttacks(models, records)]);
    const { width } = all[0].score;
    const differing = attackNames.filter((_, a) => {
      const { values } = all[a].score;
      const expected = Array.from({ length: targets }, (_, t) =>
        Array.from(chosen.positions, r => values[t * width + r]),
      ).flat();
      return expected.some((score, i) => Math.abs(score - some[a].score.values[i]) > 1e-4 * (1 + Math.abs(score)));
    });
    // Online, too, where there are so few models that the variance is pooled.
    // What these models say is linear in the features, which QMIA learns from: what is left for it is rounding, which
    // differs from processor to processor.
    const others = differing.filter(name => name !== 'QMIA');
    assert.deepEqual(new Set(others), new Set(['LiRA offline, pooled', 'BaVarIA offline', ...bounds]));
    assert.equal(attackByLira(references, experiment.targets, chosen, { mode: 'online' }).method, 'pooled variance');
  });

  it('that look at the loss of a record against its own references rank its targets alike', async () => {
    const models = { ...experiment, shadow: await trainShadowAttack(experiment.references) };
    const attacks = new Map(
      [...comparedAttacks(models, experiment.split.pool)].map(one => [one.name, recordAucs(one)]),
    );
    const names = ['loss threshold', 'LiRA offline', 'LiRA offline, pooled', 'direct, student'];
    const [loss, ...others] = names.map(name => attacks.get(name)!);
    for (const other of others)
      other.forEach((share, r) => assert.ok(Math.abs(share - loss[r]) < 1e-12, `record ${r}`));
    assert.ok(
      attacks.get('RMIA offline')!.some((share, r) => share !== loss[r]),
      'RMIA looks at other records, too',
    );
  });
});
