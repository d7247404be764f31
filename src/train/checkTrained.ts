import { expected } from '../core/check';
import { shapesOf, type Weighed } from './storedModels';
import type { Trained } from './trainer';

/** What decides the sizes: of the sets that models are asked about, only how many records they have. */
type Sizes = Weighed & { asked: readonly { length: number }[] };

/** Checks what a trainer hands over, and returns it. @throws RangeError for weights or logits of another size */
export function checkTrained(spec: Sizes, trained: Trained): Trained {
  const { trainer, asked, shape } = spec;
  const compare = (what: string, wanted: number[], given: ArrayLike<number>[] = []) => {
    const odd = given.find(values => !(values instanceof Float32Array));
    if (odd) expected(`${what} as Float32Array from the trainer ${trainer.name}`, `${odd.constructor.name}`);
    const sizes = given.map(values => values.length);
    if (`${sizes}` !== `${wanted}`)
      expected(`${what} of ${wanted.join(', ')} numbers from the trainer ${trainer.name}`, sizes.join(', '));
  };
  if (trainer.gives === 'logits')
    compare(
      'logits',
      asked.map(records => records.length * shape.classes),
      trained.logits,
    );
  else
    compare(
      'weights',
      shapesOf(spec).map(shape => shape.reduce((a, b) => a * b, 1)),
      trained.weights,
    );
  return trained;
}

/** Counts the models that are handed over: each of `total` has to come, and once. */
export function countedIn(total: number) {
  const came = new Set<number>();
  return {
    /** @throws RangeError for a model that was not asked for, or came before */
    take(at: number): void {
      if (!Number.isInteger(at) || at < 0 || at >= total) expected(`models 0 to ${total - 1} from the trainer`, at);
      if (came.has(at)) expected('each model once from the trainer', `model ${at} again`);
      came.add(at);
    },
    /** @throws RangeError unless all came */
    end(): void {
      if (came.size < total) expected(`${total} models from the trainer`, came.size);
    },
  };
}
