import { inspect } from 'node:util';
import { expected } from '../../core/check';
import { count } from '../../core/format';
import type { Records } from '../../data/records';
import type { Ensemble } from '../../models/ensemble';
import type { Logits } from '../../models/logits';
import { softmax } from '../../models/softmax';
import type { Weights } from '../../models/weights';
import type { Selection } from '../../select/selection';
import { observe } from '../observe';
import { memberConfidence } from './classifier';
import { ShadowResult } from './result';

/** Attack classifiers, ready to judge; made by `trainShadowAttack`. */
export class ShadowAttack {
  constructor(
    /** The models whose predictions the classifiers learned from. */
    readonly references: Ensemble,
    /** Of each class; undefined where there was nothing to learn from. */
    readonly classifiers: readonly (Weights | undefined)[],
    /** How many predictions each was trained on, half of them 'in'. */
    readonly trainedOn: readonly number[],
  ) {}

  /**
   * The confidence that each record is a member of each target, by the classifier of the record's class.
   * @param chosen a selection, or any records but the adversary's
   * @throws RangeError when the targets or the records do not belong to the references' split, the records
   *   are the adversary's, or a target diverged
   */
  attack(targets: Ensemble, chosen: Selection | Records): ShadowResult {
    const { references } = this;
    const { records, selection, labels, loss, truth, warnings } = observe(references, targets, chosen);
    return new ShadowResult({
      name: 'shadow',
      method: 'attack classifiers',
      references: references.models.length,
      selection,
      records,
      loss,
      truth,
      confidence: { values: this.confidences(targets.logits(records), labels), width: records.length },
      warnings: warnings(
        'The earlier attack has no p-values: where one is expected stands 1 − confidence.',
        ...this.unlearned(labels),
      ),
    });
  }

  private confidences({ values, classes }: Logits, labels: Int32Array): Float64Array {
    const judges = this.classifiers.map(weights => (weights ? memberConfidence(weights) : () => 0.5));
    const probabilities = new Float32Array(classes); // as exact as what the classifiers were trained on
    const found = new Float64Array(values.length / classes);
    for (let i = 0; i < found.length; i++) {
      softmax(values, i * classes, classes, probabilities);
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

  private unlearned(labels: Int32Array): string[] {
    const { classes } = this.references.split.dataset;
    const missing = [...new Set(labels)].filter(label => !this.classifiers[label]).map(label => classes[label]);
    return missing.length
      ? [
          `No reference model was trained on some records of class ${missing.join(', ')} and not on others: confidence 0.5 there.`,
        ]
      : [];
  }

  [inspect.custom](): string {
    return (
      `ShadowAttack: ${this.classifiers.filter(Boolean).length} attack classifiers, trained on ` +
      `${count(this.trainedOn.reduce((sum, n) => sum + n, 0))} predictions of ${this.references.models.length} reference models`
    );
  }
}
