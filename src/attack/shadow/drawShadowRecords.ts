import { checkInteger, checkSeed, expected } from '../../core/check';
import { randomFor, shuffle } from '../../core/random';
import type { AttackSplit } from '../../data/splitForAttack';
import type { Models } from '../../models/models';

/** Models that know their split: which records they were trained on, and which the adversary has beside those. */
export type Shadows = Models & { readonly split: AttackSplit };

/** Pairs of a shadow model and one of the adversary's records, of one class. */
export interface ShadowRecords {
  /** Which shadow model. */
  model: number[];
  /** Position of the record among the adversary's. */
  record: number[];
  /** 1 where the model was trained on the record ('in'), else 0 ('out'). */
  member: number[];
}

/**
 * What the attack classifiers learn from: for each reference model and class some records that the model was trained
 * on, and exactly as many that it was not, drawn at random. A record that a bootstrap sample repeats counts once.
 * @param options.perModel records of a class and model labelled 'in', at most
 * @param options.seed decides the draw
 * @returns one for each class; empty where no model has both kinds of records
 * @throws RangeError for a perModel below 1 or a seed that is no whole number
 */
export function drawShadowRecords(
  references: Shadows,
  { perModel, seed }: { perModel: number; seed: number },
): ShadowRecords[] {
  checkInteger('perModel', perModel, 1);
  checkSeed(seed);
  const { adversary } = references.split;
  const { dataset } = adversary;
  const labels = adversary.labels();
  const trained = references.members(adversary);
  if (!trained) expected('reference models of which it is known what they were trained on', references.name);
  const drawn = dataset.classes.map((): ShadowRecords => ({ model: [], record: [], member: [] }));
  for (let model = 0; model < references.size; model++) {
    const random = randomFor(seed, 'shadow', model, 'sample');
    const sides = dataset.classes.map((): [number[], number[]] => [[], []]); // by class: not learned, learned
    labels.forEach((label, position) => sides[label][trained[model * labels.length + position]].push(position));
    sides.forEach((both, label) => {
      const size = Math.min(perModel, both[0].length, both[1].length);
      const into = drawn[label];
      both.forEach((side, member) => {
        for (const position of shuffle(side, random).slice(0, size)) {
          into.model.push(model);
          into.record.push(position);
          into.member.push(member);
        }
      });
    });
  }
  return drawn;
}
