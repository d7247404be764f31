import { z } from 'zod';
import { checkText } from '../../../core/check';
import { checkTexts } from '../../../core/checkList';
import { checkOptions, type Names } from '../../../core/checkOptions';
import type { Protocol } from '../protocol';
import { checkParameters } from './checkParameters';
import { answerOf, prediction } from './prediction';
import { read } from './read';

export interface MlflowOptions {
  /**
   * How rows of numbers are sent: 'inputs', or 'dataframe_split' with these names of the columns. Raw cells always go
   * as 'dataframe_split'. Default: 'inputs'.
   */
  columns?: readonly string[];
  /** Which field of an answer to take, where it is an object. Default: the finest that is known. */
  field?: string;
  /** Parameters of the model. Default: none. */
  params?: Record<string, unknown>;
}

const answer = z.object({ predictions: z.array(prediction) });

const names: Names<MlflowOptions> = { columns: true, field: true, params: true };

/**
 * MLflow's scoring server (`mlflow models serve`), version 2 and later. The URL is the server's; "/invocations" is
 * added. A model gives labels unless it was logged with `pyfunc_predict_fn="predict_proba"`.
 * @example
 * gmia.protocols.mlflow().encode({ records: [[0, 1]], classes: 2 }).body; // => '{"inputs":[[0,1]]}'
 */
export function mlflow(options: MlflowOptions = {}): Protocol {
  checkOptions('protocols.mlflow', options, names);
  const { columns, field, params } = options;
  if (field !== undefined) checkText('field', field);
  if (columns !== undefined) checkTexts('columns', columns);
  if (params !== undefined) checkParameters('params', params);
  const content = (records: readonly unknown[]) => {
    const [first] = records;
    if (Array.isArray(first)) return columns ? { dataframe_split: { columns, data: records } } : { inputs: records };
    const names = Object.keys(first as object);
    const data = (records as Record<string, unknown>[]).map(record => names.map(name => record[name]));
    return { dataframe_split: { columns: names, data } };
  };
  return {
    name: `mlflow ${JSON.stringify({ columns, field, params })}`,
    encode: ({ records }) => ({ path: '/invocations', body: JSON.stringify({ ...content(records), params }) }),
    decode: text => ({ answers: read(text, answer, 'mlflow').predictions.map(one => answerOf(one, field)) }),
  };
}
