import { expected } from '../../core/check';
import { type Matrix, rows } from '../../core/matrix';
import type { Dataset } from '../../data/dataset';
import type { RecordAnswer } from '../asked/recordAnswer';
import { type OnnxInput, onnxInput } from './onnxInput';
import { type OnnxKind, type OnnxOutput, onnxOutput } from './onnxOutput';
import type { OnnxRuntime, OnnxSession } from './runtime';

const atOnce = 1000; // records

/** A model from a file, in a session of onnxruntime-node. */
export class OnnxModel {
  private constructor(
    private readonly runtime: OnnxRuntime,
    private readonly session: OnnxSession,
    private readonly input: OnnxInput,
    readonly output: OnnxOutput,
    private readonly classes: number,
  ) {}

  /** @throws RangeError for a model that does not fit the records; what onnxruntime-node says of a broken file */
  static async open(runtime: OnnxRuntime, file: string, dataset: Dataset, output?: string): Promise<OnnxModel> {
    const session = await runtime.InferenceSession.create(file, { logSeverityLevel: 3 });
    const classes = dataset.classes.length;
    try {
      const [taken, given] = [session.inputMetadata, session.outputMetadata];
      return new OnnxModel(runtime, session, onnxInput(taken, dataset), onnxOutput(given, classes, output), classes);
    } catch (error) {
      (error as Error).message += ` The model is ${file}.`;
      throw error;
    }
  }

  /** What it puts out, `[records × 1 or classes]`, as it stands; for labels as texts or numbers. */
  async run(inputs: Matrix, signal?: AbortSignal): Promise<(number | string)[]> {
    const { name, type, shape, batch = atOnce } = this.input;
    const { values, width } = inputs;
    const n = rows(inputs);
    const answers: (number | string)[] = [];
    for (let from = 0; from < n; from += batch) {
      signal?.throwIfAborted();
      const some = Math.min(batch, n - from);
      const size = this.input.batch ?? some; // a fixed size is filled up with zeros
      const sent = new (type === 'float32' ? Float32Array : Float64Array)(size * width);
      sent.set(values.subarray(from * width, (from + some) * width));
      const tensor = new this.runtime.Tensor(type, sent, [size, ...shape]);
      const { [this.output.name]: given } = await this.session.run({ [name]: tensor }, [this.output.name]);
      const each = given.data.length / size;
      const fits = this.output.isLabel ? each === 1 : each === this.classes || (each === 1 && this.classes === 2);
      if (!fits) expected(`${this.classes} numbers a record in the output ${this.output.name}`, each);
      for (let i = 0; i < some * each; i++) {
        const value = given.data[i];
        answers.push(typeof value === 'bigint' ? Number(value) : value);
      }
    }
    return answers;
  }

  /** What it says about each record. */
  async ask(inputs: Matrix, kind: OnnxKind, signal?: AbortSignal): Promise<RecordAnswer[]> {
    const raw = await this.run(inputs, signal);
    if (kind === 'label') return raw.map(label => ({ label }));
    const each = raw.length / rows(inputs);
    return Array.from({ length: rows(inputs) }, (_, r) => ({
      [kind]: (raw as number[]).slice(r * each, (r + 1) * each),
    }));
  }
}
