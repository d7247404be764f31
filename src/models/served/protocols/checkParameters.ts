import { checkFields, expected } from '../../../core/check';

/** Checks what is sent along with each question, and returns it: JSON can hold it. */
export function checkParameters(name: string, value: Record<string, unknown>): Record<string, unknown> {
  checkFields(name, value, 'an object', []);
  try {
    JSON.stringify(value);
  } catch (error) {
    expected(`${name} that JSON can hold`, value, `${(error as Error).message}.`);
  }
  return value;
}
