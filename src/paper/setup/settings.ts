import { expected } from '../../core/check';
import type { Dataset } from '../../data/dataset';
import { loadAdult } from '../../data/load/loadAdult';
import { loadCancer } from '../../data/load/loadCancer';
import { loadMnist } from '../../data/load/loadMnist';
import type { Architecture } from '../../models/architecture';
import type { FormName } from '../../serve/forms';
import { censusSample } from '../../train/wideAndDeep/censusSample';
import type { WideAndDeep } from '../../train/wideAndDeep/wideAndDeep';

/** One of the paper's five experiments: data, models, and the thresholds of its table 1. */
export interface Setting {
  title: string;
  load(): Promise<Dataset>;
  /** Records that targets are trained from (half of them each), and records that the adversary has. */
  pool: number;
  adversary: number;
  /** The models; those of the cloud service's census sample depend on how its columns are encoded. */
  architecture: Architecture | ((dataset: Dataset) => WideAndDeep);
  /** Default: that at which as many records are selected as in table 1, where the paper does not print it. */
  delta?: number;
  beta: number;
  /** Selects by raw features, as the paper did where a service hides its logits. Default: by logits. */
  byFeatures?: true;
  /** How the targets answer, which are behind a service. Default: they are at hand. */
  service?: FormName;
}

/**
 * The paper's settings (sections 5.2 and 5.3, table 1). Where it is silent the choice is ours: Adam at 0.001 for the
 * small networks; for MNIST the network and rate of TensorFlow's tutorial that its description matches; for the two of
 * Google those of the cloud service's samples, that of the census as it was in January 2018, a month before the paper.
 * What the paper calls epochs are mini-batch steps: 10,000 passes over MNIST for 200 models would not be credible,
 * 10,000 steps are 50 passes.
 */
export const settings = {
  adult: {
    title: 'Adult',
    load: loadAdult,
    pool: 20000,
    adversary: 28842,
    delta: 0.4,
    beta: 0.1,
    architecture: {
      layers: [
        { type: 'dense', units: 10, activation: 'tanh' },
        { type: 'dense', units: 5, activation: 'tanh' },
      ],
      optimiser: 'adam',
      rate: 1e-3,
      batch: 100,
      steps: 20000,
    },
  },
  cancer: {
    title: 'Cancer',
    load: loadCancer,
    pool: 200,
    adversary: 499,
    delta: 0.1,
    beta: 0.1,
    architecture: { layers: [], optimiser: 'adam', rate: 1e-3, batch: 10, steps: 3000 },
  },
  mnist: {
    title: 'MNIST',
    load: loadMnist,
    pool: 20000,
    adversary: 40000,
    delta: 0.2,
    beta: 0.1,
    architecture: {
      layers: [
        { type: 'conv2d', filters: 32, kernel: 5, activation: 'relu' },
        { type: 'maxPool', size: 2 },
        { type: 'conv2d', filters: 64, kernel: 5, activation: 'relu' },
        { type: 'maxPool', size: 2 },
        { type: 'dense', units: 1024, activation: 'relu' },
        { type: 'dropout', rate: 0.5 },
      ],
      optimiser: 'adam',
      rate: 1e-4,
      batch: 50,
      steps: 10000,
    },
  },
  'adult-google': {
    title: 'Adult (Google)',
    load: loadAdult,
    pool: 20000,
    adversary: 28842,
    beta: 0.1,
    byFeatures: true,
    service: 'census',
    architecture: dataset => censusSample(dataset, 'january2018'),
  },
  'mnist-google': {
    title: 'MNIST (Google)',
    load: loadMnist,
    pool: 20000,
    adversary: 40000,
    delta: 0.2,
    beta: 0.1,
    service: 'mnist',
    architecture: {
      layers: [
        { type: 'dense', units: 128, activation: 'relu' },
        { type: 'dense', units: 32, activation: 'relu' },
      ],
      optimiser: 'sgd',
      rate: 0.01,
      batch: 100,
      steps: 2000,
    },
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;

/** The settings in the order of the paper's table 1. */
export const settingNames = Object.keys(settings) as SettingName[];

/** Checks the name of a setting, and returns it. @throws RangeError otherwise */
export function checkSetting(what: string, name: SettingName): SettingName {
  if (!settingNames.includes(name)) expected(`${what} out of ${settingNames.join(', ')}`, name);
  return name;
}

/**
 * Whether the targets of a setting are behind a service, on the data of another setting.
 * @example
 * [isService('adult'), isService('adult-google')]; // => [false, true]
 */
export const isService = (name: SettingName): boolean => 'service' in settings[checkSetting('name', name)];
