import { expected } from '../../core/check';
import type { Answers } from '../answers';
import { intoPlaces } from '../classPlaces';
import { fileKinds } from './answerFiles';
import { floatsOf } from './arrayValues';
import { type ClassOrder, classesOf } from './classOrder';
import type { GivenModels } from './givenAnswers';
import { sizesOf } from './sizesOf';

/**
 * Answers as they are in a file, their classes in the order of the data set. Probabilities beyond 0 and 1 by rounding
 * are set to these.
 * @throws RangeError for other classes
 */
export function answersOf(given: GivenModels, order: ClassOrder): Answers {
  const { models, records, classes = order.names.length } = sizesOf(given);
  if (classes !== order.names.length)
    expected(`${given.kind} of the classes ${order.names.join(', ')} in ${given.answers.source}`, `${classes} classes`);
  const about = { kind: fileKinds[given.kind], models, records, classes };
  if (given.kind === 'predictions') return { ...about, values: Float64Array.from(classesOf(given.answers, order)) };
  const found = floatsOf(given.answers);
  if (given.kind === 'losses') return { ...about, values: found };
  const values = intoPlaces(found, order.places);
  return { ...about, values: given.kind === 'probabilities' ? withoutRounding(values) : values };
}

const ROUNDING = 1e-6;

function withoutRounding(values: Float32Array | Float64Array): Float32Array | Float64Array {
  const rounded = (value: number) => (value > 1 && value < 1 + ROUNDING) || (value < 0 && value > -ROUNDING);
  return values.some(rounded) ? values.map(value => (rounded(value) ? Number(value > 1) : value)) : values;
}
