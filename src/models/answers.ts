import { expected } from '../core/check';
import type { Matrix } from '../core/matrix';
import { checkLabels, checkLogits } from './checkLogits';
import { hardLabels } from './hardLabels';
import { logLosses } from './losses';
import { softmax } from './softmax';

/**
 * What models say, from the finest to the coarsest: outputs before the softmax, probabilities, the probabilities of the
 * most likely classes alone, the most likely class; or the log loss of the true class.
 */
export type AnswerKind = 'logits' | 'probabilities' | 'top' | 'label' | 'losses';

/** What models say about records, as plain data. */
export interface Answers {
  kind: AnswerKind;
  /**
   * `[models × records × classes]` of logits or probabilities (NaN for classes that 'top' leaves out); `[models ×
   * records]` of labels (indices of classes) or losses (in nats).
   */
  values: Float32Array | Float64Array;
  models: number;
  records: number;
  classes: number;
}

export const answerKinds = ['logits', 'probabilities', 'top', 'label', 'losses'] as const satisfies AnswerKind[];

const coarser: Record<AnswerKind, readonly AnswerKind[]> = {
  logits: ['logits', 'probabilities', 'label', 'losses'],
  probabilities: ['probabilities', 'label', 'losses'],
  top: ['top', 'label', 'losses'],
  label: ['label'],
  losses: ['losses'],
};

/** Whether answers of one kind follow from those of another. */
export const follows = (from: AnswerKind, kind: AnswerKind): boolean => coarser[from].includes(kind);

/**
 * Answers as coarser ones: losses of logits by log-sum-exp in float64, those of probabilities as −ln p; probabilities
 * in the precision of the logits. Of the likeliest classes alone follows the loss of a class among them; of another one
 * the least that it can be, as its probability is neither larger than any that is given nor than what they leave over.
 * @param labels the true class of each record, which losses are of
 * @param whose named in the error
 * @throws RangeError where the answers do not tell so much, or labels are not one class for each record
 */
export function answersAs(answers: Answers, kind: AnswerKind, labels: Int32Array, whose = 'the models'): Answers {
  for (const [name, one] of Object.entries({ 'answers.kind': answers?.kind, kind }))
    if (!answerKinds.includes(one)) expected(`${name} to be one of ${answerKinds.join(', ')}`, one);
  const { values, models, records, classes } = answers;
  const each = answers.kind === 'label' || answers.kind === 'losses' ? 1 : classes;
  checkLogits({ values, models, records, classes: each }, 'answers');
  if (answers.kind === kind) return answers;
  if (!follows(answers.kind, kind))
    expected(`models that give ${kind}`, `${answers.kind} by ${whose}`, `From these follow ${coarser[answers.kind]}.`);
  const as = (values: Answers['values']): Answers => ({ kind, values, models, records, classes });
  if (kind === 'label') return as(hardLabels(answers));
  if (kind === 'probabilities') {
    const found = values instanceof Float32Array ? new Float32Array(values.length) : new Float64Array(values.length);
    for (let at = 0; at < values.length; at += classes) softmax(values, at, classes, found, at);
    return as(found);
  }
  if (answers.kind === 'logits') return as(logLosses(answers, labels).values);
  checkLabels(labels, answers);
  const probability = (at: number) => values[at * classes + labels[at % records]];
  const most = answers.kind === 'top' ? (at: number) => mostOf(values, at * classes, classes) : () => 0;
  return as(
    Float64Array.from({ length: models * records }, (_, at) => {
      const p = probability(at);
      return -Math.log(Number.isNaN(p) ? most(at) : p) + 0;
    }),
  );
}

/** The largest probability that a class can have that is not among the given ones. */
function mostOf(values: Answers['values'], at: number, classes: number): number {
  let least = 1;
  let left = 1;
  for (const p of values.subarray(at, at + classes))
    if (!Number.isNaN(p)) {
      least = Math.min(least, p);
      left -= p;
    }
  return Math.max(0, Math.min(least, left));
}

/** Losses or labels as a matrix, `[models × records]`. */
export const asMatrix = ({ values, records }: Answers): Matrix => ({ values, width: records });
