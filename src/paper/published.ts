// The numbers the paper prints. Precision and recall are shares, not per cent; null stands for its dash.
import type { SettingName } from './settings';

/** Table 1: direct inference. */
export const table1: Record<SettingName, { selected: number; at: { cutoff: number; precision: number | null; recall: number; tp: number; fp: number }[] }> = {
  adult: { selected: 13, at: [
    { cutoff: 0.001, precision: null, recall: 0, tp: 0, fp: 0 },
    { cutoff: 0.002, precision: 1, recall: 0.0031, tp: 2, fp: 0 },
    { cutoff: 0.01, precision: 0.7391, recall: 0.0523, tp: 34, fp: 12 },
  ] },
  cancer: { selected: 5, at: [
    { cutoff: 0.001, precision: null, recall: 0, tp: 0, fp: 0 },
    { cutoff: 0.008, precision: 1, recall: 0.024, tp: 6, fp: 0 },
    { cutoff: 0.01, precision: 0.8889, recall: 0.032, tp: 8, fp: 1 },
  ] },
  mnist: { selected: 16, at: [
    { cutoff: 0.0001, precision: 1, recall: 0.2437, tp: 195, fp: 0 },
    { cutoff: 0.001, precision: 0.9655, recall: 0.455, tp: 364, fp: 13 },
    { cutoff: 0.01, precision: 0.9336, recall: 0.7388, tp: 591, fp: 42 },
  ] },
  'adult-google': { selected: 7, at: [
    { cutoff: 0.001, precision: null, recall: 0, tp: 0, fp: 0 },
    { cutoff: 0.009, precision: 1, recall: 0.0233, tp: 7, fp: 0 },
    { cutoff: 0.01, precision: 0.8, recall: 0.0267, tp: 8, fp: 2 },
  ] },
  'mnist-google': { selected: 1, at: [
    { cutoff: 0.001, precision: null, recall: 0, tp: 0, fp: 0 },
    { cutoff: 0.01, precision: 1, recall: 0.04, tp: 2, fp: 0 },
    { cutoff: 0.014, precision: 1, recall: 0.08, tp: 4, fp: 0 },
  ] },
};

/** Table 2: the thresholds of the selection, at p = 0.01. */
export const table2: Partial<Record<SettingName, { delta: number; beta: number; selected: number; precision: number; recall: number }[]>> = {
  adult: [
    { delta: 0.4, beta: 0.1, selected: 13, precision: 0.7391, recall: 0.0523 },
    { delta: 0.4, beta: 0.5, selected: 26, precision: 0.68, recall: 0.0392 },
    { delta: 0.3, beta: 0.1, selected: 53, precision: 0.6581, recall: 0.0291 },
    { delta: 0.2, beta: 0.1, selected: 127, precision: 0.6621, recall: 0.0219 },
  ],
  cancer: [
    { delta: 0.1, beta: 0.1, selected: 5, precision: 0.8889, recall: 0.032 },
    { delta: 0.1, beta: 1, selected: 21, precision: 0.6875, recall: 0.0314 },
    { delta: 0.05, beta: 0.1, selected: 33, precision: 0.6667, recall: 0.026 },
  ],
  mnist: [
    { delta: 0.2, beta: 0.1, selected: 16, precision: 0.9336, recall: 0.7388 },
    { delta: 0.2, beta: 1, selected: 27, precision: 0.9505, recall: 0.6689 },
    { delta: 0.2, beta: 2, selected: 52, precision: 0.9084, recall: 0.6831 },
  ],
};

/** Table 6: accuracy of the target models, mean and standard deviation over 100 (null where none is printed). */
export const table6: Record<SettingName, Record<'train' | 'test', { mean: number; sd: number | null }>> = {
  adult: { train: { mean: 0.85, sd: 0.01 }, test: { mean: 0.85, sd: null } },
  cancer: { train: { mean: 0.95, sd: 0.04 }, test: { mean: 0.94, sd: 0.03 } },
  mnist: { train: { mean: 0.99, sd: null }, test: { mean: 0.98, sd: null } },
  'adult-google': { train: { mean: 0.84, sd: 0.03 }, test: { mean: 0.84, sd: 0.02 } },
  'mnist-google': { train: { mean: 0.9, sd: null }, test: { mean: 0.9, sd: null } },
};
