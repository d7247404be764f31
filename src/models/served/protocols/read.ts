import { z } from 'zod';
import { parseJson } from '../parseJson';
import { ServerError } from '../serverError';

/** Any number: servers also give NaN and Infinity. */
export const anyNumber = z.custom<number>(value => typeof value === 'number', 'expected a number');

/**
 * The body of an answer as JSON of a certain form.
 * @throws ServerError that says where it differs, and how it begins
 */
export function read<T>(text: string, schema: z.ZodType<T>, protocol: string): T {
  const begins = `It begins: ${text.slice(0, 200)}`;
  let json: unknown;
  try {
    json = parseJson(text);
  } catch {
    throw new ServerError(`Expected an answer of the protocol ${protocol}, got no JSON. ${begins}`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  const place = path.length ? ` at ${path.join('.')}` : '';
  throw new ServerError(`Expected an answer of the protocol ${protocol}; ${message}${place}. ${begins}`);
}
