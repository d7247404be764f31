import { basename } from 'node:path';
import { expected } from '../../core/check';
import { type Names, requireOptions } from '../../core/checkOptions';
import type { Matrix } from '../../core/matrix';
import { Records } from '../../data/records';
import { AskedAnswers } from '../asked/askedAnswers';
import { type AskedOptions, askedNames, checkAsked } from '../asked/askedOptions';
import { classOrder } from '../asked/classOrder';
import { interpret, widthOf } from '../asked/interpret';
import { KnownAnswers } from '../asked/knownAnswers';
import { checkMembers, membersOf } from '../asked/membersOf';
import { qualityOf, qualityWarnings } from '../asked/quality';
import { Questions } from '../asked/questions';
import type { Askable } from '../models';
import { OnnxModel } from './onnxModel';
import { kindOfNumbers, type OnnxKind } from './onnxOutput';
import { onnxRuntime } from './runtime';

export interface OnnxOptions extends AskedOptions {
  /** For tables and messages. Default: the name of the file, or how many there are. */
  name?: string;
  /** What the models are for; a selection needs it. Default: not known. */
  kind?: 'reference' | 'target';
  /** Which output has the answers. Default: the one that has numbers, else the one that has a label. */
  output?: string;
  /** What that output is. Default: probabilities where all numbers on some records are such, else logits. */
  gives?: OnnxKind;
}

const names: Names<OnnxOptions> = { ...askedNames, name: true, kind: true, output: true, gives: true };

const probed = 100; // records that tell logits from probabilities

/**
 * Models in ONNX files, answered on this machine by onnxruntime-node, which you install beside gmia: `npm install
 * onnxruntime-node --ignore-scripts`. They take one input, `[records × …]` of floats, and give logits, probabilities
 * or labels. They have to be asked before an attack looks at what they say: `await gmia.ask(models, split.pool)`.
 * @param files a file for each model
 * @throws RangeError where onnxruntime-node is missing, for models that do not fit the data set or differ in what they
 *   give, or outputs that are lists of maps (export scikit-learn's with `zipmap` False); what onnxruntime-node says of
 *   a file that it cannot read
 * @example
 * // not run: needs onnxruntime-node and a file
 * const models = await gmia.fromOnnx('model.onnx', { dataset, kind: 'target', split });
 * await gmia.ask(models, split.pool);
 * const result = gmia.attackDirectly(references, models, chosen);
 */
export async function fromOnnx(files: string | readonly string[], options: OnnxOptions): Promise<Askable> {
  requireOptions('fromOnnx', options, names);
  const paths = typeof files === 'string' ? [files] : files;
  const { dataset, kind, split, members, output } = options;
  if (!Array.isArray(paths) || paths.length === 0) expected('a file, or a list of files', files);
  checkAsked({ dataset, split });
  const size = paths.length;
  checkMembers(members, dataset, size);
  const classes = dataset.classes.length;
  const order = classOrder(dataset.classes, options.labels);
  const runtime = onnxRuntime();
  const models: OnnxModel[] = [];
  for (const file of paths) models.push(await OnnxModel.open(runtime, file, dataset, output));
  const gives = await kindOf(models, paths, options);
  const { name = size === 1 ? basename(paths[0]) : `${size} ONNX models` } = options;
  const questions = new Questions(dataset);
  const known = new KnownAnswers(size, widthOf(gives, classes));
  const asked = new AskedAnswers(name, gives, dataset, questions, known);
  return {
    name,
    size,
    gives,
    kind,
    split,
    get warnings() {
      return qualityWarnings(qualityOf(known.all(), gives, classes), gives, 'model');
    },
    async ask(given, signal) {
      signal?.throwIfAborted();
      const inputs = questions.check(given);
      const keys = questions.keys(inputs);
      for (const [m, at] of asked.missing(keys).entries()) {
        if (at.length === 0) continue;
        const answers = await models[m].ask(pick(inputs, at), gives, signal);
        const wanted = at.map(one => keys[one]);
        known.putAll(m, wanted, interpret(answers, at.length, gives, classes, order));
      }
      return asked.answers(keys);
    },
    members: records => members && membersOf(members, records, size),
    about: (records, wanted) => asked.about(records, wanted),
  };
}

/** What all models give. @throws RangeError where they differ */
async function kindOf(
  models: OnnxModel[],
  paths: readonly string[],
  { dataset, gives }: OnnxOptions,
): Promise<OnnxKind> {
  const few = Math.min(probed, dataset.labels.length);
  const inputs = new Records(
    dataset,
    Array.from({ length: few }, (_, i) => i),
  ).features();
  const kinds: OnnxKind[] = [];
  for (const model of models) {
    const values = await model.run(inputs); // also with `gives`, so that what does not fit shows now
    if (model.output.isLabel) kinds.push('label');
    else kinds.push(gives ?? kindOfNumbers(values as number[], values.length / few));
  }
  const [kind] = kinds;
  const other = kinds.findIndex(one => one !== kind);
  if (other >= 0)
    expected(`models that give ${kind}, as ${basename(paths[0])} does`, `${kinds[other]} by ${basename(paths[other])}`);
  if (gives !== undefined && gives !== kind) expected(`gives to be ${kind}, as the output is`, gives);
  return kind;
}

function pick(inputs: Matrix, positions: readonly number[]): Matrix {
  const { width } = inputs;
  const values = new Float32Array(positions.length * width);
  positions.forEach((at, i) => values.set(inputs.values.subarray(at * width, (at + 1) * width), i * width));
  return { values, width };
}
