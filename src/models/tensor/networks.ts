import { inputShape, parameters } from '../architecture';
import type { Family } from '../family';
import { descendHinge } from './descendHinge';
import { logitsOn } from './logitsOn';

/** The networks that an `Architecture` describes. */
export const networks: Family = {
  shapes: (architecture, input, classes) => parameters(architecture, input, classes).map(({ shape }) => shape),
  logits: logitsOn,
  optimise: (architecture, dataset, ...rest) =>
    descendHinge(architecture, inputShape(architecture, dataset), dataset.classes.length, ...rest),
};
