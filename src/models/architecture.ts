import { checkCount, checkInteger, checkName, checkNumber, checkSize, expected } from '../core/check';
import { type Names, requireOptions } from '../core/checkOptions';
import type { Dataset } from '../data/dataset';

export type Activation = 'linear' | 'tanh' | 'relu';

/**
 * How weights start:
 * - 'glorot': kernels uniform in ±√(6 / (fanIn + fanOut)) (Glorot and Bengio 2010, the default of Keras), biases 0;
 * - 'he': kernels normal with variance 2 / fanIn (He et al. 2015), biases 0;
 * - 'lecun': kernels normal with variance 1 / fanIn (LeCun et al. 1998), biases 0;
 * - 'truncatedNormal': kernels normal with standard deviation 0.1, drawn anew where they are beyond two of these, and
 *   biases 0.1, as in TensorFlow's tutorial "Deep MNIST for Experts";
 * - 'zeros': all 0, for softmax regression alone.
 */
export type Initialiser = 'glorot' | 'he' | 'lecun' | 'truncatedNormal' | 'zeros';

/** Which weights λ counts: kernels of all layers; these and all biases; kernels and biases of dense layers alone. */
export type Penalised = 'kernels' | 'all' | 'dense';

/** A layer before the logits, as plain data. */
export type Layer =
  | { type: 'dense'; units: number; activation: Activation }
  /** Square kernel, stride 1, padding 'same'. Needs images. */
  | { type: 'conv2d'; filters: number; kernel: number; activation: Activation }
  /** Square window, moved by its own size, padding 'same'. */
  | { type: 'maxPool'; size: number }
  /** Each value is set to 0 with probability `rate` while training, and the others scaled up to match. */
  | { type: 'dropout'; rate: number }
  | { type: 'flatten' };

/**
 * What models are made from, of whatever kind. An `Architecture` is one with `layers`; others have fields of their own,
 * and a trainer that takes them.
 */
export interface ModelSpec {
  layers?: unknown;
  /** Mini-batches in the whole training, by which progress is counted. Default 1: nothing is heard in between. */
  steps?: number;
  /** Stands for what cannot be hashed, such as code: models are trained anew when it changes. */
  version?: string | number;
}

/** A spec that is no `Architecture`. */
export type OtherSpec = ModelSpec & object & { layers?: undefined };

/** Whether a spec is an `Architecture`, if it is right. */
export const isArchitecture = (spec: ModelSpec): spec is Architecture => 'layers' in spec;

/**
 * A model and how it is trained, as plain data: it can be stored, hashed and shown.
 * The last layer is always dense and linear with one unit a class (the logits), and is not listed.
 */
export interface Architecture {
  /** Layers before the logits; none at all is softmax regression. */
  layers: Layer[];
  /** Adam has β₁ 0.9, β₂ 0.999, ε 1e-7. */
  optimiser: 'adam' | 'sgd';
  /** Learning rate. */
  rate: number;
  /** Records in a mini-batch. */
  batch: number;
  /** Mini-batches in the whole training (what the paper calls epochs, see spec of the settings in `paper/`). */
  steps: number;
  /** λ in λ · Σ w², added to the mean loss, over the weights that `penalised` names. Default 0. */
  l2?: number;
  /** Which weights λ counts, see `Penalised`. Default 'kernels'. */
  penalised?: Penalised;
  /** How weights start, see `Initialiser`. Default 'glorot'. */
  initialiser?: Initialiser;
}

/**
 * An architecture, checked. The words of a literal that is written in it keep their types, so that it can be kept in a
 * variable without an annotation.
 * @returns `spec` itself
 * @throws RangeError naming the field that is wrong
 * @example
 * const small = architecture({
 *   layers: [{ type: 'dense', units: 20, activation: 'tanh' }],
 *   optimiser: 'adam',
 *   rate: 0.01,
 *   batch: 10,
 *   steps: 50,
 * });
 * small.optimiser; // => 'adam'
 */
export const architecture = (spec: Architecture): Architecture => checkArchitecture(spec);

/** The shape of one trainable tensor, and what it is for. */
export interface Parameter {
  kind: 'kernel' | 'bias';
  shape: number[];
  /** Inputs and outputs of one unit, from which the size of the initial weights follows. */
  fanIn: number;
  fanOut: number;
}

/** Whether any layer needs images; such networks are trained one after another. */
export const isConvolutional = (architecture: Architecture): boolean =>
  architecture.layers.some(layer => layer.type === 'conv2d' || layer.type === 'maxPool');

/**
 * The shape of one record as a model takes it: an image for a convolutional network and for models that are no
 * `Architecture`, where the data are images; else its features in a row.
 */
export const inputShape = (spec: ModelSpec, { image, features }: Dataset): number[] =>
  image && (!isArchitecture(spec) || isConvolutional(spec)) ? image : [features.width];

/**
 * The trainable tensors of an architecture, in order: kernel and bias of every layer that has them, the logits last.
 * @param input shape of one record: `[features]`, or `[height, width, channels]` for an image
 * @throws RangeError when a layer does not fit what comes before it
 */
export function parameters(architecture: Architecture, input: number[], classes: number): Parameter[] {
  const found: Parameter[] = [];
  let shape = input;
  const add = (kernel: number[], window: number) => {
    const [from, to] = kernel.slice(-2);
    checkSize('the weights of a layer', ...kernel);
    found.push({ kind: 'kernel', shape: kernel, fanIn: from * window, fanOut: to * window });
    found.push({ kind: 'bias', shape: [to], fanIn: 0, fanOut: to });
  };
  const flatSize = () => shape.reduce((a, b) => a * b, 1);
  for (const layer of architecture.layers) {
    if ((layer.type === 'conv2d' || layer.type === 'maxPool') && shape.length !== 3)
      expected(`images before a ${layer.type} layer`, `records of shape [${shape}]`, 'Use dense layers for this data.');
    if (layer.type === 'conv2d') {
      add([layer.kernel, layer.kernel, shape[2], layer.filters], layer.kernel ** 2);
      shape = [shape[0], shape[1], layer.filters];
    } else if (layer.type === 'maxPool') {
      shape = [Math.ceil(shape[0] / layer.size), Math.ceil(shape[1] / layer.size), shape[2]];
    } else if (layer.type === 'dense') {
      add([flatSize(), layer.units], 1);
      shape = [layer.units];
    } else if (layer.type === 'flatten') {
      shape = [flatSize()];
    }
  }
  add([flatSize(), classes], 1);
  return found;
}

/** Which of the parameters that `parameters` lists λ counts. A kernel comes before its bias, and is flat if dense. */
export const isPenalised = (all: readonly Parameter[], penalised: Penalised = 'kernels'): boolean[] =>
  all.map(({ kind }, i) => {
    const isKernel = kind === 'kernel';
    const isDense = all[isKernel ? i : i - 1].shape.length === 2;
    return { kernels: isKernel, all: true, dense: isDense }[penalised];
  });

const names: Names<Architecture & ModelSpec> = {
  layers: true,
  optimiser: true,
  rate: true,
  batch: true,
  steps: true,
  l2: true,
  penalised: true,
  initialiser: true,
  version: true,
};

const penalties: Record<Penalised, true> = { kernels: true, all: true, dense: true };
const initialisers: Record<Initialiser, true> = {
  glorot: true,
  he: true,
  lecun: true,
  truncatedNormal: true,
  zeros: true,
};

const layerNames: { [Type in Layer['type']]: Names<Extract<Layer, { type: Type }>> } = {
  dense: { type: true, units: true, activation: true },
  conv2d: { type: true, filters: true, kernel: true, activation: true },
  maxPool: { type: true, size: true },
  dropout: { type: true, rate: true },
  flatten: { type: true },
};

/** Checks an architecture, and returns it. @throws RangeError naming the field that is wrong */
export function checkArchitecture(spec: ModelSpec): Architecture {
  const architecture = spec as Architecture;
  requireOptions('an architecture', architecture, names);
  const { layers, optimiser, rate, batch, steps, l2 = 0, penalised = 'kernels', initialiser = 'glorot' } = architecture;
  if (!Array.isArray(layers)) expected('architecture.layers to be an array of layers', layers);
  layers.forEach((layer, i) => checkLayer(layer, `architecture.layers[${i}]`));
  if (optimiser !== 'adam' && optimiser !== 'sgd') expected("architecture.optimiser to be 'adam' or 'sgd'", optimiser);
  checkNumber('architecture.rate', rate, Number.MIN_VALUE, 1e6);
  checkCount('architecture.batch', batch, 1, 1e6);
  checkCount('architecture.steps', steps, 1, 1e9);
  checkNumber('architecture.l2', l2, 0, 1e6);
  checkName('architecture.penalised', penalised, penalties);
  checkName('architecture.initialiser', initialiser, initialisers);
  if (initialiser === 'zeros' && layers.some(({ type }) => type === 'dense' || type === 'conv2d'))
    expected(
      "an initialiser other than 'zeros' for an architecture with hidden layers",
      initialiser,
      'All units of a layer would stay the same.',
    );
  return architecture;
}

function checkLayer(layer: Layer, name: string): void {
  if (layer?.type === 'dense') checkInteger(`${name}.units`, layer.units, 1);
  else if (layer?.type === 'conv2d') {
    checkInteger(`${name}.filters`, layer.filters, 1);
    checkInteger(`${name}.kernel`, layer.kernel, 1);
  } else if (layer?.type === 'maxPool') checkInteger(`${name}.size`, layer.size, 1);
  else if (layer?.type === 'dropout') checkNumber(`${name}.rate`, layer.rate, 0, 0.99);
  else if (layer?.type !== 'flatten')
    expected(
      `${name}.type to be dense, conv2d, maxPool, dropout or flatten`,
      (layer as { type?: unknown } | undefined)?.type,
    );
  requireOptions<object>(name, layer, layerNames[layer.type]);
  if ((layer.type === 'dense' || layer.type === 'conv2d') && !['linear', 'tanh', 'relu'].includes(layer.activation))
    expected(`${name}.activation to be 'linear', 'tanh' or 'relu'`, layer.activation);
}
