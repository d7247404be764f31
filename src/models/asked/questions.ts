import { hash } from 'node:crypto';
import { expected } from '../../core/check';
import { checkNames } from '../../core/checkNames';
import { type Matrix, row, rows } from '../../core/matrix';
import { type MatrixLike, toMatrix } from '../../core/toMatrix';
import type { Dataset } from '../../data/dataset';
import { type Fields, fieldsOfRow } from '../../data/fieldsOf';

/** In which form records are sent: features, raw cells by name of the column, or what a function makes of the cells. */
export type Inputs = 'features' | 'cells' | ((fields: Fields) => unknown);

/** Records as questions: each with a key that is equal for equal questions only. */
export class Questions {
  /**
   * @param rename the server's name of a column, where it differs
   */
  constructor(
    private readonly dataset: Dataset,
    private readonly inputs: Inputs = 'features',
    private readonly rename: Readonly<Record<string, string>> = {},
  ) {
    if (inputs !== 'features' && inputs !== 'cells' && typeof inputs !== 'function')
      expected("inputs to be 'features', 'cells' or a function", inputs);
    const names = dataset.columns.map(({ name }) => name);
    const unknown = Object.keys(rename).find(name => !names.includes(name));
    if (unknown !== undefined) expected(`rename to name columns out of ${names.join(', ')}`, unknown);
    checkNames(
      'columns that are sent',
      names.map(name => this.sentAs(name)),
    );
  }

  private sentAs(name: string): string {
    return Object.hasOwn(this.rename, name) ? this.rename[name] : name;
  }

  /** A copy of inputs in Float32, as data sets have them. @throws RangeError for another width */
  check(inputs: MatrixLike): Matrix {
    const { values, width } = toMatrix('inputs', inputs);
    const wanted = this.dataset.features.width;
    if (width !== wanted) expected(`${wanted} features, as ${this.dataset.name} has`, width);
    return { values: Float32Array.from(values), width };
  }

  /** Record `at` in the form in which it is sent. */
  sent(inputs: Matrix, at: number): unknown {
    const values = row(inputs, at);
    if (this.inputs === 'features') return Array.from(values);
    const fields = Object.fromEntries(
      Object.entries(fieldsOfRow(this.dataset, values)).map(([name, value]) => [this.sentAs(name), value]),
    );
    return this.inputs === 'cells' ? fields : this.inputs(fields);
  }

  /** The keys of all records: of what is sent, so that equal questions are asked once. */
  keys(inputs: Matrix): string[] {
    return Array.from({ length: rows(inputs) }, (_, at) => {
      const content = this.inputs === 'features' ? bytesOf(row(inputs, at)) : JSON.stringify(this.sent(inputs, at));
      return hash('sha256', content, 'hex').slice(0, keyLength);
    });
  }
}

/** Hexadecimal digits of a key. */
export const keyLength = 32;

const bytesOf = ({ buffer, byteOffset, byteLength }: Matrix['values']) =>
  new Uint8Array(buffer, byteOffset, byteLength);
