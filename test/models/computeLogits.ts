import type { Records } from '../../src/data/records';
import type { Architecture } from '../../src/models/architecture';
import type { Logits } from '../../src/models/logits';
import { logitsOn } from '../../src/models/tensor/logitsOn';
import type { Weights } from '../../src/models/weights';

/** Logits of each model on each record. */
export const computeLogits = (architecture: Architecture, models: readonly Weights[], records: Records): Logits =>
  logitsOn(architecture, models, records.features(), records.dataset);
