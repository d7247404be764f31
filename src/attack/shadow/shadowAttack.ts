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
import { memberConfidence } from './classifier';

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

  private confidences({ values, classes }: Answers, labels: Int32Array): Float64Array {
    const judges = this.classifiers.map(weights => (weights ? memberConfidence(weights) : () => 0.5));
    const probabilities = new Float32Array(classes); // as exact as what the classifiers were trained on
    const found = new Float64Array(values.length / classes);
    for (let i = 0; i < found.length; i++) {
      probabilities.set(values.subarray(i * classes, (i + 1) * classes));
      found[i] = judges[labels[i % labels.length]](probabilities);
      if (Number.isNaN(probabilities[0]))
        expected(
          'logits of the target models that are numbers',
          `NaN or Infinity for model ${Math.floor(i / labels.length)}`,
          'Did it diverge?',
        );
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
