import { z } from 'zod';
import { checkCount, expected } from '../../../core/check';
import { checkOptions, type Names } from '../../../core/checkOptions';
import type { RecordAnswer } from '../../asked/recordAnswer';
import type { Protocol } from '../protocol';
import { anyNumber, read } from './read';
import { scoresByName } from './scoresByName';

export interface HuggingFaceOptions {
  /** How many of the likeliest classes to ask for. Default: all. */
  top?: number;
  /** What makes scores of the model's outputs. Default: 'softmax'. */
  function?: 'softmax' | 'sigmoid';
}

const scored = z.object({ label: z.string(), score: anyNumber });
const answer = z.union([z.array(z.array(scored)), z.array(scored)]);

const names: Names<HuggingFaceOptions> = { top: true, function: true };

/**
 * Classification as Hugging Face's inference servers have it: `{ label, score }` for the likeliest classes. The URL is
 * that of the model. `ServedOptions.inputs` makes the text of a record.
 * @example
 * const answer = '[[{"label":"good","score":0.75},{"label":"bad","score":0.25}]]';
 * const { answers } = gmia.protocols.huggingFace().decode(answer, { records: ['fine'], classes: 2 });
 * answers; // => [{ scores: { good: 0.75, bad: 0.25 } }]
 */
export function huggingFace(options: HuggingFaceOptions = {}): Protocol {
  checkOptions('protocols.huggingFace', options, names);
  const { top, function: applied = 'softmax' } = options;
  if (top !== undefined) checkCount('top', top, 1, 1e6);
  if (applied !== 'softmax' && applied !== 'sigmoid') expected("function to be 'softmax' or 'sigmoid'", applied);
  return {
    name: `huggingFace ${JSON.stringify({ top, applied })}`,
    encode: ({ records, classes }) => ({
      body: JSON.stringify({ inputs: records, parameters: { top_k: top ?? classes, function_to_apply: applied } }),
    }),
    decode(text, { records }) {
      const found = read(text, answer, 'huggingFace');
      // One record's list may stand without the list around it; so may the single class of each of several records.
      const lists = found.map(one => (Array.isArray(one) ? one : [one]));
      const each = records.length === 1 && found.every(one => !Array.isArray(one)) ? [lists.flat()] : lists;
      return { answers: each.map(answerOf) };
    },
  };
}

const answerOf = (list: z.infer<typeof scored>[]): RecordAnswer =>
  scoresByName(list.map(({ label, score }) => [label, score]));
