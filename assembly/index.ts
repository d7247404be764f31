// Training of one small network, all of it in a few hundred kilobytes of memory.
import { gather, nextBatch } from './batch';
import { backward, forward } from './passes';
import { layerOf, Plan } from './plan';
import { softmaxGradient } from './softmax';
import { endStep, penalise, update } from './update';

export { nextBatch } from './batch';
export { fillUniform } from './random';
export { answerWideAndDeep, trainWideAndDeep } from './wideAndDeep';

/** Goes on with the training of the model whose plan lies at `at`. */
export function train(at: usize, steps: i32): void {
  const plan = changetype<Plan>(at);
  for (let step = 0; step < steps; step++) {
    nextBatch(plan);
    if (!plan.sparse) gather(plan);
    forward(plan);
    softmaxGradient(plan, layerOf(plan, plan.layers - 1));
    backward(plan);
    for (let i = 0; i < plan.layers; i++) {
      const layer = layerOf(plan, i);
      update(plan, layer.kernel, layer.bias - layer.kernel, plan.decay);
      if (plan.biasDecay > 0) penalise(layer.bias, plan.span, layer.units, plan.biasDecay);
      update(plan, layer.bias, <usize>layer.unitsPadded << 2, 0);
    }
    endStep(plan);
  }
}
