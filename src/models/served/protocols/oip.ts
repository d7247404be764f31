import { z } from 'zod';
import { checkText, expected } from '../../../core/check';
import { checkOptions, type Names } from '../../../core/checkOptions';
import type { RecordAnswer } from '../../asked/recordAnswer';
import type { Batch, Decoded, Protocol } from '../protocol';
import { ServerError } from '../serverError';
import { read } from './read';
import { scoresByName } from './scoresByName';

export interface OipOptions {
  /** The name of the tensor of features. Default "input". */
  input?: string;
  /** How numbers are sent. Default 'FP64', which has room for all their digits. */
  datatype?: 'FP64' | 'FP32';
  /**
   * The output to ask for, `null` for none by name. Default: of the outputs that the server lists the one that sounds
   * like logits or probabilities, else "predict_proba", and none by name where the server refuses that.
   */
  output?: string | null;
  /** Asks for so many of the likeliest classes, which Triton gives as "value:index:label". Default: for numbers. */
  classification?: number;
}

const optionNames: Names<OipOptions> = { input: true, datatype: true, output: true, classification: true };

const tensor = z.object({
  name: z.string(),
  shape: z.array(z.number().int()),
  datatype: z.string(),
  data: z.array(z.unknown()),
});
const answer = z.object({
  id: z.string().nullish(),
  model_version: z.string().nullish(),
  outputs: z.array(tensor).min(1),
});
const listed = z.array(z.object({ name: z.string(), datatype: z.string() })).optional();
const metadata = z.object({ inputs: listed, outputs: listed });

/** What an output holds, by its name, the finest first. */
const names: [RegExp, 'logits' | 'probabilities'][] = [
  [/logit/i, 'logits'],
  [/prob|softmax/i, 'probabilities'],
];

/**
 * The Open Inference Protocol, version 2, which KServe, MLServer, Triton and Seldon speak. The URL ends with
 * "/v2/models/NAME" (and "/versions/V", if any); "/infer" is added.
 * @throws RangeError for a datatype that is neither, or a classification below 1
 * @example
 * const { body } = gmia.protocols.oip().encode({ records: [[0, 1]], classes: 2 });
 * JSON.parse(body).inputs; // => [{ name: 'input', shape: [1, 2], datatype: 'FP64', data: [0, 1] }]
 */
export function oip(options: OipOptions = {}): Protocol {
  checkOptions('protocols.oip', options, optionNames);
  const { input = 'input', datatype = 'FP64', output, classification } = options;
  checkText('input', input);
  if (output !== undefined && output !== null) checkText('output', output);
  if (datatype !== 'FP64' && datatype !== 'FP32') expected('datatype to be FP64 or FP32', datatype);
  if (classification !== undefined && !(Number.isInteger(classification) && classification > 0))
    expected('classification to be a whole number of at least 1', classification);
  const asked = output === undefined ? 'predict_proba' : output;
  const parameters = classification === undefined ? undefined : { classification };
  const outputs = asked === null ? undefined : [{ name: asked, parameters }];
  return {
    name: `oip ${JSON.stringify({ input, datatype, output: asked, classification })}`,
    otherwise: output === undefined ? oip({ ...options, output: null }) : undefined,
    encode: ({ id, records }) => ({
      path: '/infer',
      body: JSON.stringify({ id, inputs: tensorsOf(records, input, datatype), outputs }),
    }),
    decode: (text, batch) => decode(text, batch, asked, classification !== undefined),
    adapt: async get => oip({ ...fromMetadata(metadata.safeParse(await get()).data), ...options }),
  };
}

/** What a server's description of a model settles; many servers list nothing. */
function fromMetadata({ inputs = [], outputs = [] }: z.infer<typeof metadata> = {}): OipOptions {
  const [only] = inputs.length === 1 ? inputs : [];
  const found = names.flatMap(([sounds]) => outputs.filter(({ name }) => sounds.test(name)));
  return {
    ...(only && { input: only.name }),
    ...(only && /^FP(32|64)$/.test(only.datatype) && { datatype: only.datatype as OipOptions['datatype'] }),
    ...(outputs.length > 0 && { output: found[0]?.name ?? null }),
  };
}

/** Rows of numbers as one tensor; raw cells as one for each column. */
function tensorsOf(records: readonly unknown[], input: string, datatype: string): unknown[] {
  const [first] = records;
  if (Array.isArray(first))
    return [{ name: input, shape: [records.length, first.length], datatype, data: records.flat() }];
  return Object.entries(first as object).map(([name, value]) => ({
    name,
    shape: [records.length, 1],
    datatype: typeof value === 'number' ? datatype : 'BYTES',
    data: records.map(record => (record as Record<string, unknown>)[name]),
  }));
}

function decode(text: string, batch: Batch, asked: string | null, classification: boolean): Decoded {
  const { id, outputs, model_version: version } = read(text, answer, 'oip');
  if (id && batch.id && id !== batch.id)
    throw new ServerError(`Expected the answer to request ${batch.id}, got that to ${id}.`);
  const wanted = batch.records.length;
  const fitting = names.flatMap(([sounds]) => outputs.filter(({ name }) => sounds.test(name)));
  const { name, shape, datatype, data } = outputs.find(one => one.name === asked) ?? fitting[0] ?? outputs[0];
  const flat = Array.isArray(data[0]) ? data.flat(Infinity) : data;
  const size = shape.reduce((product, side) => product * side, 1);
  if (shape[0] !== wanted || flat.length !== size)
    throw new ServerError(`Expected ${wanted} answers in ${name}, got ${flat.length} values of shape [${shape}].`);
  const each = size / wanted;
  const isText = datatype === 'BYTES';
  const holds = names.find(([sounds]) => sounds.test(name))?.[1] ?? 'outputs';
  const answers = Array.from({ length: wanted }, (_, i): RecordAnswer => {
    const own = flat.slice(i * each, (i + 1) * each);
    if (isText && classification) return scoresByName(own.map(one => classified(String(one))));
    if (each === 1 && (isText || /^U?INT|BOOL/.test(datatype)))
      return { label: typeof own[0] === 'number' ? own[0] : String(own[0]) };
    return { [holds]: own.map(Number) };
  });
  return { answers, version: version ?? undefined };
}

/** Triton's "value:index" or "value:index:label". */
function classified(text: string): [label: string, value: number] {
  const [value, index, ...label] = text.split(':');
  return [label.length ? label.join(':') : index, Number(value)];
}
