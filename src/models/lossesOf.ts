import type { Matrix } from '../core/matrix';
import type { Records } from '../data/records';
import { asMatrix } from './answers';
import type { Models } from './models';

/** Log losses of models on records, `[models × records]` in nats. Not to be changed: models may keep them. */
export const lossesOf = (models: Models, records: Records): Matrix => asMatrix(models.about(records, 'losses'));
