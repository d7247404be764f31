import { inspect } from 'node:util';
import { recordsHash } from '../data/hash';
import type { Records } from '../data/records';
import type { AttackSplit } from '../data/splitForAttack';
import type { Architecture } from './architecture';
import { accuracies, computeLogits, type Logits } from './logits';
import type { Store } from './store/store';
import { storedLogits } from './storedLogits';
import type { Weights } from './weights';

/** A trained model. */
export interface Model {
  /** What it was trained on: indices into the data set, repeated where a bootstrap sample repeats them. */
  sample: Int32Array;
  weights: Weights;
}

/** Models of one architecture, trained for one split. */
export class Ensemble {
  private readonly cache = new WeakMap<Records, Logits>();

  constructor(
    readonly kind: 'reference' | 'target',
    readonly split: AttackSplit,
    readonly architecture: Architecture,
    readonly models: readonly Model[],
    /** Where the models are kept, if they are. */
    readonly store?: Store,
  ) {}

  /** What a reader of the results has to know, such as stored models that had to be trained again. */
  get warnings(): readonly string[] {
    return this.store?.warnings ?? [];
  }

  /** Logits of every model on some records, computed once per set of records; those on the split's own sets are stored. */
  logits(records: Records): Logits {
    let logits = this.cache.get(records);
    if (!logits) {
      const weights = this.models.map(model => model.weights);
      const store = this.storeFor(records);
      logits = store
        ? storedLogits(store, this.architecture, weights, records)
        : computeLogits(this.architecture, weights, records);
      this.cache.set(records, logits);
    }
    return logits;
  }

  /** Numbers about some records that follow from the logits of these models: computed, or for the split's own sets kept in the store. */
  remember<T extends Int32Array | Float64Array>(records: Records, name: string, compute: () => T): T {
    const store = this.storeFor(records);
    return store ? store.remember(`${name}, records ${recordsHash(records)}`, this.models.length, compute) : compute();
  }

  private storeFor(records: Records): Store | undefined {
    return records === this.split.pool || records === this.split.adversary ? this.store : undefined;
  }

  /** Share of the records that each model gets right, `[models]`. */
  accuracies(records: Records): Float64Array {
    return accuracies(this.logits(records), records.labels());
  }

  [inspect.custom](): string {
    const { layers, optimiser, rate, batch, steps } = this.architecture;
    const hidden = layers.map(layer => ('units' in layer ? layer.units : layer.type)).join('-') || 'no hidden layer';
    return (
      `${this.models.length} ${this.kind} models on ${this.split.dataset.name} (${hidden}; ${optimiser} ${rate}, ` +
      `${steps} steps of ${batch}; ${this.split.trainingSize} records each)`
    );
  }
}
