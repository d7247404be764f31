import type { Records } from '../data/records';
import type { Ensemble } from './ensemble';

/** 1 where the model was trained on the record, `[models × records]`. */
export function membership(ensemble: Ensemble, { indices }: Records): Uint8Array {
  const trained = new Uint8Array(ensemble.models.length * indices.length);
  ensemble.models.forEach(({ sample }, m) => {
    const member = new Uint8Array(ensemble.split.dataset.labels.length);
    for (const index of sample) member[index] = 1;
    indices.forEach((index, r) => {
      trained[m * indices.length + r] = member[index];
    });
  });
  return trained;
}
