import type { Dataset } from '../data/dataset';
import type { Form, Output } from './forms';

const tensor = (name: string, [type, ...shape]: Output) => ({
  dtype: type,
  tensor_shape: { dim: shape.map(size => ({ size: String(size), name: '' })), unknown_rank: false },
  name,
});

const tensors = (outputs: Record<string, Output>) =>
  Object.fromEntries(Object.entries(outputs).map(([name, output]) => [name, tensor(name, output)]));

/** What TensorFlow Serving tells of a model: what goes in and what comes out. Beside it, the names of the classes. */
export function metadata(name: string, { columns, image, features, classes }: Dataset, form: Form): object {
  const inputs: Record<string, Output> = image
    ? { image: ['DT_FLOAT', -1, features.width], key: ['DT_INT64', -1] }
    : Object.fromEntries(columns.map(({ name, categories }) => [name, [categories ? 'DT_STRING' : 'DT_FLOAT', -1]]));
  const signature = {
    inputs: tensors(inputs),
    outputs: tensors(form.outputs(classes.length)),
    method_name: 'tensorflow/serving/predict',
  };
  return {
    model_spec: { name, signature_name: '', version: '1' },
    metadata: { signature_def: { signature_def: { serving_default: signature } }, classes },
  };
}

/** What TensorFlow Serving tells of a model that can be asked. */
export const status = {
  model_version_status: [{ version: '1', state: 'AVAILABLE', status: { error_code: 'OK', error_message: '' } }],
};
