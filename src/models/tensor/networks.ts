import { parameters } from '../architecture';
import type { Family } from '../family';
import { logitsOn } from './logitsOn';
import { optimiseForNetworks } from './optimiseForNetworks';

/** The networks that an `Architecture` describes. */
export const networks: Family = {
  shapes: (architecture, input, classes) => parameters(architecture, input, classes).map(({ shape }) => shape),
  logits: logitsOn,
  optimise: optimiseForNetworks,
};
