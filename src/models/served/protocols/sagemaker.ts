import { z } from 'zod';
import { checkText, expected } from '../../../core/check';
import { checkOptions, type Names } from '../../../core/checkOptions';
import type { Protocol } from '../protocol';
import { answerOf, type Prediction, prediction } from './prediction';
import { read } from './read';

export interface SagemakerOptions {
  /** How records are sent. Default 'csv': a line a record, without header. */
  body?: 'csv' | 'json';
  /** How answers are asked for. Default 'json'. */
  accept?: 'csv' | 'json';
  /** Which field of an answer to take, where it is an object. Default: the finest that is known. */
  field?: string;
}

const types = { csv: 'text/csv', json: 'application/json' };
const answer = z.union([z.array(prediction), z.object({ predictions: z.array(prediction) })]);

const names: Names<SagemakerOptions> = { body: true, accept: true, field: true };

/**
 * The bodies that containers of Amazon SageMaker take and give. Requests have to be signed: see `ServedOptions.sign`.
 * The URL is the endpoint's; "/invocations" is added.
 * @throws RangeError for a body or accept that is neither
 * @example
 * gmia.protocols.sagemaker().encode({ records: [[0, 1], [2, 3]], classes: 2 }).body; // => '0,1\n2,3'
 */
export function sagemaker(options: SagemakerOptions = {}): Protocol {
  checkOptions('protocols.sagemaker', options, names);
  const { body = 'csv', accept = 'json', field } = options;
  if (field !== undefined) checkText('field', field);
  for (const [name, value] of Object.entries({ body, accept }))
    if (!Object.hasOwn(types, value)) expected(`${name} to be csv or json`, value);
  return {
    name: `sagemaker ${JSON.stringify({ body, field })}`,
    encode: ({ records }) => ({
      path: '/invocations',
      body: body === 'csv' ? records.map(line).join('\n') : JSON.stringify(records),
      headers: { 'Content-Type': types[body], Accept: types[accept] },
    }),
    decode(text) {
      if (accept === 'csv') return { answers: lines(text).map(one => answerOf(one)) };
      const found = read(text, answer, 'sagemaker');
      return { answers: (Array.isArray(found) ? found : found.predictions).map(one => answerOf(one, field)) };
    },
  };
}

const line = (record: unknown): string =>
  Object.values(record as object)
    .map(cell)
    .join();

const cell = (value: unknown): string =>
  typeof value === 'string' && /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : String(value);

const lines = (text: string): Prediction[] =>
  text
    .trim()
    .split(/\r?\n/)
    .map(one => {
      const cells = one.split(',').map(part => part.trim().replace(/^"(.*)"$/, '$1'));
      const numbers = cells.map(part => (part === '' ? NaN : Number(part)));
      return numbers.every((number, i) => !Number.isNaN(number) || cells[i] === 'NaN') ? numbers : cells;
    });
