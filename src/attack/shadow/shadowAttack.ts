import { inspect } from 'node:util';
import { expected } from '../../core/check';
import { count } from '../../core/format';
import type { Chosen } from '../../data/chosen';
import type { Records } from '../../data/records';
import { type Answers, asMatrix, follows } from '../../models/answers';
import type { Models } from '../../models/models';
import type { Weights } from '../../models/weights';
import { type Attack, attackWith, type Judged } from '../attack';
import type { Observations } from '../observe';
import type { ScoreResult } from '../result';
import { memberConfidences } from './classifier';

/** Attack classifiers, ready to judge; made by `trainShadowAttack`. */
export class ShadowAttack implements Attack<object, undefined> {
  readonly name = 'shadow';
  readonly needs = 'probabilities';

  constructor(
    /** The models whose predictions the classifiers learned from. */
    readonly references: Models,
    /** Of each class; undefined where there was nothing to learn from. */
    readonly classifiers: readonly (Weights | undefined)[],
    /** How many predictions each was trained on, half of them 'in'. */
    readonly trainedOn: readonly number[],
  ) {}

  /**
   * The confidence that each record is a member of each target, by the classifier of the record's class: scores from 0
   * to 1. They are no p-values; "member" where the confidence is at least t is `evaluate(result, { threshold: t })`.
   * @param chosen a selection, or any records but the adversary's
   * @throws RangeError when the targets or the records do not belong to the references' split, the records
   *   are the adversary's, or a target diverged
   */
  attack(targets: Models, chosen: Chosen | Records): ScoreResult<undefined> {
    return attackWith(this, this.references, targets, chosen);
  }

  score({ target, targets, records, labels }: Observations): Judged<undefined> {
    const { gives } = targets;
    return {
      method: 'attack classifiers',
      references: this.references.size,
      score: { values: this.confidences(target, labels), width: labels.length },
      loss: follows(gives, 'losses') ? asMatrix(targets.about(records, 'losses')) : undefined,
      warnings: this.unlearned(labels, records.dataset.classes),
    };
  }

  /** Record by record: what all targets say of one goes through the classifier of its class together. */
  private confidences({ values, models, records, classes }: Answers, labels: Int32Array): Float64Array {
    const vectors = values instanceof Float32Array ? values : new Float32Array(values); // as classifiers learned from
    const bad = firstDiverged(vectors, classes);
    if (bad >= 0)
      expected(
        'logits of the target models that are numbers',
        `NaN or Infinity for model ${Math.floor(bad / records)}`,
        'Did it diverge?',
      );
    const judges = this.classifiers.map(weights => weights && memberConfidences(weights));
    const found = new Float64Array(models * records);
    const own = new Float64Array(models).fill(0.5);
    for (let r = 0; r < records; r++) {
      const judge = judges[labels[r]];
      if (judge) judge(vectors, { first: r * classes, apart: records * classes }, own);
      else own.fill(0.5);
      for (let t = 0; t < models; t++) found[t * records + r] = own[t];
    }
    return found;
  }

  private unlearned(labels: Int32Array, classes: readonly string[]): string[] {
    const missing = [...new Set(labels)].filter(label => !this.classifiers[label]).map(label => classes[label]);
    const named = missing.join(', ');
    return missing.length
      ? [`No reference model was trained on some records of class ${named} and not on others: confidence 0.5 there.`]
      : [];
  }

  [inspect.custom](): string {
    const predictions = count(this.trainedOn.reduce((sum, n) => sum + n, 0));
    return (
      `ShadowAttack: ${this.classifiers.filter(Boolean).length} attack classifiers, trained on ` +
      `${predictions} predictions of ${this.references.size} reference models`
    );
  }
}

/** The first prediction vector that is none; −1 where all are. */
function firstDiverged(vectors: Float32Array, classes: number): number {
  for (let i = 0; i < vectors.length; i += classes) if (Number.isNaN(vectors[i])) return i / classes;
  return -1;
}
