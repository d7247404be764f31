import { checkText, expected } from '../../../core/check';
import { type Names, requireOptions } from '../../../core/checkOptions';
import { parseJson } from '../parseJson';
import type { Batch, Decoded, Protocol, ServerRequest } from '../protocol';

export interface CustomOptions {
  /** Tells it from other protocols of one's own: answers are kept under it. Default "custom". */
  name?: string;
  encode(batch: Batch): ServerRequest;
  /** @param answer the body, parsed where it is JSON, else its text */
  decode(answer: unknown, batch: Batch): Decoded;
}

const names: Names<CustomOptions> = { name: true, encode: true, decode: true };

/**
 * A protocol of one's own.
 * @throws RangeError without two functions
 * @example
 * const own = gmia.protocols.custom({
 *   encode: ({ records }) => ({ path: '/predict', body: JSON.stringify({ x: records }) }),
 *   decode: answer => ({ answers: answer.p.map(probabilities => ({ probabilities })) }),
 * });
 * own.decode('{"p": [[0.25, 0.75]]}', { records: [[1]], classes: 2 }).answers; // => [{ probabilities: [0.25, 0.75] }]
 */
export function custom(options: CustomOptions): Protocol {
  requireOptions('protocols.custom', options, names);
  const { name = 'custom', encode, decode } = options;
  if (name !== undefined) checkText('name', name);
  for (const [what, given] of Object.entries({ encode, decode }))
    if (typeof given !== 'function') expected(`${what} of a custom protocol to be a function`, given);
  return { name: `custom ${name}`, encode, decode: (text, batch) => decode(jsonOrText(text), batch) };
}

function jsonOrText(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}
