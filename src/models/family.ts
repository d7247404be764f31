import type { Matrix } from '../core/matrix';
import type { Dataset } from '../data/dataset';
import type { Architecture } from './architecture';
import type { Logits } from './logits';
import type { Descent } from './tensor/descendHinge';
import type { Weights } from './weights';

/**
 * Models of one kind, such as the networks of an `Architecture`: what tensors they have, and what they answer with
 * them. A trainer that hands over weights says whose they are. Kernels: what they are given has been checked.
 */
export interface Family<Spec extends object = Architecture> {
  /**
   * The shapes of a model's tensors, in order.
   * @param input shape of one record
   * @throws RangeError for a spec that does not fit the records
   */
  shapes(spec: Spec, input: number[], classes: number): number[][];
  /**
   * Outputs before the softmax of each model on each input.
   * @param inputs `[n × features]`, encoded as the records of the data set are
   */
  logits(spec: Spec, models: readonly Weights[], inputs: Matrix, dataset: Dataset): Logits;
  /**
   * Moves queries so that positive models answer higher than plain ones, see `optimiseQueries`. Left out where answers
   * have no gradient by the inputs: changes are then tried at random, see `climbQueries`.
   */
  optimise?(
    spec: Spec,
    dataset: Dataset,
    positive: readonly Weights[],
    plain: readonly Weights[],
    queries: Matrix,
    options: Descent,
  ): Matrix & { values: Float32Array };
}
