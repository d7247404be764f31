import { join } from 'node:path';
import type { CommandSpec } from '../../../src/train/command/commandSpec';

/** Has models trained by `plain_train.py`, which needs Python alone and says what `settings` it takes. */
export const plainCommand = (settings?: Record<string, unknown>, more?: Partial<CommandSpec>): CommandSpec => ({
  train: ['python3', join(__dirname, 'fixtures', 'plain_train.py')],
  settings,
  ...more,
});
