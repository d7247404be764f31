import { checkFields, expected } from '../core/check';
import type { Names } from '../core/checkOptions';
import type { Dataset } from '../data/dataset';
import { coarsen } from '../models/coarsen';
import type { Coarseness } from '../models/coarseness';
import type { Askable } from '../models/models';
import { someModels } from '../models/someModels';
import { AskedCounter } from './asked';
import { type Form, type FormName, formFor } from './forms';

/** One model of a service. */
export interface ServedModel {
  name: string;
  /** One model. */
  model: Askable;
  /** How its questions are encoded, and what its classes are called. */
  dataset: Dataset;
  form: Form;
  asked: AskedCounter;
}

/** Models to serve: an ensemble, or several by the names they shall have. */
export type Servable = Askable | Record<string, Askable>;

/** How models are served. */
export interface ServedAs {
  /** How answers are worded. Default 'probabilities', or 'label' of models that give no more. */
  form?: FormName;
  /** What is left of the answers. Default: all. */
  coarse?: Coarseness;
  /** The data set of models that have no split: how questions are encoded, and what the classes are called. */
  dataset?: Dataset;
  /** Remembers hashes of all that is asked, so that `asked[i].has(features)` can tell. Default false. */
  remember?: boolean;
}

export const servedNames: Names<ServedAs> = { form: true, coarse: true, dataset: true, remember: true };

/** The models one by one, with their names: NAME, or NAME-0, NAME-1, … where there are several. */
export function servedModels(models: Servable, { form, coarse, dataset, remember = false }: ServedAs): ServedModel[] {
  if (dataset !== undefined)
    checkFields(
      'dataset',
      dataset,
      'a data set',
      ['name', 'features', 'classes', 'columns'],
      'Questions need no more of it.',
    );
  if (typeof remember !== 'boolean') expected('remember to be true or false', remember);
  if (typeof models !== 'object' || models === null || Array.isArray(models) || models instanceof Promise)
    expected('models that can be asked, or several by name', models);
  const named = isAskable(models) ? { [models.kind ?? 'model']: models } : models;
  const served = Object.entries(named).flatMap(([name, given]) => {
    if (!isAskable(given))
      expected(`models that can be asked as ${name}`, typeof given, 'Recorded answers are about known records only.');
    if (!/^[\w.-]+$/.test(name)) expected('names of letters, digits, "_", "." and "-"', name);
    const all = coarse ? coarsen(given, coarse) : given;
    const data = dataset ?? given.split?.dataset ?? expected(`a data set for ${given.name}`, 'none', 'Hand it in.');
    const worded = formFor(all, data, form);
    return Array.from({ length: all.size }, (_, i) => ({
      name: all.size === 1 ? name : `${name}-${i}`,
      model: all.size === 1 ? all : someModels(all, [i]),
      dataset: data,
      form: worded,
      asked: new AskedCounter(remember),
    }));
  });
  if (served.length === 0) expected('models to serve', 'none');
  const names = served.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) expected('different names for all models', `${twice} twice`);
  return served;
}

const isAskable = (models: unknown): models is Askable =>
  typeof models === 'object' && models !== null && typeof (models as Askable).ask === 'function';
