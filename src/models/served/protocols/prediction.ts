import { z } from 'zod';
import type { RecordAnswer } from '../../asked/recordAnswer';

import { anyNumber } from './read';

/** What servers say about one record: a number, a class, numbers, or an object of these. */
export const prediction = z.union([
  anyNumber,
  z.string(),
  z.array(anyNumber),
  z.array(z.string()),
  z.record(z.string(), z.unknown()),
]);
export type Prediction = z.infer<typeof prediction>;

type Reading = keyof RecordAnswer;

/** Names of fields and what they hold, the finest first; of numbers from 0 to 1 alone, all are probabilities. */
const fields: [name: string, holds: Reading][] = [
  ['logits', 'logits'],
  ['probabilities', 'probabilities'],
  ['predict_proba', 'probabilities'],
  ['scores', 'outputs'],
  ['logistic', 'probabilities'],
  ['score', 'outputs'],
  ['prediction', 'label'],
  ['predicted_label', 'label'],
  ['classes', 'label'],
  ['class_ids', 'label'],
  ['label', 'label'],
  ['class', 'label'],
];

/**
 * Reads what a server says about one record.
 * @param field of an object to take; default: the finest of those that are known. Without any, numbers by name are
 *   probabilities by class.
 */
export function answerOf(value: Prediction, field?: string): RecordAnswer {
  if (typeof value === 'string') return { label: value };
  if (typeof value === 'number') return { outputs: [value] };
  if (Array.isArray(value))
    return value.length === 1 && typeof value[0] === 'string' ? { label: value[0] } : vector(value);
  const named = field === undefined && scoresByClass(value);
  if (named) return { scores: named };
  const known = field === undefined ? fields : [[field, holdsOf(field)] as [string, Reading]];
  for (const [name, holds] of known) {
    if (value[name] === undefined) continue;
    const found = value[name];
    if (holds === 'label') return { label: first(found) };
    return { [holds]: Array.isArray(found) ? found.map(Number) : [Number(found)] };
  }
  const numbers = z.record(z.string(), anyNumber).safeParse(value);
  return field === undefined && numbers.success ? { scores: numbers.data } : {};
}

/** Probabilities beside the names of as many classes, as of the likeliest ones alone. */
function scoresByClass({ probabilities, classes }: Record<string, unknown>): Record<string, number> | undefined {
  if (!Array.isArray(probabilities) || !Array.isArray(classes) || probabilities.length !== classes.length)
    return undefined;
  return Object.fromEntries(classes.map((name, i) => [String(name), Number(probabilities[i])]));
}

const holdsOf = (field: string): Reading => fields.find(([name]) => name === field)?.[1] ?? 'outputs';

const vector = (value: unknown[]): RecordAnswer => ({ outputs: value.map(Number) });

function first(value: unknown): string | number {
  const one = Array.isArray(value) ? value[0] : value;
  return typeof one === 'number' ? one : String(one);
}
