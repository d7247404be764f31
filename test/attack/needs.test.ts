import assert from 'node:assert/strict';
import { attackWith } from '../../src/attack/attack';
import { threshold } from '../../src/attack/attackByThreshold';
import { direct } from '../../src/attack/attackDirectly';
import { attackIndirectly } from '../../src/attack/indirect/attackIndirectly';
import { attackByLabels } from '../../src/attack/labelOnly/attackByLabels';
import { lira } from '../../src/attack/lira/attackByLira';
import type { Scores } from '../../src/attack/result';
import { rmia } from '../../src/attack/rmia/attackByRmia';
import { attackByShadows } from '../../src/attack/shadow/attackByShadows';
import { makeToy } from '../../src/data/load/makeToy';
import { Records } from '../../src/data/records';
import { splitForAttack } from '../../src/data/splitForAttack';
import type { AnswerKind, Answers } from '../../src/models/answers';
import { coarsen } from '../../src/models/coarsen';
import type { Ensemble } from '../../src/models/ensemble';
import type { Askable, Models } from '../../src/models/models';
import { recordedModels } from '../../src/models/recorded';
import type { Selection } from '../../src/select/selection';
import { selectVulnerable } from '../../src/select/selectVulnerable';
import { trainReferences } from '../../src/train/trainReferences';
import { trainTargets } from '../../src/train/trainTargets';

const architecture = { layers: [], optimiser: 'adam' as const, rate: 0.01, batch: 10, steps: 50 };
const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
let references: Ensemble;
let targets: Ensemble;
let chosen: Selection;

/** The models, saying no more than a kind of answers. Losses are of records only: nobody can be asked for them. */
const saying: Record<AnswerKind, (models: Ensemble) => Models> = {
  logits: models => models,
  probabilities: models => coarsen(models, { decimals: 15 }),
  top: models => coarsen(models, { top: 1 }),
  label: models => coarsen(models, { label: true }),
  losses: models => {
    const all = new Records(split.dataset, [...split.pool.indices, ...split.adversary.indices]);
    const { name } = models;
    const kind = models.kind === 'target' ? 'target' : 'reference';
    return recordedModels(models.about(all, 'losses'), all, { kind, name, split, members: models.members(all) });
  },
};
const kinds = Object.keys(saying) as AnswerKind[];

type Act = (references: Models, targets: Models, chosen: Selection) => Scores | Promise<Scores>;
const byLosses =
  (attack: Parameters<typeof attackWith>[0]): Act =>
  (some, others, of) =>
    attackWith(attack, some, others, of);

const finer = /Take models that give losses, or what is finer; of attacks, attackByLabels needs labels alone\./;
const noAsking = /models that can be asked anything new, for the (label-only|indirect) attack/;
const refusals: Record<string, { act: Act; refused: Partial<Record<AnswerKind, RegExp>> }> = {
  direct: { act: byLosses(direct), refused: { label: finer } },
  threshold: { act: byLosses(threshold), refused: { label: finer } },
  lira: { act: byLosses(lira), refused: { label: finer } },
  rmia: { act: byLosses(rmia), refused: { label: finer } },
  shadows: {
    act: (some, others, of) => attackByShadows(some, others, of, { perModel: 5, steps: 20 }),
    refused: {
      top: /Expected models that give probabilities for .*shadow.*attackByLabels needs labels alone/,
      label: /Expected models that give probabilities for .*shadow.*attackByLabels needs labels alone/,
      losses:
        /Expected models that give probabilities .* got "losses by .* attackDirectly, attackByLira and attackByRmia/,
    },
  },
  byLabels: {
    act: (some, others, of) => attackByLabels(some as Askable, others as Askable, of, { copies: 5 }),
    refused: { losses: /Expected models that give label for the label-only attack, got "losses by .* attackDirectly/ },
  },
  indirect: {
    act: (_, others, of) =>
      attackIndirectly(references, others as Askable, of, { queries: 20, keep: 3, theta: 0.5, iterations: 2 }),
    refused: { label: finer, losses: noAsking },
  },
};

describe('what attacks need of models', () => {
  before(async () => {
    references = await trainReferences(split, architecture, { models: 4, store: false });
    targets = await trainTargets(split, architecture, { splits: 2, store: false });
    const all = selectVulnerable(references, split.pool, { delta: 0.05 });
    chosen = all.only([0, 1]);
  });

  for (const [name, { act, refused }] of Object.entries(refusals))
    for (const kind of kinds)
      it(`${name} on ${kind}: ${refused[kind] ? 'refuses, with advice' : 'works'}`, async () => {
        const attack = async () => act(saying[kind](references), saying[kind](targets), chosen);
        const wanted = refused[kind];
        if (wanted) await assert.rejects(attack(), { name: 'RangeError', message: wanted });
        else assert.equal((await attack()).score.values.length, 8);
      });

  it('the indirect attack also needs references to train further, and targets to ask', async () => {
    const attack = (some: Models, others: Models) =>
      attackIndirectly(some as Ensemble, others as Askable, chosen, { queries: 20, keep: 3, theta: 0.5 });
    await assert.rejects(attack(saying.label(references), targets), /reference models of our own, got ".*labels only"/);
    const recorded = (answers: Answers, kind: 'target') => recordedModels(answers, chosen.records, { kind, split });
    await assert.rejects(attack(references, recorded(targets.about(chosen.records, 'logits'), 'target')), noAsking);
  });

  it('by label, targets may say less than references do', async () => {
    const same = await attackByLabels(references, targets, chosen, { copies: 5 });
    for (const kind of ['probabilities', 'top', 'label'] as const) {
      const { score } = await attackByLabels(references, saying[kind](targets) as Askable, chosen, { copies: 5 });
      assert.deepEqual(score, same.score);
    }
  });
});
