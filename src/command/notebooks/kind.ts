import { expected } from '../../core/check';
import type { Parameter } from './declared';
import type { Value } from './literal';

const words = {
  boolean: ['true or false', 'true or false'],
  number: ['a number', 'numbers'],
  string: ['a text', 'texts'],
  object: ['an object', 'objects'],
};

/** What a value is, in words: "a number", "a list of numbers". A list is of what its first item is. */
function kindOf(value: Value): string {
  if (!Array.isArray(value)) return value === null ? 'null' : wordsOf(value)[0];
  const [first = null] = value;
  return first === null ? 'a list' : `a list of ${Array.isArray(first) ? 'lists' : wordsOf(first)[1]}`;
}

const wordsOf = (value: Value) => words[typeof value as keyof typeof words];

/** Whether a value can stand where the default does: null and what is in an empty list may be anything. */
function isLike(value: Value, usual: Value): boolean {
  if (usual === null) return true;
  if (Array.isArray(usual)) return Array.isArray(value) && value.every(item => isLike(item, usual[0] ?? null));
  return typeof value === typeof usual && value !== null && !Array.isArray(value);
}

/** Checks that a value is of the kind that the parameter has in the notebook, and returns it. */
export function checkKind({ name, value: usual }: Parameter, value: Value): Value {
  if (!isLike(value, usual) || !isWritable(value))
    expected(`${name} to be ${kindOf(usual)}, as ${JSON.stringify(usual)} in the notebook`, JSON.stringify(value));
  return value;
}

/** JSON has no infinity. */
const isWritable = (value: Value): boolean => typeof value !== 'number' || Number.isFinite(value);

/**
 * The value that a text on a command line means: JSON, and a text as it is where the parameter is one ("5" stays a
 * text) or where it is no JSON.
 * @throws RangeError for a value of another kind than the parameter has in the notebook
 */
export function readValue(parameter: Parameter, text: string): Value {
  const value = parsed(text);
  return checkKind(parameter, typeof parameter.value === 'string' && typeof value !== 'string' ? text : value);
}

function parsed(text: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return text;
  }
}
