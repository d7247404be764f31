import { z } from 'zod';
import { checkText, expected } from '../../../core/check';
import { checkOptions, type Names } from '../../../core/checkOptions';
import type { RecordAnswer } from '../../asked/recordAnswer';
import type { Protocol } from '../protocol';
import { checkParameters } from './checkParameters';
import { answerOf, type Prediction, prediction } from './prediction';
import { read } from './read';

export interface TfServingOptions {
  /** Under which name features are sent, such as "image". Default: rows of numbers without a name. */
  input?: string;
  /** Which field of an answer to take. Default: the finest of logits, probabilities, scores and the like. */
  field?: string;
  /** Field in which each record carries a number that the server repeats: answers in another order are put right.
   * Default: none, answers come in order. */
  key?: string;
  /** Which of a model's signatures to ask. Default: the server's. */
  signature?: string;
  /** Sent beside the instances, as Vertex AI takes it. Default: nothing. */
  parameters?: Record<string, unknown>;
}

const answer = z.object({
  predictions: z.array(prediction),
  deployedModelId: z.string().optional(),
  modelVersionId: z.string().optional(),
});

const names: Names<TfServingOptions> = { input: true, field: true, key: true, signature: true, parameters: true };

/**
 * TensorFlow Serving's REST interface, which KServe (V1), Google's ML Engine and Vertex AI speak, too: `instances` and
 * `predictions`. The URL ends with the model's name; ":predict" is added.
 * @example
 * const { encode } = gmia.protocols.tfServing({ input: 'image', key: 'key' });
 * encode({ records: [[0, 1]], classes: 2 }).body; // => '{"instances":[{"image":[0,1],"key":0}]}'
 */
export function tfServing(options: TfServingOptions = {}): Protocol {
  checkOptions('protocols.tfServing', options, names);
  const { input, field, key, signature, parameters } = options;
  if (input !== undefined) checkText('input', input);
  if (field !== undefined) checkText('field', field);
  if (key !== undefined) checkText('key', key);
  if (signature !== undefined) checkText('signature', signature);
  if (parameters !== undefined) checkParameters('parameters', parameters);
  const instance = (record: unknown, at: number) => {
    const named = input !== undefined && Array.isArray(record) ? { [input]: record } : record;
    if (key === undefined) return named;
    if (Array.isArray(named) || typeof named !== 'object')
      expected('records with names for `key` of tfServing', 'rows of numbers', 'Name them by `input`.');
    return { ...named, [key]: at };
  };
  return {
    name: `tfServing ${JSON.stringify({ input, field, signature, parameters })}`,
    encode: ({ records }) => ({
      path: ':predict',
      body: JSON.stringify({ signature_name: signature, instances: records.map(instance), parameters }),
    }),
    decode(text, { records }) {
      const { predictions, deployedModelId, modelVersionId } = read(text, answer, 'tfServing');
      const ordered = key === undefined ? predictions : inOrder(predictions, key, records.length);
      const version = [deployedModelId, modelVersionId].filter(Boolean).join(' version ') || undefined;
      return { answers: ordered.map((one): RecordAnswer => answerOf(one, field)), version };
    },
  };
}

/** Answers in the order of the keys that were sent: 0, 1, ... @throws RangeError where these are not all there, once */
export function inOrder(predictions: readonly Prediction[], key: string, wanted: number): Prediction[] {
  const ordered: Prediction[] = [];
  for (const one of predictions) {
    const fields = typeof one === 'object' && !Array.isArray(one) ? one : {};
    const at = [fields[key]].flat()[0];
    if (
      !(Number.isInteger(at) && (at as number) >= 0 && (at as number) < wanted) ||
      ordered[at as number] !== undefined
    )
      expected(`answers with each ${JSON.stringify(key)} from 0 to ${wanted - 1} once`, at);
    const { [key]: _, ...rest } = fields;
    ordered[at as number] = rest;
  }
  return ordered;
}
