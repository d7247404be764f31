import { expected } from '../../core/check';
import { type AnswerKind, follows } from '../answers';
import { intoPlaces } from '../classPlaces';
import { hardLabels } from '../hardLabels';
import type { ClassOrder } from './classOrder';
import type { RecordAnswer } from './recordAnswer';

/** What can come from models that are asked one by one. */
export type AskedKind = Exclude<AnswerKind, 'losses'>;

/** How many numbers an answer has. */
export const widthOf = (kind: AskedKind, classes: number): number => (kind === 'label' ? 1 : classes);

/** The finest kind of answers that all of these hold; `outputs` are probabilities where all lie in [0, 1]. */
export function kindOf(answers: readonly RecordAnswer[], classes: number): AskedKind {
  const all = (holds: (answer: RecordAnswer) => unknown) => answers.length > 0 && answers.every(holds);
  if (all(({ logits }) => logits)) return 'logits';
  if (all(({ probabilities }) => probabilities)) return 'probabilities';
  if (all(({ outputs }) => outputs)) {
    const given = answers.map(({ outputs }) => outputs!);
    if (given.every(one => one.length === 1 && (Number.isInteger(one[0]) || classes > 2))) return 'label';
    return given.flat().every(value => Number.isNaN(value) || (value >= 0 && value <= 1)) ? 'probabilities' : 'logits';
  }
  if (all(({ scores }) => scores))
    return all(({ scores }) => Object.keys(scores!).length >= classes) ? 'probabilities' : 'top';
  if (all(({ label }) => label !== undefined)) return 'label';
  return expected('answers with logits, probabilities, outputs, scores or a label', fieldsOf(answers[0]));
}

/**
 * A model's answers as numbers of one kind, in the order of our classes: `[records × classes]`, or `[records]` of
 * labels.
 * @throws RangeError for another number of answers than was asked for, another number of classes, a kind that does not
 *   follow, or probabilities outside [0, 1]
 */
export function interpret(
  answers: readonly RecordAnswer[],
  wanted: number,
  kind: AskedKind,
  classes: number,
  names: ClassOrder,
): Float64Array {
  if (answers.length !== wanted) expected(`${wanted} answers to ${wanted} records`, answers.length);
  const width = widthOf(kind, classes);
  const values = new Float64Array(wanted * width);
  answers.forEach((answer, i) => values.set(numbersOf(answer, kind, classes, names), i * width));
  return values;
}

function numbersOf(answer: RecordAnswer, kind: AskedKind, classes: number, names: ClassOrder): ArrayLike<number> {
  const { logits, probabilities, outputs, scores, label } = answer;
  if (kind === 'label') {
    const given = label ?? (outputs?.length === 1 ? outputs[0] : undefined);
    if (given !== undefined) return [names.classOf(typeof given === 'number' ? whole(given) : given)];
  }
  if (kind === 'logits' && (logits ?? outputs)) return inOurOrder(logits ?? outputs!, kind, classes, names);
  if (kind === 'probabilities' && (probabilities ?? outputs))
    return inOurOrder(probabilities ?? outputs!, kind, classes, names).map(share);
  if ((kind === 'top' || kind === 'probabilities') && scores) {
    const values = new Array<number>(classes).fill(NaN);
    for (const [name, score] of Object.entries(scores)) {
      const at = names.classOf(name);
      if (!Number.isNaN(values[at])) expected('one probability of each class', `another for ${name}`);
      values[at] = share(score);
    }
    if (kind === 'top' || Object.keys(scores).length === classes) return values;
  }
  const found = kindOf([answer], classes);
  return found !== kind && follows(found, kind) && kind === 'label'
    ? hardLabels({ values: numbersOf(answer, found, classes, names), models: 1, records: 1, classes })
    : expected(`answers of one kind, ${kind}`, fieldsOf(answer), 'Say by `gives` what there is.');
}

/** A single number of two classes is that of the second one in the model's order. */
function inOurOrder(given: readonly number[], kind: AskedKind, classes: number, { places }: ClassOrder): Float64Array {
  const both = given.length === 1 && classes === 2 ? [kind === 'logits' ? 0 : 1 - given[0], given[0]] : given;
  if (both.length !== classes)
    expected(`answers on ${classes} classes`, both.length, 'The data set has to have the classes of the model.');
  return intoPlaces(Float64Array.from(both), places);
}

const slack = 1e-6; // what rounding adds to a probability of 1

function share(value: number): number {
  if (value < -slack || value > 1 + slack)
    expected('probabilities from 0 to 1', value, "If they are logits, say so: gives: 'logits'.");
  return Math.min(1, Math.max(0, value));
}

const whole = (value: number): number =>
  Number.isInteger(value)
    ? value
    : expected('labels', value, "If it is a probability, say so: gives: 'probabilities'.");

const fieldsOf = (answer: RecordAnswer): string =>
  Object.keys(answer)
    .filter(name => answer[name as keyof RecordAnswer] !== undefined)
    .join(', ') || 'none of them';
