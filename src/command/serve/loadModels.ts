import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Dataset } from '../../data/dataset';
import type { Servable } from '../../serve/servedModel';
import { UsageError } from '../runCommand';

/** What a module exports, ESM or CommonJS. */
interface Exports {
  models?: Servable;
  default?: Servable & { models?: Servable; dataset?: Dataset };
  dataset?: Dataset;
}

/**
 * The models that a JavaScript module exports: as its default, or by the name `models`; or a promise of them. Models
 * without a split come with `dataset`.
 * @throws UsageError where there is no such file, or no models in it; Error with the stack of what fails in the module
 */
export async function loadModels(file: string): Promise<{ models: Servable; dataset?: Dataset }> {
  const path = resolve(file);
  if (!existsSync(path)) throw new UsageError(`Expected FILE to be a JavaScript module, found nothing at ${path}.`);
  try {
    const found = (await import(pathToFileURL(path).href)) as Exports;
    const models = await (found.models ?? found.default?.models ?? found.default);
    const dataset = await (found.dataset ?? found.default?.dataset);
    if (models) return { models: models as Servable, dataset };
  } catch (error) {
    throw new Error(`Could not get models from ${path}: ${(error as Error).stack ?? error}`);
  }
  throw new UsageError(`Expected models to be exported by ${path}, as default or as "models", found none.`);
}
