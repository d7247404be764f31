import { z } from 'zod';
import type { RecordAnswer } from '../../asked/recordAnswer';
import { anyNumber } from './read';
import { scoresByName } from './scoresByName';

/** As it came: what zod makes of an object lacks a class called "__proto__". */
const anyObject = z.custom<Record<string, unknown>>(
  value => typeof value === 'object' && value !== null && !Array.isArray(value),
  'expected an object',
);

/** What servers say about one record: a number, a class, numbers, or an object of these. */
export const prediction = z.union([anyNumber, z.string(), z.array(anyNumber), z.array(z.string()), anyObject]);
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
  if (named) return named;
  const known = field === undefined ? fields : [[field, holdsOf(field)] as [string, Reading]];
  for (const [name, holds] of known) {
    const found = Object.hasOwn(value, name) ? value[name] : undefined;
    if (found === undefined) continue;
    if (holds === 'label') return { label: first(found) };
    return { [holds]: Array.isArray(found) ? found.map(Number) : [Number(found)] };
  }
  const scores = Object.entries(value);
  return field === undefined && scores.every(isScore) ? scoresByName(scores) : {};
}

/** Probabilities beside the names of as many classes, as of the likeliest ones alone. */
function scoresByClass({ probabilities, classes }: Record<string, unknown>): RecordAnswer | undefined {
  if (!Array.isArray(probabilities) || !Array.isArray(classes) || probabilities.length !== classes.length)
    return undefined;
  return scoresByName(classes.map((name, i) => [String(name), Number(probabilities[i])]));
}

const isScore = (entry: [string, unknown]): entry is [string, number] => typeof entry[1] === 'number';

const holdsOf = (field: string): Reading => fields.find(([name]) => name === field)?.[1] ?? 'outputs';

const vector = (value: unknown[]): RecordAnswer => ({ outputs: value.map(Number) });

function first(value: unknown): string | number {
  const one = Array.isArray(value) ? value[0] : value;
  return typeof one === 'number' ? one : String(one);
}
