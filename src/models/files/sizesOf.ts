import { expected } from '../../core/check';
import type { Answers } from '../answers';
import type { GivenModels } from './givenAnswers';

/** How many models, records and classes an array of answers is about. @throws RangeError for another shape */
export function sizesOf({ kind, answers: { shape, source } }: GivenModels): Pick<Answers, 'models' | 'records'> & {
  /** undefined for losses and predictions. */
  classes?: number;
} {
  const perClass = kind === 'logits' || kind === 'probabilities';
  const axes = perClass ? ['models', 'records', 'classes'] : ['models', 'records'];
  const got = shape.join(' × ');
  if (shape.length !== axes.length && shape.length !== axes.length - 1)
    expected(`${kind} [${axes.join(' × ')}] in ${source}`, got || 'a single number');
  const [models, records, classes] = shape.length === axes.length ? shape : [1, ...shape];
  if (models < 1 || records < 1) expected(`${kind} of at least one model and record in ${source}`, got);
  if (perClass && classes < 2)
    expected(
      `${kind} of at least 2 classes in ${source}`,
      got,
      kind === 'logits' ? 'A single logit z stands for [0, z].' : 'A single probability p stands for [1 − p, p].',
    );
  return { models, records, classes };
}
